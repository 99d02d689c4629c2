// The designs of functions that come with signalbox: one line each.

export { type BottleneckRanking, bottleneckRanking } from './bottleneck-ranking/index.js';
export { type DeadlockDetection, deadlockDetection } from './deadlock-detection/index.js';
export { type FaultInjection, faultInjection } from './fault-injection/index.js';
export { type NodeSelection, nodeSelection } from './node-selection/index.js';
export { type QuorumArithmetic, quorumArithmetic } from './quorum-arithmetic/index.js';
export { type ReplicationGroups, replicationGroups } from './replication-groups/index.js';
export { type RiskScoring, riskScoring } from './risk-scoring/index.js';
export { type Topology, topology } from './topology/index.js';
