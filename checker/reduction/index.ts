export type { Learnt } from './access-sets.js';
export { learnAccessSets } from './learn.js';
export { Reduction, type StutteringSteps } from './reduction.js';
export { refuseIrreducible, refuseUnreduced } from './refusal.js';
export { preservedFor } from './stubborn-sets.js';
