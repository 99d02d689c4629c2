export { type CheckOptions, check } from './check.js';
export * from './errors.js';
export * from './language/index.js';
export * from './result.js';
export type { Source, Sources } from './source.js';
export type { StorageOptions } from './storage.js';
export { type Asymmetry, auditSymmetry, type SymmetryAuditOptions, type SymmetryOption } from './symmetry/index.js';
export { type Replay, replay } from './trace/index.js';
export { packageVersion } from './version.js';
