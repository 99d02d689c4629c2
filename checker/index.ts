/**
 * The modelling language, the explorers and their results: what a model of your own, a test or a tool needs.
 *
 * @module
 */
export { check } from './check.js';
export * from './errors.js';
export {
  type Alternative,
  type ExplainOption,
  type ExplainOptions,
  type Explanation,
  explain,
  formulaOf,
  type Mark,
  type PropertyMarks,
  type SurroundingState,
  type Surroundings,
  type SurroundingTransition,
} from './explain/index.js';
export * from './for-all/index.js';
export * from './history/index.js';
export * from './language/index.js';
export type { CheckOptions } from './options.js';
export { type Declared, located } from './position/index.js';
export { type SimulateOptions, simulate, type Variation } from './random/index.js';
export * from './result.js';
export { type Run, type RunOptions, type RunStep, runsOf, type SnapshotOf } from './runs/index.js';
export { givenBy, type Source, type Sources } from './source.js';
export type { StorageOptions } from './storage.js';
export {
  type Asymmetry,
  auditSymmetry,
  decideSymmetry,
  type SymmetryAuditOptions,
  type SymmetryOption,
} from './symmetry/index.js';
// For running many checks at a time.
export { leaveThreads, type Task, type Thread, takeThreads, taskOf } from './threads/index.js';
export { type Replay, replay } from './trace/index.js';
export { packageVersion } from './version.js';
