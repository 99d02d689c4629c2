// What is bound to the models and to the designs of functions: one line for each of them.
export { bottleneckRankingSuite } from './bottleneck-ranking.js';
export { deadlockSuite } from './deadlock.js';
export { deadlockDetectionSuite } from './deadlock-detection.js';
export { endToEndSuite } from './end-to-end.js';
export { eventOrderingSuite } from './event-ordering.js';
export { lifecycleSuite } from './lifecycle.js';
export { migrationSuite } from './migration.js';
export { nodeSelectionSuite } from './node-selection.js';
export { partitionSuite } from './partition.js';
export { pbftSuite } from './pbft.js';
export { quorumArithmeticSuite } from './quorum-arithmetic.js';
export { requestTimelineSuite } from './request-timeline.js';
export { rpcSuite } from './rpc.js';
export { threePhaseCommitSuite } from './three-phase-commit.js';
export { transactionTimeoutSuite } from './transaction-timeout.js';
export { twoPhaseCommitSuite } from './two-phase-commit.js';
