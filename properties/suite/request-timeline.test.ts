import { specifySuite } from '../testing/specify-suite.js';

specifySuite('request-timeline');
