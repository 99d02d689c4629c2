import { type CheckResult, type Model, UsageError } from '../../checker/index.js';
import type { SweepCell } from '../../reports/index.js';
import { instantiate } from '../instantiate.js';
import { parseParameters } from '../parameters.js';
import type { PlannedCell } from './plan.js';

/** What happens to each cell, and who may stop it. */
export interface CellWork {
  readonly signal: AbortSignal;
  /** Decides one cell. @throws UsageError if that cannot be asked of this instance */
  readonly check: (cell: PlannedCell) => Promise<CheckResult>;
  /** Says that a cell is done; also of those that are none. */
  readonly onCell: (cell: SweepCell) => void;
}

/**
 * Checks one cell after another. What the model refuses, and what cannot be asked of one instance, is said in its cell; after
 * an interruption the rest is not begun.
 */
export async function checkCells(
  model: Model,
  planned: readonly PlannedCell[],
  { signal, check, onCell }: CellWork,
): Promise<readonly SweepCell[]> {
  const cells: SweepCell[] = [];
  for (const each of planned) {
    const cell = signal.aborted ? notBegun(each) : await checkCell(model, each, check);
    cells.push(cell);
    if (cell.outcome !== 'not begun') onCell(cell);
  }
  return cells;
}

async function checkCell(model: Model, planned: PlannedCell, check: CellWork['check']): Promise<SweepCell> {
  const { values, variant, set } = planned;
  const refused = (outcome: 'no model' | 'refused', error: unknown): SweepCell => {
    if (!(error instanceof UsageError)) throw error;
    return { values, outcome, because: error.message, result: null };
  };
  try {
    instantiate(model, variant, parseParameters(model, set));
  } catch (error) {
    return refused('no model', error);
  }
  try {
    return { values, outcome: 'checked', because: null, result: await check(planned) };
  } catch (error) {
    return refused('refused', error);
  }
}

function notBegun({ values }: PlannedCell): SweepCell {
  return { values, outcome: 'not begun', because: null, result: null };
}
