import type { Notification } from 'sarif';
import type { CheckResult } from '../../checker/index.js';
import { isOfSuite, type ResultDocument } from '../result-document.js';

/** Why a run did not do all that it should have done: what is not in its results may still be there. */
export function exceptionsOf(documents: readonly ResultDocument[]): Notification[] {
  const texts = documents.flatMap((document) => [
    ...(document.interrupted ? ['interrupted: the results are what was found until then'] : []),
    ...failuresOf(document),
  ]);
  return [...new Set(texts)].map((text) => ({ level: 'error', message: { text } }));
}

function failuresOf(document: ResultDocument): readonly string[] {
  const results = isOfSuite(document) ? document.checks.map(({ result }) => result) : [document];
  return results.flatMap((result: CheckResult | null) => (result?.failure ? [result.failure.message] : []));
}
