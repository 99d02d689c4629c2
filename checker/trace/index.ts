export { Evidence } from './evidence.js';
export { type Replay, replay } from './replay.js';
export { isSame, stepOf } from './retrace.js';
