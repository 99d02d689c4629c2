export { type Asymmetry, AsymmetrySearch } from './asymmetry.js';
export { auditSymmetry, type SymmetryAuditOptions } from './audit.js';
export { decideSymmetry, type SymmetryOption } from './decision.js';
