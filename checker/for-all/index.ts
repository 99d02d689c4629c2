export { checkFunctions } from './check-functions.js';
export {
  type Choice,
  each,
  type FiniteInputs,
  finiteInputs,
  grid,
  inTurn,
  lists,
  mapped,
  range,
} from './finite-inputs.js';
export * from './functions.js';
export type { Drawn, FastCheck, Inputs } from './inputs.js';
export { defaultRuns, type FunctionsOptions } from './options.js';
export {
  type ForAllOptions,
  forAll,
  forSome,
  type InputProperty,
  type InputVocabulary,
  inputVocabulary,
  isInputProperty,
  type Trial,
} from './property.js';
