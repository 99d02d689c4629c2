export * from './action.js';
export * from './domain.js';
export { fairnessOwedTo } from './fairness.js';
export { type Formula, type FormulaVocabulary, formulaWords, textOfFormula } from './formula.js';
export * from './model.js';
export * from './property.js';
export * from './structure.js';
export * from './transition-system.js';
export * from './view.js';
