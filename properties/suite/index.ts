// What is bound to the models: one line for each of them.
export { migrationSuite } from './migration.js';
export { partitionSuite } from './partition.js';
export { pbftSuite } from './pbft.js';
export { threePhaseCommitSuite } from './three-phase-commit.js';
export { twoPhaseCommitSuite } from './two-phase-commit.js';
