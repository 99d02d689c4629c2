export type { Ending, ExplorationBudget } from './budget.js';
export { type Decision, type Exploration, type ExplorationOptions, explore } from './explore.js';
