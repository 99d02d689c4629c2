import { specifySuite } from '../testing/specify-suite.js';

specifySuite('replication-causal');
