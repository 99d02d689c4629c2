import { specifyFunctions } from '../testing/specify-functions.js';

specifyFunctions('risk-scoring');
