export type { Ending, ExplorationBudget } from './budget.js';
export { type Exploration, type ExplorationOptions, explore } from './explore.js';
export type { SampledState } from './recollection.js';
export { followRun } from './run.js';
export { Watch } from './watch.js';
