export { annotations, jobSummary } from './github/index.js';
export { gitlabReport } from './gitlab/index.js';
export { htmlReport, refuseUnbuiltPage } from './html/index.js';
export { junitReport } from './junit/index.js';
export { checkMarkdown, markdownComment, suiteMarkdown, sweepMarkdown } from './markdown/index.js';
export type { PipelineRun } from './notices/index.js';
export {
  type CheckDocument,
  isOfSuite,
  type ResultDocument,
  resultVersion,
  type SuiteDocument,
  toJson,
} from './result-document.js';
export { sarifReport } from './sarif/index.js';
export { readResult, readTrace } from './schema/index.js';
export { digestOfSuite, type SuiteDigest } from './suite/index.js';
export {
  isOfSweep,
  type KeptDocument,
  outcomeText,
  resultsIn,
  type SweepCell,
  type SweepDimension,
  type SweepDocument,
} from './sweep/index.js';
export {
  type CheckRendering,
  plain,
  renderCheck,
  renderFailure,
  renderSuite,
  renderSweep,
  renderTrace,
  type Style,
  styleOf,
  tableLines,
} from './terminal/index.js';
export { writeTrace } from './trace-document.js';
export { graphFormats, type TraceFormat, traceFormats } from './trace-formats.js';
export { isAsExpected } from './verdict.js';
export { importPath, replayingTest } from './vitest-test/index.js';
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
