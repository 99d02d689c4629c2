export { type Ending, type ExplorationBudget, endingWithout, showsRuns } from './budget.js';
export type { Exploration, Explored } from './exploration.js';
export { type ExplorationOptions, explore, type Workers } from './explore.js';
export { runsIn } from './follow.js';
export type { Keeper, Snapshot } from './keeper.js';
export type { LayoutOption } from './learn-layout.js';
export type { Ancestry, Decision, Run, SampledState } from './run.js';
export { Watch } from './watch.js';
