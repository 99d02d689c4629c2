import { always, alwaysStep, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process, or each call, a value: as much of such a field as a formula reads. */
interface Each<Value, Index = ProcessId> {
  at(index: Index): Value;
  every(test: (value: Value, index: Index) => boolean): boolean;
  some(test: (value: Value, index: Index) => boolean): boolean;
}

/** What is promised of a service that migrates: who wants something of it, where it is looked up, and what its instances do. */
export interface MigratingServiceState {
  readonly client: Each<{
    readonly phase: 'idle' | 'calling' | 'rejected';
    /** What its last lookup said. */
    readonly cached: ProcessId | null;
    /** How many of its calls have been answered. */
    readonly served: number;
  }>;
  readonly registry: { readonly location: ProcessId; readonly version: number };
  readonly node: Each<Instance>;
  readonly manager: {
    readonly phase: string;
    /** Whose crash is known. */
    readonly crashed: { has(node: ProcessId): boolean };
  };
}

interface Instance {
  readonly up: boolean;
  readonly role: string;
  /** The newest in which it has served or applied a write; of a node that is down, the one in which it died. */
  readonly epoch: number;
  /** For each call of each client the epoch in which the node accepted its write, or null. */
  readonly accepted: Each<Each<number | null, number>>;
}

/** What can be in flight between the instances. */
export interface ReplicatedWrites {
  readonly network: {
    some(kind: 'Write', test: (write: { readonly to: ProcessId; readonly epoch: number }) => boolean): boolean;
  };
}

const promise = 'Service Migration Process: "Service Available Throughout Migration"';

export const noneRejected: Obligation<MigratingServiceState> = {
  id: 'P21.noneRejected',
  property: systemProperties.P21,
  source: promise,
  formula: always('no call is rejected', (s) => s.client.every(({ phase }) => phase !== 'rejected'), {
    given: isCalling,
  }),
};

/**
 * A client makes one call after the other, and only so many. So if each call is served, all that are ever made are served
 * some time, and nobody waits; and a client stops waiting only by being served.
 */
export const served: Obligation<MigratingServiceState> = {
  id: 'P21.served',
  property: systemProperties.P21,
  source: promise,
  formula: leadsTo('every call is served in the end', isCalling, (s) => !isCalling(s)),
};

/**
 * Lamport, Malkhi and Zhou, "Vertical Paxos and primary-backup replication", 2009: one primary for each ballot, and a later
 * ballot shuts out the earlier ones.
 */
export const fenced: Obligation<MigratingServiceState> = {
  id: 'P21.fenced',
  property: systemProperties.P21,
  source: `${promise}; Replication Group Configuration: one primary`,
  formula: alwaysStep(
    'no write of an older epoch is accepted once a newer one has begun, and no epoch has two writers',
    (before, after) => {
      const newest = newestEpoch(before);
      return after.node.every((instance, n) => {
        const earlier = before.node.at(n);
        return (
          instance.accepted.every((writes, client) =>
            writes.every(
              (epoch, number) => epoch === null || earlier.accepted.at(client).at(number) !== null || epoch >= newest,
            ),
          ) &&
          (instance.role !== 'active' ||
            (earlier.role === 'active' && earlier.epoch === instance.epoch) ||
            instance.epoch > newest)
        );
      });
    },
  ),
};

/**
 * A lookup is what the registry's entry says, or what a client has cached of it. An instance that forwards is as good as the
 * active one, also while that one is only about to take over: it holds what is forwarded to it. The node that a lookup leads
 * to may have crashed: nobody can say so before the crash is detected, a successor is active and the registry knows it. That
 * it comes so far is what `served` says. Meanwhile, too, a living node that a lookup names is one that serves or forwards.
 * Of a dead node whose name is cached the client learns by calling it.
 */
export const current: Obligation<MigratingServiceState> = {
  id: 'P22.current',
  property: systemProperties.P22,
  source: `${promise}; Failure Recovery Procedure: "Update service registry"`,
  formula: always(
    'a lookup names an instance that is active or forwards to it; ' +
      'only a cached one, or one while a crash is being recovered from, may lead to a dead node',
    (s) =>
      mayBeNamed(s, s.registry.location) &&
      s.client.every(({ cached }) => cached === null || !s.node.at(cached).up || mayBeNamed(s, cached)),
    { given: (s) => s.node.some(({ up }) => up) },
  ),
};

export const monotone: Obligation<MigratingServiceState> = {
  id: 'P22.monotone',
  property: systemProperties.P22,
  source: 'Service Migration Process: "Update Service Location"',
  formula: alwaysStep(
    'the versions of a registry entry grow: it never changes without a greater one',
    ({ registry: before }, { registry: after }) =>
      after.version > before.version || (after.version === before.version && after.location === before.location),
  ),
};

export const callWhileNobodyServes: Witness<MigratingServiceState> = {
  id: 'P21.noneRejected/reached:window',
  formula: reachable(
    'a client calls while both nodes are up and neither is active',
    (s) => isCalling(s) && s.node.every(({ up, role }) => up && role !== 'active'),
  ),
};

export const servedWhereItMovedTo: Witness<MigratingServiceState> = {
  id: 'P21.served/reached:forwarded',
  formula: reachable(
    'a client has been served by the new instance, though its lookup names the old one, which forwards',
    (s) =>
      s.client.some(
        ({ cached, served: count }, client) =>
          count > 0 &&
          cached !== null &&
          s.node.at(cached).role === 'forwarding' &&
          s.node.some((instance) => hasServedInItsEpoch(instance, client)),
      ),
  ),
};

export const servedAfterCrash: Witness<MigratingServiceState> = {
  id: 'P21.served/reached:recovery',
  formula: reachable(
    'a crash has been recovered from, and since then the survivor has served a client',
    (s) =>
      s.node.some(({ up }) => !up) &&
      !isRecovering(s) &&
      s.client.some(
        ({ served: count }, client) => count > 0 && s.node.some((instance) => hasServedInItsEpoch(instance, client)),
      ),
  ),
};

export const lateWrite: Witness<MigratingServiceState & ReplicatedWrites> = {
  id: 'P21.fenced/reached:late',
  formula: reachable('a write of an older epoch is about to reach a node that has gone on to a newer one', (s) =>
    s.network.some('Write', ({ to, epoch }) => s.node.at(to).up && epoch < s.node.at(to).epoch),
  ),
};

export const twoEpochs: Witness<MigratingServiceState> = {
  id: 'P21.fenced/reached:epochs',
  formula: reachable('a node has accepted writes in two epochs', (s) =>
    s.node.some(({ accepted }) =>
      accepted.some((writes) =>
        writes.some(
          (first) =>
            first !== null && accepted.some((others) => others.some((later) => later !== null && later > first)),
        ),
      ),
    ),
  ),
};

export const staleLookup: Witness<MigratingServiceState> = {
  id: 'P22.current/reached:cached',
  formula: reachable(
    'a client calls by a cached lookup that the registry has overtaken, and both nodes are up',
    (s) =>
      s.node.every(({ up }) => up) &&
      s.client.some(({ phase, cached }) => phase === 'calling' && cached !== null && cached !== s.registry.location),
  ),
};

export const namesSurvivor: Witness<MigratingServiceState> = {
  id: 'P22.current/reached:survivor',
  formula: reachable(
    'a crash has been recovered from, and the registry has moved away from the dead node',
    (s) => !isRecovering(s) && s.registry.version > 0 && s.node.some(({ up }, n) => !up && n !== s.registry.location),
  ),
};

export const movedTwice: Witness<MigratingServiceState> = {
  id: 'P22.monotone/reached:twice',
  formula: reachable('the registry has been told of the migration and of a failover', (s) => s.registry.version > 1),
};

/** Whether somebody has called and is not served yet. */
function isCalling({ client }: MigratingServiceState): boolean {
  return client.some(({ phase }) => phase !== 'idle');
}

function newestEpoch({ node }: MigratingServiceState): number {
  let newest = 0;
  node.every(({ epoch }) => {
    newest = Math.max(newest, epoch);
    return true;
  });
  return newest;
}

/** Whether an instance is active, or passes calls on to one that is active or is about to take over. */
function isCurrent({ node }: MigratingServiceState, named: ProcessId): boolean {
  const { up, role } = node.at(named);
  if (!up) return false;
  if (role === 'active') return true;
  return (
    role === 'forwarding' &&
    node.some((other, n) => n !== named && other.up && (other.role === 'active' || other.role === 'standby'))
  );
}

/** Whether a lookup may name an instance: it is current, or during the recovery from a crash it is dead or forwards to the dead. */
function mayBeNamed(s: MigratingServiceState, named: ProcessId): boolean {
  if (isCurrent(s, named)) return true;
  const { up, role } = s.node.at(named);
  return isRecovering(s) && (!up || role === 'forwarding');
}

/** Whether an instance is active and has accepted a client's write since it became so. */
function hasServedInItsEpoch({ role, epoch: now, accepted }: Instance, client: ProcessId): boolean {
  return role === 'active' && accepted.at(client).some((epoch) => epoch === now);
}

/** Whether a node is down and the registry has not been brought up to date since. */
function isRecovering({ node, manager }: MigratingServiceState): boolean {
  return node.some(({ up }, n) => !up && (!manager.crashed.has(n) || manager.phase !== 'settled'));
}
