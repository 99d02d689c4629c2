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
import { agreement, commitsEverywhere } from '../catalogue/transactions/atomic-commitment.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<DeadlockState>('deadlock');

const crash = ['crash of Core2'];

/** The smallest instance of each strategy: two transactions, of which one has done less work only where there are three participants. */
const oldest = { parameters: { transactions: 2, strategy: 'oldest' }, faults: crash };
const lowestPriority = { parameters: { transactions: 2, strategy: 'lowest-priority' }, faults: crash };
const leastWork = { parameters: { transactions: 2, participants: 3 }, faults: crash };
/** A third transaction waits for one in a deadlock. Core2 does not crash, for the sake of the number of states. */
const three = { parameters: { crashes: 0 } };

/** The same with everything: the model's own parameters, and the strategy that has most to remember. */
const byDefault = { faults: crash, profile: 'ci' } as const;
const threeOldest = { parameters: { strategy: 'oldest', crashes: 0 }, profile: 'ci' } as const;
/** Deadlocks of several cycles. Safety alone, for the sake of the time that it takes. */
const severalCycles = { parameters: { participants: 3, crashes: 0 }, profile: 'nightly' } as const;

const holdsEverywhere = (obligation: Obligation<DeadlockState>): readonly Binding[] =>
  [oldest, lowestPriority, leastWork, three, byDefault, threeOldest].map((instance) => holds(obligation, instance));

const flawed = (variant: string, finding: string, { parameters = {}, profile = 'pre-commit' }: Instance) => ({
  variant,
  finding,
  parameters,
  profile,
});

/** Deadlocks and what becomes of those in them, on the repaired design and on each that lacks something. */
export const deadlockSuite: readonly Binding[] = [
  ...holdsEverywhere(reported),
  holds(reported, severalCycles),
  reached(reported, innocentReport, three),
  breaks(reported, flawed('search-with-index-minus-one', 'D1', three)),
  breaks(reported, flawed('search-ending-at-the-first-cycle', 'D1', severalCycles)),

  ...holdsEverywhere(resolved),
  reached(resolved, deadlocked, oldest),
  reached(resolved, innocent, three),
  breaks(resolved, flawed('documented', 'D1', three)),
  breaks(resolved, flawed('search-that-throws', 'D1', three)),
  breaks(resolved, { ...flawed('detector-without-standby', 'D3', oldest), faults: crash }),
  breaks(resolved, { ...flawed('documented', 'D3', oldest), faults: crash }),

  ...holdsEverywhere(victims),
  holds(victims, severalCycles),
  reached(victims, lateOrder, oldest),
  breaks(victims, flawed('search-with-index-minus-one', 'D1', three)),
  breaks(victims, flawed('prepared-victim-aborted', 'T2', oldest)),
  breaks(
    victims,
    flawed('orders-without-an-attempt', 'seeded: an order says which transaction, and not which attempt', oldest),
  ),

  ...holdsEverywhere(noStarvation),
  reached(noStarvation, allSpared, oldest),
  breaks(noStarvation, flawed('without-ageing', 'D2', oldest)),
  breaks(noStarvation, flawed('new-timestamp-for-each-attempt', 'D2', oldest)),
  breaks(noStarvation, flawed('without-ageing', 'no ageing where the lowest priority is aborted', lowestPriority)),
  breaks(noStarvation, flawed('without-ageing', 'no ageing where the least work is aborted', leastWork)),

  ...holdsEverywhere(agreement),
  reached(agreement, commitsEverywhere, oldest),
  breaks(agreement, flawed('prepared-victim-aborted', 'T2', oldest)),
];
