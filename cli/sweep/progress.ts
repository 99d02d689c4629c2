import type { Progress } from '../../checker/index.js';
import { counted, outcomeText, type SweepCell } from '../../reports/index.js';
import { progressText, showLine } from '../progress.js';
import type { SweepPlan } from './plan.js';

/** Shows how far a sweep is: which cell is explored, and a line for each that is done. */
export interface SweepProgressDisplay {
  update(progress: Progress): void;
  done(cell: SweepCell): void;
  /** Says that it is being interrupted. */
  stopping(): void;
  /** Takes the line that changes away. */
  end(): void;
}

/** Nothing where standard error is no terminal. */
export async function showSweepProgress({ dimensions, cells }: SweepPlan): Promise<SweepProgressDisplay> {
  let done = 0;
  const of = counted(cells.length, 'cell');
  const display = await showLine('sweeping', (progress: Progress, width) =>
    `${done} of ${of} · ${progressText(progress)}`.slice(0, width),
  );
  return {
    update: display.update,
    done: (cell) => {
      done += 1;
      display.note(`  ${lineOfCell(dimensions, cell)}`);
    },
    stopping: display.stopping,
    end: display.end,
  };
}

/** Of more properties than these it is only said how many came out how. */
const MOST_PROPERTIES = 2;

/** "replicas = 4, faulty = 1: P12.agreement holds, 1,234 states" */
export function lineOfCell(dimensions: SweepPlan['dimensions'], { values, because, result }: SweepCell): string {
  const where = dimensions.map(({ name }, position) => `${name} = ${String(values[position])}`).join(', ');
  if (result === null) return `${where}: ${because ?? 'not begun'}`;
  const { properties } = result;
  const verdicts = [...new Set(properties.map(({ verdict }) => verdict))];
  const outcomes =
    properties.length > MOST_PROPERTIES
      ? verdicts.map((verdict) => `${properties.filter((each) => each.verdict === verdict).length} × ${verdict}`)
      : properties.map((property) => `${property.id} ${outcomeText(property)}`);
  return `${where}: ${[...outcomes, counted(result.distinctStates, 'state')].join(', ')}`;
}
