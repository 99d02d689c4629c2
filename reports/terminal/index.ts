export { type CheckRendering, renderCheck, renderDecision, renderFailure, renderTrace } from './check.js';
export { stepText } from './step.js';
export { plain, type Style, styleOf } from './style.js';
export { renderSuite } from './suite.js';
export { renderSweep, type SweepRendering } from './sweep.js';
export { tableLines } from './table.js';
export { stepLines } from './trace.js';
