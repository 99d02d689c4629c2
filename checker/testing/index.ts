export { asTemporal } from './as-temporal.js';
export { type ExploredModel, type ExploredSample, exploredSample } from './explored-sample.js';
export {
  exploreNaively,
  type NaiveFault,
  type NaiveFinding,
  type NaiveResult,
  TooManyStates,
} from './naive-explorer.js';
export type { AssumedFairness } from './naive-fairness.js';
export { refinesNaively } from './naive-refinement.js';
export { checkTemporalNaively, type NaiveEnding, type NaiveTemporalResult } from './naive-temporal.js';
export { type RandomModel, randomModel } from './random-model.js';
export { type RandomRefinementCase, randomRefinementCase } from './random-refinement-case.js';
export { type RandomTemporalCase, randomTemporalCase } from './random-temporal-case.js';
export { sabotaged } from './sabotage.js';
export { below, type Counter, counter, switches } from './small-models.js';
