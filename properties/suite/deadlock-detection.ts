import type { DeadlockDetection } from '../../models/index.js';
import { exact, innocent, total, twoAtOnce } from '../catalogue/deadlock/detection.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<DeadlockDetection>('deadlock-detection');

/** Deadlock detection: for every graph of up to four transactions, in every order in which these come. */
export const deadlockDetectionSuite: readonly Binding[] = [
  holds(total),
  reached(total, innocent),
  breaks(total, { variant: 'documented', finding: 'D1' }),

  holds(exact),
  reached(exact, twoAtOnce),
  breaks(exact, { variant: 'documented', finding: 'D1' }),
  breaks(exact, { variant: 'ported', finding: 'D1' }),
  breaks(exact, { variant: 'ends-at-the-first-cycle', finding: 'D1' }),
];
