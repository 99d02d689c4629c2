export { readResult } from './read-result.js';
export { readTrace } from './read-trace.js';
