import type { QuorumArithmetic } from '../../models/index.js';
import { allNeeded, attainable, intersection, noneToSpare } from '../catalogue/fault-tolerance/quorums.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<QuorumArithmetic>('quorum-arithmetic');

/** Quorums: for every group of up to a hundred replicas that can tolerate its Byzantine members. */
export const quorumArithmeticSuite: readonly Binding[] = [
  holds(intersection),
  reached(intersection, noneToSpare),
  breaks(intersection, { variant: 'documented', finding: 'B1 and B3' }),
  breaks(intersection, { variant: 'quorums-of-2f+1', finding: 'B1' }),
  breaks(intersection, { variant: 'new-view-from-f+1', finding: 'B3' }),

  holds(attainable),
  reached(attainable, allNeeded),
  breaks(attainable, { variant: 'unanimous', finding: 'seeded: one who is silent stops all' }),
];
