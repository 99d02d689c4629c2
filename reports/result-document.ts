import type { CheckResult } from '../checker/index.js';
import type { SuiteResult } from '../properties/index.js';

/** The version of the JSON form of results. It grows when a field changes its meaning or goes away. */
export const resultVersion = 1;

/** What `check --json` and `simulate --json` print: what a check found, and by which version of this form to read it. */
export interface CheckDocument extends CheckResult {
  readonly version: typeof resultVersion;
}

/** What `verify --json` prints: what a run of the suite found, and by which version of this form to read it. */
export interface SuiteDocument extends SuiteResult {
  readonly version: typeof resultVersion;
}

/** The result of a check or of the suite, as a file holds it. */
export type ResultDocument = CheckDocument | SuiteDocument;

/** The JSON document of a check. */
export function toJson(result: CheckResult): CheckDocument {
  return { version: resultVersion, ...result };
}

/** Whether a document is of the suite, not of a check by itself or of a sweep. */
export function isOfSuite(document: object): document is SuiteDocument {
  return 'checks' in document;
}
