import { type ResultDocument, toJson } from '../result-document.js';
import type { SweepDocument } from './document.js';

/** Whatever is kept as a result: of a check, of the suite, or of a sweep, which is made of checks. */
export type KeptDocument = ResultDocument | SweepDocument;

/** Whether a document is of a sweep. */
export function isOfSweep(document: KeptDocument): document is SweepDocument {
  return 'cells' in document;
}

/** What there is of checks and of the suite in it: of a sweep the results of its cells, each by itself. */
export function resultsIn(document: KeptDocument): readonly ResultDocument[] {
  if (!isOfSweep(document)) return [document];
  return document.cells.flatMap(({ result }) => (result === null ? [] : [toJson(result)]));
}
