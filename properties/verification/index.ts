export { boundCheckOf } from './assemble.js';
export { type Costs, costsOf } from './costs.js';
export { decisionOf, judged } from './evidence.js';
export type { SuiteProgress } from './explore-all.js';
export { explore, functionsOf, instanceOf, type Job, jobsOf, keyOf } from './job.js';
export { mergeSuites } from './merge.js';
export { gapIn } from './parts.js';
export { safeUnderFaults } from './safe-under-faults.js';
export { type Asked, budgets, isIn, profiles } from './selection.js';
export { shippedSuite } from './shipped-suite.js';
export type { Designs, Suite } from './suite.js';
export type {
  BoundCheck,
  GateNote,
  Judgement,
  ObligationResult,
  Outcome,
  PropertyOfSuite,
  Size,
  SuiteCheck,
  SuiteResult,
  SuiteVerdict,
} from './suite-result.js';
export { type VerifyOptions, verify } from './verify.js';
