export { type CheckRendering, renderCheck, renderFailure, renderTrace } from './check.js';
export { count, counted, duration, listed, memory, rate, roughly } from './figures.js';
export { type DesignOptions, optionsOfDesign } from './options-of-design.js';
export { plain, type Style, styleOf } from './style.js';
export { renderSuite, type SuiteRendering } from './suite.js';
export { tableLines } from './table.js';
export { isAsExpected } from './verdict.js';
export { word } from './word.js';
