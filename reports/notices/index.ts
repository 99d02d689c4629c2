import { isOfSuite, type ResultDocument } from '../result-document.js';
import type { Notice } from './notice.js';
import { noticesOfCheck } from './of-check.js';
import { noticesOfGate } from './of-gate.js';
import { noticesOfSuite } from './of-suite.js';

export { beginningOf } from './beginning.js';
export { fingerprintOf } from './fingerprint.js';
export { disagreement, modelFault, type Notice } from './notice.js';
export { sourceOfAction, storyOfProperty } from './of-check.js';
export type { PipelineRun } from './pipeline-run.js';

/** What a pipeline is to show of results, the worst first. What is as expected is none of it, a known violation included. */
export function noticesOf(documents: readonly ResultDocument[]): readonly Notice[] {
  const notices = documents.flatMap((each) =>
    isOfSuite(each) ? [...noticesOfSuite(each), ...noticesOfGate(each)] : noticesOfCheck(each),
  );
  return [...notices.filter(({ level }) => level === 'error'), ...notices.filter(({ level }) => level !== 'error')];
}
