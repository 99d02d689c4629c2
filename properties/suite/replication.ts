import type { ReplicationState } from '../../models/index.js';
import {
  apart,
  available,
  convergent,
  durable,
  halfUpdated,
  outlivesPrimary,
  serializable,
  writesAfterCrash,
} from '../catalogue/replication/consistency.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<ReplicationState>('replication');

const crash = 'a member crashes';
const suspicion = 'begin a new epoch on a mere suspicion';

/** The model's own parameters: two transactions, one crash. */
const byDefault = { faults: [crash] };
/** Two primaries at once. */
const suspicious = { parameters: { crashes: 0, suspicions: 1 }, faults: [suspicion] };

const holdsEverywhere = (obligation: Obligation<ReplicationState>): readonly Binding[] => [
  holds(obligation, byDefault),
  holds(obligation, suspicious),
  // Three primaries in turn.
  holds(obligation, { parameters: { transactions: 1, crashes: 0, suspicions: 2 }, faults: [suspicion] }),
  holds(obligation, { parameters: { suspicions: 1 }, faults: [crash, suspicion], profile: 'ci' }),
  holds(obligation, { parameters: { transactions: 3 }, faults: [crash], profile: 'ci' }),
];

/** Two of three are dead in the end. There is nobody then who would have to be like another. */
const tooMany = { parameters: { transactions: 1, crashes: 2, suspicions: 1 }, faults: [crash, suspicion] };

/** Strong consistency: of the group as it is repaired, as it is documented, and with each flaw alone. */
export const replicationSuite: readonly Binding[] = [
  ...holdsEverywhere(serializable),
  reached(serializable, halfUpdated, byDefault),
  breaks(serializable, { variant: 'documented', finding: 'reads of a half-updated group' }),
  breaks(serializable, { variant: 'reads-anywhere', finding: 'reads of a half-updated group' }),
  breaks(serializable, { variant: 'acknowledges-at-once', finding: 'R8', faults: [crash] }),
  breaks(serializable, {
    variant: 'takes-over-without-asking',
    finding: 'seeded: no majority is asked',
    faults: [crash],
  }),
  breaks(serializable, { ...suspicious, variant: 'old-epochs-heard', finding: 'seeded: an old primary is heard' }),

  ...holdsEverywhere(durable),
  holds(durable, tooMany),
  reached(durable, outlivesPrimary, byDefault),
  breaks(durable, { variant: 'acknowledges-at-once', finding: 'R8' }),
  breaks(durable, { variant: 'takes-over-without-asking', finding: 'seeded: no majority is asked', faults: [crash] }),
  breaks(durable, { ...suspicious, variant: 'old-epochs-heard', finding: 'seeded: an old primary is heard' }),

  ...holdsEverywhere(available),
  holds(available, tooMany),
  reached(available, writesAfterCrash, byDefault),
  breaks(available, { variant: 'documented', finding: 'R7', faults: [crash] }),
  breaks(available, { variant: 'write-all', finding: 'R7', faults: [crash] }),

  ...holdsEverywhere(convergent),
  reached(convergent, apart, byDefault),
  breaks(convergent, { variant: 'acknowledges-at-once', finding: 'R8', faults: [crash] }),
];
