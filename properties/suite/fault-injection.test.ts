import { specifyFunctions } from '../testing/specify-functions.js';

specifyFunctions('fault-injection');
