export { type Ending, type ExplorationBudget, endingWithout, type Stop, showsRuns } from './budget.js';
export type { Exploration } from './exploration.js';
export { type ExplorationOptions, explore, type Workers } from './explore.js';
export type { Keeper, Snapshot } from './keeper.js';
export type { LayoutOption } from './learn-layout.js';
export type { Decision, SampledState } from './run.js';
export { Watch } from './watch.js';
