import type { EndToEndState } from '../../models/index.js';
import {
  admitted,
  allOrNothing,
  answered,
  answeredAfterFailover,
  answeredFromKey,
  committedAtAlternative,
  errorAfterVote,
  errorWithoutFault,
  exactlyOnce,
  executedTwice,
  notPermitted,
  reasoned,
  voted,
} from '../catalogue/integration/end-to-end.js';
import type { Binding } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<EndToEndState>('end-to-end');

/** The model's own parameters: one request; Core2 crashes, and Cloud1 drops two messages. */
const byDefault = { faults: ['Core2 crashes', 'Cloud1 drops an RPC', 'Cloud1 drops a message'] };
/** A node is given up that would still have answered. */
const impatient = {
  parameters: { crashes: 0, omissions: 1, timeouts: 1 },
  faults: ['give up a node that would still answer'],
};
/** A payload is damaged on its way. */
const damaged = { parameters: { crashes: 0, omissions: 1, damages: 1 }, faults: ['a payload is damaged on the way'] };
/** All nodes of the group are tried, one after the other. */
const allTried = { parameters: { alternatives: 2 }, faults: byDefault.faults };
/** Two requests, of which one is admitted in each window of the rate limiter; nothing fails but what cannot be executed. */
const two = { parameters: { requests: 2, alternatives: 0, crashes: 0, omissions: 0 } };
/** Two requests in one window, beside each other, while Cloud1 drops a message. */
const beside = {
  parameters: { requests: 2, rateLimit: 2, crashes: 0, omissions: 1 },
  faults: ['Cloud1 drops an RPC', 'Cloud1 drops a message'],
  profile: 'ci',
} as const;
/** More of everything. */
const worse = {
  parameters: { alternatives: 2, crashes: 2, damages: 1, timeouts: 1 },
  faults: [...byDefault.faults, ...impatient.faults, ...damaged.faults],
  profile: 'nightly',
} as const;

const flawed = (variant: string, finding: string, instance: Instance) => ({ ...instance, variant, finding });

/** What of the adversary's budget a flaw needs. */
const needing = (...faults: readonly string[]) => ({ ...byDefault, faults });
const noFault = needing();
const lostRpc = needing('Cloud1 drops an RPC');
const lostMessage = needing('Cloud1 drops a message');

/** Requests from client to response, on the repaired design and on each that lacks something. */
export const endToEndSuite: readonly Binding[] = [
  holds(answered, byDefault),
  holds(answered, allTried),
  holds(answered, impatient),
  holds(answered, damaged),
  holds(answered, two),
  reached(answered, answeredAfterFailover),
  breaks(answered, flawed('documented', 'M6', noFault)),
  breaks(answered, flawed('unbounded-failover', 'M6', noFault)),

  holds(exactlyOnce, byDefault),
  holds(exactlyOnce, allTried),
  holds(exactlyOnce, impatient),
  holds(exactlyOnce, damaged),
  holds(exactlyOnce, two),
  reached(exactlyOnce, executedTwice),
  reached(exactlyOnce, answeredFromKey),
  breaks(exactlyOnce, flawed('no-idempotency-key', 'R1', lostRpc)),
  breaks(exactlyOnce, flawed('late-votes-count', 'seeded: a vote counts though its node was given up', impatient)),
  breaks(exactlyOnce, flawed('damage-unnoticed', 'seeded: no authentication codes', damaged)),

  holds(allOrNothing, byDefault),
  holds(allOrNothing, impatient),
  holds(allOrNothing, allTried),
  reached(allOrNothing, errorAfterVote),
  breaks(allOrNothing, flawed('documented', 'T1', lostMessage)),
  breaks(allOrNothing, flawed('commit-failure-aborts', 'T1', lostMessage)),

  holds(voted, byDefault),
  holds(voted, allTried),
  holds(voted, impatient),
  reached(voted, committedAtAlternative),
  breaks(voted, flawed('documented', 'M7', lostRpc)),
  breaks(voted, flawed('prepare-before-execute', 'M7', lostRpc)),

  holds(admitted, two),
  holds(admitted, byDefault),
  reached(admitted, notPermitted),
  breaks(
    admitted,
    flawed('checked-at-the-service', 'seeded: access is controlled after the transaction has begun', two),
  ),

  holds(reasoned, two),
  holds(reasoned, byDefault),
  holds(reasoned, impatient),
  holds(reasoned, damaged),
  reached(reasoned, errorWithoutFault),
  breaks(reasoned, flawed('strangers-use-up-the-limit', 'seeded: rejected requests count for the rate limit', two)),

  holds(answered, beside),
  holds(exactlyOnce, beside),
  holds(allOrNothing, beside),
  holds(voted, beside),
  holds(admitted, beside),
  holds(answered, worse),
  holds(exactlyOnce, worse),
  holds(allOrNothing, worse),
  holds(voted, worse),
];
