export type { Ending, ExplorationBudget } from './budget.js';
export { type Exploration, type ExplorationOptions, explore, type SampledState } from './explore.js';
export { type Decision, followRun } from './run.js';
export { Watch } from './watch.js';
