import type { Topology } from '../../models/index.js';
import { aggregates, configuredAnew, identity, needsEveryNode } from '../catalogue/architecture/table.js';
import { backupBeforeFailure, detour, shortest } from '../catalogue/communication-optimization/routes.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<Topology>('topology');

/** The table of nodes, the totals of their performance, and the shortest ways whichever of the eight links fail. */
export const topologySuite: readonly Binding[] = [
  holds(aggregates),
  reached(aggregates, needsEveryNode),
  breaks(aggregates, { variant: 'one-misread-cell', finding: 'seeded: one cell' }),

  holds(identity),
  reached(identity, configuredAnew),
  breaks(identity, { variant: 'one-changed-cell', finding: 'seeded: one cell' }),
  breaks(identity, { variant: 'measured-for-baseline', finding: 'seeded: no baseline' }),

  holds(shortest),
  reached(shortest, backupBeforeFailure),
  reached(shortest, detour),
  breaks(shortest, { variant: 'backup-only-on-failure', finding: 'N1' }),
];
