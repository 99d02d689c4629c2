export { type CheckDocument, resultVersion, toJson } from './result-document.js';
export {
  type CheckRendering,
  count,
  counted,
  duration,
  isAsExpected,
  plain,
  rate,
  renderCheck,
  renderFailure,
  renderTrace,
  type Style,
  styleOf,
  tableLines,
} from './terminal/index.js';
export { readTrace, writeTrace } from './trace-document.js';
