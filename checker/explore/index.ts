export type { Ending, ExplorationBudget } from './budget.js';
export { type Decision, type Exploration, type ExplorationOptions, explore } from './explore.js';
export { Watch } from './watch.js';
