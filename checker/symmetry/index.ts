export { decideSymmetry, type SymmetryOption } from './decision.js';
