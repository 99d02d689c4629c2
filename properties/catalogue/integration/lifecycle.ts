import { alwaysStep, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
}

interface Processes {
  has(process: ProcessId): boolean;
  some(test: (process: ProcessId) => boolean): boolean;
  every(test: (process: ProcessId) => boolean): boolean;
}

/** Nodes that are started, shut down and recovered while they watch each other. */
export interface LifecycleNodesState {
  readonly node: Each<Node>;
  /** Where the services of each node run. */
  readonly registry: Each<ProcessId>;
}

interface Node {
  readonly power: 'off' | 'on' | 'crashed' | 'released';
  /** The procedure that it goes through, or has gone through last, also if it has crashed. */
  readonly procedure: 'start-up' | 'shutdown';
  /** How many steps of it are done. */
  readonly done: number;
  readonly connections: Processes;
  /** Who has crashed since the node began to wait for its heartbeats. */
  readonly lost: Processes;
  readonly suspects: Processes;
  readonly processing: boolean;
  readonly work: string;
  readonly persisted: boolean;
}

const procedures = 'Deployment & Operations, "Operational Procedures"';

export const ordered: Obligation<LifecycleNodesState> = {
  id: 'P30.ordered',
  property: systemProperties.P30,
  source: procedures,
  formula: alwaysStep(
    'nobody comes to be suspected but who has crashed, whatever starts up, shuts down or is recovered',
    (before, after) =>
      after.node.every(({ suspects }, n) =>
        suspects.every((other) => before.node.at(n).suspects.has(other) || before.node.at(n).lost.has(other)),
      ),
  ),
};

/** Suspecting nobody would be accurate, too. Crashes are limited, so that in the end there is no new one to be seen. */
export const seen: Obligation<LifecycleNodesState> = {
  id: 'P30.seen',
  property: systemProperties.P30,
  source: `${procedures}: "Detect failure via health checks"`,
  formula: leadsTo(
    'when a node crashes that was not shutting down, everybody who is connected to it comes to suspect it, or closes the connection',
    isAnyCrashUnseen,
    (s) => !isAnyCrashUnseen(s),
  ),
};

export const completed: Obligation<LifecycleNodesState> = {
  id: 'P30.completed',
  property: systemProperties.P30,
  source: procedures,
  assumes: 'whoever has crashed is restarted',
  formula: leadsTo(
    'a start-up and a shutdown that have begun end, if nobody crashes in between',
    (s) => s.node.some(isBetween),
    (s) => !s.node.some(isBetween),
    { repairs: 'weak' },
  ),
};

export const drained: Obligation<LifecycleNodesState> = {
  id: 'P30.drained',
  property: systemProperties.P30,
  source: `${procedures}: "Complete in-flight transactions, Flush replication queues, Persist system state"`,
  formula: alwaysStep(
    'who shuts down closes its last connection, and goes, when all its work is done, replicated, and on disk',
    (before, after) => after.node.every((_, n) => !isLeaving(before, after, n) || isDone(before.node.at(n))),
    { given: (before, after) => after.node.some((_, n) => isLeaving(before, after, n)) },
  ),
};

export const resumed: Obligation<LifecycleNodesState> = {
  id: 'P30.resumed',
  property: systemProperties.P30,
  source: `${procedures}: "Failure Recovery Procedure"`,
  formula: leadsTo(
    'when somebody suspects a node that has crashed, its services come to run elsewhere, ' +
      'unless it is restarted, or nobody processes requests any more',
    isAnyServiceDown,
    (s) => !isAnyServiceDown(s),
  ),
};

export const failureDuringShutdown: Witness<LifecycleNodesState> = {
  id: 'P30.ordered/reached:shutdown',
  formula: reachable('somebody who shuts down suspects a node that has crashed', (s) =>
    s.node.some(
      ({ procedure, power, suspects }) =>
        power === 'on' && procedure === 'shutdown' && suspects.some((other) => s.node.at(other).power === 'crashed'),
    ),
  ),
};

export const failureDuringStartUp: Witness<LifecycleNodesState> = {
  id: 'P30.seen/reached:start-up',
  formula: reachable(
    'a node has crashed before anybody processes requests, and somebody who starts up suspects it',
    (s) =>
      s.node.some(
        ({ suspects }) =>
          s.node.every(({ processing }) => !processing) &&
          suspects.some((other) => s.node.at(other).power === 'crashed'),
      ),
  ),
};

export const allReleased: Witness<LifecycleNodesState & { readonly crashes: { readonly spent: number } }> = {
  id: 'P30.completed/reached:everybody',
  formula: reachable(
    'everybody has been shut down, after a crash',
    (s) => s.crashes.spent > 0 && s.node.every(({ power }) => power === 'released'),
  ),
};

export const workedAndGone: Witness<LifecycleNodesState> = {
  id: 'P30.drained/reached:worked',
  formula: reachable('a node begins to shut down that has accepted a request, and not yet completed it', (s) =>
    s.node.some(({ procedure, work }) => procedure === 'shutdown' && work === 'in flight'),
  ),
};

export const movedServices: Witness<LifecycleNodesState> = {
  id: 'P30.resumed/reached:moved',
  formula: reachable('the services of a node that has crashed run elsewhere, and it is not suspected any more', (s) =>
    s.node.some(
      ({ power }, n) =>
        power === 'crashed' && s.registry.at(n) !== n && s.node.every(({ suspects }) => !suspects.has(n)),
    ),
  ),
};

function isAnyCrashUnseen({ node }: LifecycleNodesState): boolean {
  // Who shuts down has been let go, at some time, and has nothing then that would have to be recovered.
  const hasFailed = ({ power, procedure }: Node) => power === 'crashed' && procedure === 'start-up';
  return node.some(
    ({ power, connections, suspects }) =>
      power === 'on' && connections.some((other) => hasFailed(node.at(other)) && !suspects.has(other)),
  );
}

/** Within its start-up, which ends when it processes requests, or its shutdown. */
function isBetween({ power, procedure, processing }: Node): boolean {
  return power === 'on' && (procedure === 'shutdown' || !processing);
}

function isLeaving(before: LifecycleNodesState, after: LifecycleNodesState, n: ProcessId): boolean {
  const { power, procedure, done, connections } = before.node.at(n);
  const { power: nextPower, done: nextDone } = after.node.at(n);
  // By a step of its own: it does not crash, nor is it left by the last of the others.
  if (power !== 'on' || procedure !== 'shutdown' || nextPower === 'crashed' || done === nextDone) return false;
  if (nextPower === 'released') return true;
  return (
    connections.some((other) => !after.node.at(n).connections.has(other)) &&
    !after.node.at(n).connections.some(() => true)
  );
}

function isDone({ work, persisted }: Node): boolean {
  return work === 'none' && persisted;
}

function isAnyServiceDown({ node, registry }: LifecycleNodesState): boolean {
  return (
    node.some(({ processing }) => processing) &&
    registry.some(
      (location) => node.at(location).power === 'crashed' && node.some(({ suspects }) => suspects.has(location)),
    )
  );
}
