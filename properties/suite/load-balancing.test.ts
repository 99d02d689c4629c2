import { specifySuite } from '../testing/specify-suite.js';

specifySuite('load-balancing');
