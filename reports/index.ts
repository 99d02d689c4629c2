export { type CheckDocument, resultVersion, toJson } from './result-document.js';
export {
  type CheckRendering,
  count,
  counted,
  duration,
  isAsExpected,
  listed,
  memory,
  plain,
  rate,
  renderCheck,
  renderFailure,
  renderTrace,
  roughly,
  type Style,
  styleOf,
  tableLines,
} from './terminal/index.js';
export { readTrace, writeTrace } from './trace-document.js';
