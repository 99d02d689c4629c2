import { specifyFunctions } from '../testing/specify-functions.js';

specifyFunctions('node-selection');
