export * from './action.js';
export * from './domain.js';
export type { CrashSpec, CutSpec, EnvironmentVocabulary, ForgerySpec, HealSpec, RestartSpec } from './environment.js';
export { fairnessOwedTo } from './fairness.js';
export {
  type Formula,
  type FormulaVocabulary,
  formulaWords,
  operandsOf,
  textOfFormula,
  usesNext,
} from './formula.js';
export { isLinks, type LinkId, type Links, linksBetween, type Split } from './links.js';
export * from './model.js';
export type { KindsOf, NetworkNames, Received } from './network.js';
export { madeFrom, madeOf, sourceTextOf } from './origin.js';
export { placed, placedLike, placeOf } from './place.js';
export * from './property.js';
export { type ResolvedRange, resolvedRange } from './range.js';
export * from './structure.js';
export type { Time, TimeDeclaration } from './time.js';
export { TIME_PASSES } from './time-passes.js';
export {
  type Declaration,
  type ErasedPart,
  type ErasedTouches,
  type Part,
  refuseUnknownParts,
  type Touches,
} from './touches.js';
export * from './transition-system.js';
export * from './view.js';
export { type ActionVocabulary, actionVocabulary, type ReceiveSpec } from './vocabulary.js';
