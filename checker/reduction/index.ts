export type { Learnt } from './access-sets.js';
export { learnAccessSets } from './learn.js';
export { Reduction } from './reduction.js';
export { refuseIrreducible } from './refusal.js';
export { preservedFor } from './stubborn-sets.js';
