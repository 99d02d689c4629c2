import { specifyFunctions } from '../testing/specify-functions.js';

specifyFunctions('quorum-arithmetic');
