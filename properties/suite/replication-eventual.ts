import type { ReplicationEventualState } from '../../models/index.js';
import {
  apart,
  available,
  convergent,
  durable,
  lagsBehind,
  outlivesPrimary,
  recoveryPoint,
  writesAfterCrash,
} from '../catalogue/replication/consistency.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<ReplicationEventualState>('replication-eventual');

const crash = 'a member crashes';
const losses = ['what the primary sent is lost', 'a confirmation is lost'];

/** The model's own parameters: the RPC Handler's group, one write, one crash, one message lost. */
const byDefault = { faults: [crash, ...losses] };

const holdsEverywhere = (obligation: Obligation<ReplicationEventualState>): readonly Binding[] => [
  holds(obligation, byDefault),
  holds(obligation, { ...byDefault, parameters: { group: 'analytics' } }),
  holds(obligation, { ...byDefault, parameters: { group: 'load-balancer' }, profile: 'ci' }),
  holds(obligation, { ...byDefault, parameters: { writes: 2 }, profile: 'ci' }),
];

/** Eventual consistency: of the group as it is repaired, as it is documented, and with each flaw alone. */
export const replicationEventualSuite: readonly Binding[] = [
  ...holdsEverywhere(durable),
  holds(durable, { parameters: { crashes: 3, losses: 0 }, faults: [crash] }),
  reached(durable, outlivesPrimary, byDefault),
  breaks(durable, { variant: 'documented', finding: 'R8' }),
  breaks(durable, { variant: 'acknowledges-at-once', finding: 'R8', parameters: { group: 'analytics' } }),

  ...holdsEverywhere(available),
  reached(available, writesAfterCrash, byDefault),
  breaks(available, { variant: 'acknowledged-by-all', finding: 'R7', faults: [crash] }),

  ...holdsEverywhere(convergent),
  reached(convergent, apart, byDefault),
  breaks(convergent, { variant: 'documented', finding: 'R8', faults: [crash] }),
  breaks(convergent, {
    variant: 'acknowledges-at-once',
    finding: 'R8',
    faults: [crash],
    parameters: { group: 'analytics' },
  }),
  breaks(convergent, { variant: 'sends-once', finding: 'seeded: nothing is sent again', faults: losses.slice(0, 1) }),

  ...holdsEverywhere(recoveryPoint),
  holds(recoveryPoint, { parameters: { crashes: 0, losses: 4 }, faults: losses }),
  reached(recoveryPoint, lagsBehind, byDefault),
  breaks(recoveryPoint, { variant: 'documented', finding: 'R8' }),
  breaks(recoveryPoint, {
    variant: 'sends-once',
    finding: 'seeded: nothing is sent again',
    faults: losses.slice(0, 1),
  }),
  limit(recoveryPoint, {
    finding: 'a crash, and a second message lost',
    parameters: { losses: 2 },
    faults: [crash],
    nearest: {},
  }),
  limit(recoveryPoint, {
    finding: 'five messages lost',
    parameters: { crashes: 0, losses: 5 },
    nearest: { crashes: 0, losses: 4 },
  }),
];
