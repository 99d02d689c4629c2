import { specifyFunctions } from '../testing/specify-functions.js';

specifyFunctions('replication-groups');
