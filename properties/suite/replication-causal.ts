import type { ReplicationCausalState } from '../../models/index.js';
import {
  apart,
  causal,
  concurrent,
  convergent,
  durable,
  earlyArrival,
  outlivesPrimary,
} from '../catalogue/replication/consistency.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<ReplicationCausalState>('replication-causal');

const crash = 'a member crashes';
const lost = 'what only the dead had is lost';

/** The model's own parameters: two writes, one crash. */
const byDefault = { faults: [crash, lost] };

const holdsEverywhere = (obligation: Obligation<ReplicationCausalState>): readonly Binding[] => [
  holds(obligation, byDefault),
  holds(obligation, { ...byDefault, parameters: { writes: 3 }, profile: 'ci' }),
  holds(obligation, { ...byDefault, parameters: { group: 'analytics' }, profile: 'ci' }),
];

/** Causal consistency: of the group as it is repaired, as it is documented, and with each flaw alone. */
export const replicationCausalSuite: readonly Binding[] = [
  ...holdsEverywhere(durable),
  reached(durable, outlivesPrimary, byDefault),
  breaks(durable, { variant: 'acknowledges-at-once', finding: 'R8' }),

  ...holdsEverywhere(causal),
  reached(causal, earlyArrival, byDefault),
  reached(causal, concurrent, byDefault),
  breaks(causal, { variant: 'documented', finding: 'nothing preserves causality' }),
  breaks(causal, { variant: 'no-gate', finding: 'seeded: applied as it arrives' }),
  breaks(causal, { variant: 'order-of-each-origin', finding: 'seeded: other members are not waited for' }),

  ...holdsEverywhere(convergent),
  reached(convergent, apart, byDefault),
  breaks(convergent, { variant: 'documented', finding: 'what comes late is taken for old' }),
  breaks(convergent, { variant: 'acknowledges-at-once', finding: 'R8', faults: [crash] }),
  breaks(convergent, { variant: 'no-gate', finding: 'seeded: what comes late is taken for old' }),
];
