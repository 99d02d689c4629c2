export { type RunOptions, runsOf } from './arbitrary.js';
export type { Run, RunStep } from './run.js';
export type { SnapshotOf } from './snapshot-of.js';
