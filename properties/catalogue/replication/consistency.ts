import {
  always,
  eventuallyAlways,
  isLinearizable,
  leadsTo,
  type ProcessId,
  reachable,
  within,
} from '../../../checker/index.js';
import { store, transactionsIn } from '../../../models/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(process: ProcessId): Value;
  every(test: (value: Value, process: ProcessId) => boolean): boolean;
  some(test: (value: Value, process: ProcessId) => boolean): boolean;
  count(test: (value: Value, process: ProcessId) => boolean): number;
}

/** A copy of the data: in the order in which it has applied clients' writes, or without it. */
type Replica = { readonly up: boolean } & (
  | { readonly log: { includes(write: ProcessId): boolean } }
  | { readonly writes: { has(write: ProcessId): boolean } }
);

/** What replication is about, whatever the protocol: clients that write, and who has what they have written. */
export interface ReplicatedState {
  /** Each makes one request; a write is `writing` until it is `acknowledged`. */
  readonly client: Each<string>;
  readonly replica: Each<Replica>;
}

/** The same with a record of what clients were told. */
export type RecordedState = ReplicatedState & Parameters<typeof transactionsIn>[0];

/** The same with vector clocks, which tell what happened before what. */
export interface StampedState extends ReplicatedState {
  readonly stamp: Each<{ readonly origin: ProcessId; readonly clock: Clock }>;
}

interface Clock {
  isBefore(other: Clock): boolean;
  isConcurrentWith(other: Clock): boolean;
}

const strategies = 'Replication & Migration, Replication Strategies';

/** Strict serializability is linearizability of the store as a whole, each transaction being one operation. */
export const serializable: Obligation<RecordedState> = {
  id: 'P23.serializable',
  property: systemProperties.P23,
  source: `${strategies}: "Strong Consistency"; Glossary: "All replicas see same data at same time"`,
  formula: always(
    'transactions seem to be executed one after the other, each while it is under way',
    (s) => isLinearizable(transactionsIn(s), store),
    { given: (s) => s.client.some(isDone) },
  ),
};

/** Of three members that are two: no quorum can be formed of those who have not heard of the write. */
export const durable: Obligation<ReplicatedState> = {
  id: 'P23.durable',
  property: systemProperties.P23,
  source: `${strategies}; Fault Tolerance Metrics: "Recovery Point Objective"`,
  formula: always(
    'no majority of the members is without a write that was acknowledged, as long as one is left',
    (s) =>
      s.client.every(
        (phase, w) => phase !== 'acknowledged' || !isMajority(s, (replica) => replica.up && !holds(replica, w)),
      ),
    { given: (s) => s.client.some((phase) => phase === 'acknowledged') },
  ),
};

/** Clients write a limited number of times: so if some write never were acknowledged, in the end somebody would wait for ever. */
export const available: Obligation<ReplicatedState> = {
  id: 'P23.available',
  property: systemProperties.P23,
  source: 'Data Replication Flow: "All Replicas Confirmed"; Redundancy Strategies: "Highest availability"',
  formula: leadsTo(
    'every write is acknowledged in the end, if a majority is up',
    (s) => s.client.some((phase) => phase === 'writing'),
    (s) => s.client.every((phase) => phase !== 'writing') || !isMajority(s, ({ up }) => up),
  ),
};

/** Lamport, "Time, clocks, and the ordering of events in a distributed system" (1978); as P6.causal, of updates. */
export const causal: Obligation<StampedState> = {
  id: 'P23.causal',
  property: systemProperties.P23,
  source: `${strategies}: "Causal Consistency: Preserves causality"`,
  formula: always(
    'nobody has a write without all that happened before it',
    (s) =>
      s.stamp.every(({ clock: before }, w1) =>
        s.stamp.every(
          ({ clock: after }, w2) =>
            isIdle(s, w1) ||
            !before.isBefore(after) ||
            s.replica.every((replica) => !holds(replica, w2) || holds(replica, w1)),
        ),
      ),
    {
      given: (s) => s.stamp.some((one, w) => !isIdle(s, w) && s.stamp.some((other) => one.clock.isBefore(other.clock))),
    },
  ),
};

/** Clients write a limited number of times, so that it is quiet in the end. */
export const convergent: Obligation<ReplicatedState> = {
  id: 'P23.convergent',
  property: systemProperties.P23,
  source: `${strategies}: "Eventual Consistency: Replicas converge"`,
  formula: eventuallyAlways(
    'in the end all members that are up have the same writes, and every one that was acknowledged',
    (s) =>
      s.client.every(
        (phase, w) =>
          s.replica.every((replica) => !replica.up || holds(replica, w)) ||
          (phase !== 'acknowledged' && s.replica.every((replica) => !replica.up || !holds(replica, w))),
      ),
  ),
};

