export { type Arrivals, arrivalsByLeaping, arrivalsByTicking } from './arrivals.js';
export { type ExploredModel, type ExploredSample, exploredSample } from './explored-sample.js';
export { type LassoWord, lassoWord, p, q, r, randomLassoWord, trueOfWord } from './lasso-word.js';
export {
  exploreNaively,
  type NaiveFault,
  type NaiveFinding,
  type NaiveResult,
  TooManyStates,
} from './naive-explorer.js';
export { randomFormula } from './random-formula.js';
export { type RandomModel, randomModel } from './random-model.js';
export { type RandomTimedModel, randomTimedModel, timedInstance } from './random-timed-model.js';
export { sabotaged } from './sabotage.js';
export { below, type Counter, counter, switches } from './small-models.js';
