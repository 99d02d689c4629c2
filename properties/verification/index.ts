export { type Costs, costsOf } from './costs.js';
export { decisionOf, type Judgement, judged, type Outcome } from './evidence.js';
export type { SuiteProgress } from './explore-all.js';
export { explore, functionsOf, instanceOf, type Job, jobsOf, keyOf } from './job.js';
export { mergeSuites } from './merge.js';
export { gapIn } from './parts.js';
export { safeUnderFaults } from './safe-under-faults.js';
export { type Asked, budgets, isIn, profiles } from './selection.js';
export type {
  BoundCheck,
  ObligationResult,
  PropertyOfSuite,
  SuiteCheck,
  SuiteResult,
  SuiteVerdict,
} from './suite-result.js';
export { type VerifyOptions, verify } from './verify.js';
