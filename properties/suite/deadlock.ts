import type { DeadlockState } from '../../models/index.js';
import {
  allSpared,
  deadlocked,
  innocent,
  innocentReport,
  lateOrder,
  noStarvation,
  reported,
  resolved,
  victims,
} from '../catalogue/deadlock/resolution.js';
import { agreement } from '../catalogue/transactions/atomic-commitment.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<DeadlockState>('deadlock');

const crash = 'crash of Core2';

/** The model's own parameters: three transactions at two participants, least work done. */
const byDefault = { faults: [crash] };

export const deadlockSuite: readonly Binding[] = [
  holds(reported, byDefault),
  holds(resolved, byDefault),
  holds(victims, byDefault),
  holds(noStarvation, byDefault),
  holds(agreement, byDefault),
  reached(reported, innocentReport),
  reached(resolved, deadlocked),
  reached(resolved, innocent),
  reached(victims, lateOrder),
  reached(noStarvation, allSpared),
  breaks(resolved, { variant: 'documented', finding: 'D1' }),
];
