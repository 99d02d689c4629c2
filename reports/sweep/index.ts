export { type CellText, outcomeText, textOfCell } from './cell.js';
export { groupsOf, headOfValue, type SweepGroup, subjectOfSweep, tallyOfSweep } from './digest.js';
export type { SweepCell, SweepDimension, SweepDocument } from './document.js';
export { isOfSweep, type KeptDocument, resultsIn } from './kept-document.js';
