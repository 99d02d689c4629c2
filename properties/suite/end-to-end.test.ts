import { specifySuite } from '../testing/specify-suite.js';

specifySuite('end-to-end');
