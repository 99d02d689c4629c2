export { formulaOf } from './formula.js';