/** In milliseconds. */
const RECOVERY_POINT = 5000;

/** Said of the first client's write. Writes take no notice of one another, so that the others are no different. */
export const recoveryPoint: Obligation<ReplicatedState> = {
  id: 'P23.recoveryPoint',
  property: systemProperties.P23,
  source: 'Fault Tolerance Metrics: "Recovery Point Objective (RPO): 5 seconds"',
  formula: within(
    'within 5 s of its acknowledgement all members that are up have a write',
    RECOVERY_POINT,
    (s) => s.client.some((phase, w) => w === 0 && phase === 'acknowledged'),
    (s) => s.replica.every((replica) => !replica.up || s.client.every((_, w) => w !== 0 || holds(replica, w))),
  ),
};

export const halfUpdated: Witness<RecordedState> = {
  id: 'P23.serializable/reached:half-updated',
  formula: reachable(
    'somebody is told what a write has left, and a member that is up does not have that write yet',
    (s) =>
      transactionsIn(s).some(
        ({ result }) =>
          result !== null &&
          result.x !== null &&
          s.client.some((_, w) => w === result.x && s.replica.some((replica) => replica.up && !holds(replica, w))),
      ),
  ),
};

export const outlivesPrimary: Witness<ReplicatedState> = {
  id: 'P23.durable/reached:one-copy',
  formula: reachable(
    'a member is dead, and one alone of those left has a write that was acknowledged',
    (s) =>
      s.replica.some(({ up }) => !up) &&
      s.client.some(
        (phase, w) =>
          phase === 'acknowledged' &&
          s.replica.count(({ up }) => up) > 1 &&
          s.replica.count((replica) => replica.up && holds(replica, w)) === 1,
      ),
  ),
};

export const writesAfterCrash: Witness<ReplicatedState> = {
  id: 'P23.available/reached:after-crash',
  formula: reachable(
    'a write has been acknowledged that all have who are left, and one member is dead',
    (s) =>
      s.replica.some(({ up }) => !up) &&
      s.client.some(
        (phase, w) => phase === 'acknowledged' && s.replica.every((replica) => !replica.up || holds(replica, w)),
      ),
  ),
};

export const earlyArrival: Witness<StampedState> = {
  id: 'P23.causal/reached:early',
  formula: reachable(
    'of two writes at different members, the one having happened before the other, a third member has neither',
    (s) =>
      s.stamp.some(
        (cause, w1) =>
          !isIdle(s, w1) &&
          s.stamp.some(
            (effect, w2) =>
              cause.origin !== effect.origin &&
              cause.clock.isBefore(effect.clock) &&
              s.replica.some((replica) => replica.up && !holds(replica, w1) && !holds(replica, w2)),
          ),
      ),
  ),
};

export const concurrent: Witness<StampedState> = {
  id: 'P23.causal/reached:concurrent',
  formula: reachable('a member has two writes, neither of which happened before the other', (s) =>
    s.stamp.some((one, w1) =>
      s.stamp.some(
        (other, w2) =>
          one.clock.isConcurrentWith(other.clock) &&
          s.replica.some((replica) => holds(replica, w1) && holds(replica, w2)),
      ),
    ),
  ),
};

export const apart: Witness<ReplicatedState> = {
  id: 'P23.convergent/reached:apart',
  formula: reachable('a write was acknowledged, and of two members that are up one has it and the other not', (s) =>
    s.client.some(
      (phase, w) =>
        phase === 'acknowledged' &&
        s.replica.some((replica) => replica.up && holds(replica, w)) &&
        s.replica.some((replica) => replica.up && !holds(replica, w)),
    ),
  ),
};

export const lagsBehind: Witness<ReplicatedState> = {
  id: 'P23.recoveryPoint/reached:lag',
  formula: reachable(
    'the first write was acknowledged, a member is dead, and of those left somebody does not have it',
    (s) =>
      s.client.some((phase, w) => w === 0 && phase === 'acknowledged') &&
      s.replica.some(({ up }) => !up) &&
      s.replica.some((replica) => replica.up && s.client.some((_, w) => w === 0 && !holds(replica, w))),
  ),
};

/** Whether a client has been told what became of its request. */
function isDone(phase: string): boolean {
  return phase === 'acknowledged' || phase === 'answered';
}

function isIdle({ client }: ReplicatedState, w: ProcessId): boolean {
  return client.at(w) === 'idle';
}

function holds(replica: Replica, w: ProcessId): boolean {
  return 'log' in replica ? replica.log.includes(w) : replica.writes.has(w);
}

function isMajority({ replica }: ReplicatedState, test: (replica: Replica) => boolean): boolean {
  return 2 * replica.count(test) > replica.count(() => true);
}
