export { htmlReport, type ResultDocument, refuseUnbuiltPage } from './html/index.js';
export { suiteMarkdown } from './markdown/index.js';
export { type CheckDocument, resultVersion, toJson } from './result-document.js';
export { digestOfSuite, type SuiteDigest } from './suite/index.js';
export {
  type CheckRendering,
  plain,
  renderCheck,
  renderFailure,
  renderSuite,
  renderTrace,
  type Style,
  styleOf,
  tableLines,
} from './terminal/index.js';
export { readTrace, writeTrace } from './trace-document.js';
export { isAsExpected } from './verdict.js';
export {
  count,
  counted,
  type DesignOptions,
  duration,
  listed,
  memory,
  optionsOfDesign,
  rate,
  roughly,
  word,
} from './wording/index.js';
