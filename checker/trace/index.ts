export { Auditor } from './audit.js';
export { type Replay, replay } from './replay.js';
export { retrace, type TraceHead } from './retrace.js';
export { validate } from './validate.js';
