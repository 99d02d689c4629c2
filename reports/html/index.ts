export type { ResultDocument, SuiteDocument } from './contents/index.js';
export { htmlReport } from './html-report.js';
export { refuseUnbuiltPage } from './template.js';
