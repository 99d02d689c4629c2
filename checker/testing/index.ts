export { allFoundBy } from './all-found.js';
export { type Arrivals, arrivalsByLeaping, arrivalsByTicking } from './arrivals.js';
export { asTemporal } from './as-temporal.js';
export { boats, sourcesOfBoats } from './boats.js';
export { declaringBoats, sourcesOfDeclaringBoats } from './declaring-boats.js';
export { type ExploredModel, type ExploredSample, exploredSample } from './explored-sample.js';
export { fieldsTouched } from './fields-touched.js';
export { gauges, sourcesOfGauges } from './gauges.js';
export { type Declaring, randomClaimOfRuns, randomIndependentModel } from './independent-model.js';
export { type LassoWord, lassoWord, p, q, r, randomLassoWord, randomWordFormula, trueOfWord } from './lasso-word.js';
export { leakyBoats, sourcesOfLeakyBoats } from './leaky-boats.js';
export {
  exploreNaively,
  type NaiveFault,
  type NaiveFinding,
  type NaiveResult,
  TooManyStates,
} from './naive-explorer.js';
export { exploreOrbitsNaively, type NaiveOrbits, permutationsOf } from './naive-orbits.js';
export {
  explains,
  isLinearizableNaively,
  isSerializableNaively,
  type NaiveOrder,
  readsAreExplained,
  respectsTime,
} from './naive-orders.js';
export { refinesNaively } from './naive-refinement.js';
export { checkTemporalNaively, type NaiveEnding, type NaiveTemporalResult } from './naive-temporal.js';
export { decideWithinNaively, type NaiveWithinResult } from './naive-within.js';
export { boundedResponse, type RandomBoundedResponse, randomBoundedResponse } from './random-bounded-response.js';
export { type RandomObject, randomHistory } from './random-history.js';
export { type RandomModel, randomModel, randomUntimedModel } from './random-model.js';
export {
  propertiesOfRandomModel,
  type RandomModelKind,
  randomModelAt,
  sourcesOfRandomModel,
} from './random-model-at.js';
export { randomNesting } from './random-nesting.js';
export { type RandomRefinementCase, randomRefinementCase } from './random-refinement-case.js';
export { type RandomSymmetricModel, randomSymmetricModel } from './random-symmetric-model.js';
export { type RandomTemporalCase, randomTemporalCase } from './random-temporal-case.js';
export { type RandomTimedModel, randomTimedModel, timedInstance } from './random-timed-model.js';
export { sabotaged } from './sabotage.js';
export {
  below,
  type Counter,
  counter,
  propertiesOfSwitches,
  type Request,
  request,
  sourcesOfSwitches,
  switches,
} from './small-models.js';
