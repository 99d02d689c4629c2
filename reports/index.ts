export { type CheckDocument, resultVersion, toJson } from './result-document.js';
export {
  type CheckRendering,
  count,
  counted,
  type DesignOptions,
  duration,
  isAsExpected,
  listed,
  memory,
  optionsOfDesign,
  plain,
  rate,
  renderCheck,
  renderFailure,
  renderTrace,
  roughly,
  type Style,
  styleOf,
  tableLines,
  word,
} from './terminal/index.js';
export { readTrace, writeTrace } from './trace-document.js';
