export { type Learnt, widen } from './access-sets.js';
export { learnAccessSets } from './learn.js';
export { Reduction, type StutteringSteps } from './reduction.js';
export { refuseIrreducible, refuseUnreduced } from './refusal.js';
export { type Extent, rehearse } from './rehearse.js';
