import type { SuiteResult } from '../../../properties/index.js';
import type { CheckDocument } from '../../result-document.js';

/** What `verify --json` prints. */
export type SuiteDocument = SuiteResult & { readonly version: number };

/** What a page can show: the JSON of a check, of random runs, or of a suite. */
export type ResultDocument = CheckDocument | SuiteDocument;

/** Whether it is of a suite. */
export function isOfSuite(document: ResultDocument): document is SuiteDocument {
  return 'checks' in document;
}
