// The models that come with signalbox: one line each.

export { type CascadeState, cascade } from './cascade/index.js';
export { type CommitLatencyState, commitLatency } from './commit-latency/index.js';
export { type DeadlockState, deadlock } from './deadlock/index.js';
export { type EndToEndState, endToEnd } from './end-to-end/index.js';
export { type EventOrderingState, eventOrdering } from './event-ordering/index.js';
export { type FailoverState, failover } from './failover/index.js';
export { type FailureDetectionState, failureDetection } from './failure-detection/index.js';
export { type LifecycleState, lifecycle } from './lifecycle/index.js';
export { type LoadBalancingState, loadBalancing } from './load-balancing/index.js';
export { type MigrationState, migration } from './migration/index.js';
export { type OptimizationState, optimization } from './optimization/index.js';
export { type PartitionState, partition } from './partition/index.js';
export { type PbftState, pbft } from './pbft/index.js';
export { cachedRegister } from './reference/cached-register.js';
export { dieHard } from './reference/die-hard.js';
export { diningPhilosophers } from './reference/dining-philosophers.js';
export { tcommit } from './reference/tcommit.js';
export { twoPhase } from './reference/two-phase.js';
export { type ReplicationState, replication } from './replication/index.js';
export { type ReplicationCausalState, replicationCausal } from './replication-causal/index.js';
export { type ReplicationEventualState, replicationEventual } from './replication-eventual/index.js';
export { type RequestTimelineState, requestTimeline } from './request-timeline/index.js';
export { type RpcState, rpc } from './rpc/index.js';
export { type ThreePhaseCommitState, threePhaseCommit } from './three-phase-commit/index.js';
export { type TransactionTimeoutState, transactionTimeout } from './transaction-timeout/index.js';
export { type TwoPhaseCommitState, twoPhaseCommit } from './two-phase-commit/index.js';
