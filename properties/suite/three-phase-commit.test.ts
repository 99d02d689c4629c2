import { specifySuite } from '../testing/specify-suite.js';

specifySuite('three-phase-commit');
