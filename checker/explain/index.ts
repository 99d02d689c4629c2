export type {
  Alternative,
  Explanation,
  Mark,
  PropertyMarks,
  SurroundingState,
  SurroundingTransition,
  Surroundings,
} from './explanation.js';
