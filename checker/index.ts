export { type CheckOptions, check } from './check.js';
export * from './errors.js';
export * from './language/index.js';
export * from './result.js';
export type { StorageOptions } from './storage.js';
export { type Replay, replay } from './trace/index.js';
