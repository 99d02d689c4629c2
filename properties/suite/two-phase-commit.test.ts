import { specifySuite } from '../testing/specify-suite.js';

specifySuite('two-phase-commit');
