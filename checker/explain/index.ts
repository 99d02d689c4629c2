export { type ExplainOptions, explain } from './explain.js';
export { type ExplainOption, explained } from './explained.js';
export type {
  Alternative,
  Explanation,
  Mark,
  PropertyMarks,
  SurroundingState,
  Surroundings,
  SurroundingTransition,
} from './explanation.js';
export { formulaOf } from './formula/index.js';
