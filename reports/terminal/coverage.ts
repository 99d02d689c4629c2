import type { CheckResult } from '../../checker/index.js';
import { count } from '../wording/index.js';
import type { Style } from './style.js';
import { alignedRows } from './table.js';
import { widest } from './text.js';

/** How wide the table may be where the width is not limited. */
const defaultWidth = 120;

/**
 * How often each action was enabled and taken, in as many columns side by side as the width allows. Random runs do not count
 * how often they could have taken an action.
 */
export function coverageLines({ actions, random }: Pick<CheckResult, 'actions' | 'random'>, style: Style): string[] {
  const { paint } = style;
  const rows =
    random === null
      ? [['action', 'enabled', 'taken'], ...actions.map((each) => [each.name, count(each.enabled), count(each.taken)])]
      : [['action', 'taken'], ...actions.map((each) => [each.name, count(each.taken)])];
  const sides = random === null ? (['left', 'right', 'right'] as const) : (['left', 'right'] as const);
  const [head = '', ...texts] = alignedRows(rows, sides);
  const cells = texts.map((text, position) => (actions[position]?.taken === 0 ? paint.yellow(text) : text));
  const gap = '     ';
  const available = Number.isFinite(style.width) ? style.width : defaultWidth;
  const fitting = Math.floor((available - 2 + gap.length) / (widest([head]) + gap.length));
  const columns = Math.max(1, Math.min(cells.length, fitting));
  const height = Math.ceil(cells.length / columns);
  const usedColumns = height === 0 ? 0 : Math.ceil(cells.length / height);
  const header = Array.from({ length: usedColumns }, () => head).join(gap);
  const body = Array.from({ length: height }, (_, row) =>
    Array.from({ length: usedColumns }, (_, column) => cells[column * height + row] ?? '').join(gap),
  );
  return cells.length === 0 ? [] : [`  ${paint.dim(header)}`, ...body.map((line) => `  ${line}`.trimEnd())];
}
