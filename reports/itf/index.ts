export { type ItfTrace, itfTrace } from './itf-trace.js';
