export { Auditor } from './audit.js';
export { failureOf, runAll } from './blame.js';
export { changesBetween } from './changes.js';
export { Evidence } from './evidence.js';
export { type Replay, replay } from './replay.js';
export { isSame, retrace, stepOf, type TraceHead } from './retrace.js';
export { validate } from './validate.js';
