import type { NodeId, ReadonlyState } from './state.js';

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

/** Whether something is so of a node in a state. */
export type OfNode = (s: ReadonlyState, n: NodeId) => boolean;

/** That a node is up, and this is the next step of its start-up. */
export function isNextOfStartUp({ startUp }: Order, step: StartUpStep): OfNode {
  const position = startUp.indexOf(step);
  return (s, n) => isAt(s, n, 'start-up') && s.node.at(n).done === position;
}

/** That a node has come as far in its start-up as this step, and is not shutting down. */
export function hasReached({ startUp }: Order, step: StartUpStep): OfNode {
  const position = startUp.indexOf(step);
  return (s, n) => isAt(s, n, 'start-up') && s.node.at(n).done >= position;
}

/** That a node has started up, and not begun to shut down. */
export function isRunning({ startUp }: Order): OfNode {
  return (s, n) => isAt(s, n, 'start-up') && s.node.at(n).done === startUp.length;
}

/** That a node is up, and this is the next step of its shutdown. */
export function isNextOfShutdown({ shutdown }: Order, step: ShutdownStep): OfNode {
  const position = shutdown.indexOf(step);
  return (s, n) => isAt(s, n, 'shutdown') && s.node.at(n).done === position;
}

function isAt(s: ReadonlyState, n: NodeId, procedure: 'start-up' | 'shutdown'): boolean {
  return s.node.at(n).power === 'on' && s.node.at(n).procedure === procedure;
}

/** That this is the next step of the recovery from the failure of a node. */
export function isNextOfRecovery(step: RecoveryStep): OfNode {
  const position = recoverySteps.indexOf(step);
  return (s, failed) => s.recovery.at(failed).done === position;
}

export const isBeingRecovered: OfNode = (s, failed) => s.recovery.at(failed).done > 0 && !isRecovered(s, failed);

export const isRecovered: OfNode = (s, failed) => s.recovery.at(failed).done === recoverySteps.length;
