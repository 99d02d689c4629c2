export { Evidence } from './evidence.js';
export { type Replay, replay } from './replay.js';
export type { TraceHead } from './retrace.js';
