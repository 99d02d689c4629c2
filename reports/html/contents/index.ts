export { isOfSuite, type ResultDocument, type SuiteDocument } from '../../result-document.js';
export { type Contents, contentsOf, type Part, titleOf } from './contents.js';
export type { ReportedCheck } from './reported-check.js';
export { hrefOf, type Route, routeAt } from './route.js';
