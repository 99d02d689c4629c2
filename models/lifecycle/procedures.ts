import type { NodeId, ReadonlyState, State } from './state.js';

/** The steps of a procedure, in order. */
export type Procedure<Step extends string> = readonly Step[];

export type StartUpStep =
  | 'initialise the configuration'
  | 'start the communication manager'
  | 'start health monitoring'
  | 'establish the connections'
  | 'initialise the replication groups'
  | 'enable request processing'
  | 'begin the optimisation loops';

export type ShutdownStep =
  | 'stop accepting requests'
  | 'complete the transactions in flight'
  | 'flush the replication queue'
  | 'persist the state'
  | 'take leave of the others'
  | 'stop health monitoring'
  | 'close the connections'
  | 'release the resources';

export type RecoveryStep =
  | 'detect the failure'
  | 'classify the failure'
  | 'isolate the failed node'
  | 'select a failover target'
  | 'migrate services and state'
  | 'update the service registry'
  | 'resume normal operations';

/** In which order nodes start up and shut down. */
export interface Order {
  readonly startUp: Procedure<StartUpStep>;
  readonly shutdown: Procedure<ShutdownStep>;
}

/**
 * A connection is monitored from the moment it is established: monitoring starts before. And it is monitored no more
 * when it is closed: the others have let the node go, and it has let them go.
 */
export const safeOrder: Order = {
  startUp: [
    'initialise the configuration',
    'start the communication manager',
    'start health monitoring',
    'establish the connections',
    'initialise the replication groups',
    'enable request processing',
    'begin the optimisation loops',
  ],
  shutdown: [
    'stop accepting requests',
    'complete the transactions in flight',
    'flush the replication queue',
    'persist the state',
    'take leave of the others',
    'stop health monitoring',
    'close the connections',
    'release the resources',
  ],
};

/** The document's "Startup Procedure". */
export const documentedStartUp: Order['startUp'] = [
  'initialise the configuration',
  'start the communication manager',
  'establish the connections',
  'initialise the replication groups',
  'start health monitoring',
  'enable request processing',
  'begin the optimisation loops',
];

/** The document's "Shutdown Procedure". */
export const documentedShutdown: Order['shutdown'] = [
  'stop accepting requests',
  'complete the transactions in flight',
  'flush the replication queue',
  'persist the state',
  'close the connections',
  'stop health monitoring',
  'release the resources',
];

/** The document's "Failure Recovery Procedure"; its last step, "Monitor for cascading failures", has no end. */
export const recoverySteps: Procedure<RecoveryStep> = [
  'detect the failure',
  'classify the failure',
  'isolate the failed node',
  'select a failover target',
  'migrate services and state',
  'update the service registry',
  'resume normal operations',
];

/** Whether a node is up and the next step of its start-up is this one. */
export function isNextOfStartUp({ startUp }: Order, s: ReadonlyState, n: NodeId, step: StartUpStep): boolean {
  const { power, procedure, done } = s.node.at(n);
  return power === 'on' && procedure === 'start-up' && done === startUp.indexOf(step);
}

/** Whether a node has come as far in its start-up as this step, and is not shutting down. */
export function hasReached({ startUp }: Order, s: ReadonlyState, n: NodeId, step: StartUpStep): boolean {
  const { power, procedure, done } = s.node.at(n);
  return power === 'on' && procedure === 'start-up' && done >= startUp.indexOf(step);
}

export function isNextOfShutdown({ shutdown }: Order, s: ReadonlyState, n: NodeId, step: ShutdownStep): boolean {
  const { power, procedure, done } = s.node.at(n);
  return power === 'on' && procedure === 'shutdown' && done === shutdown.indexOf(step);
}

export function isNextOfRecovery(s: ReadonlyState, failed: NodeId, step: RecoveryStep): boolean {
  return s.recovery.at(failed).done === recoverySteps.indexOf(step);
}

export function isBeingRecovered(s: ReadonlyState, failed: NodeId): boolean {
  const { done } = s.recovery.at(failed);
  return done > 0 && done < recoverySteps.length;
}

export function isRecovered(s: ReadonlyState, failed: NodeId): boolean {
  return s.recovery.at(failed).done === recoverySteps.length;
}

export function finishStep(s: State, n: NodeId): void {
  s.node.at(n).done += 1;
}
