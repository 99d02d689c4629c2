import type { ActionCoverage } from '../../checker/index.js';
import { count } from './figures.js';
import type { Style } from './style.js';
import { padLeft, padRight, widest } from './text.js';

/** How wide the table may be where the width is not limited. */
const defaultWidth = 120;

/** How often each action was enabled and taken, in as many columns side by side as the width allows. */
export function coverageLines(actions: readonly ActionCoverage[], style: Style): string[] {
  const { paint } = style;
  const names = widest(['action', ...actions.map(({ name }) => name)]);
  const enabled = widest(['enabled', ...actions.map((action) => count(action.enabled))]);
  const taken = widest(['taken', ...actions.map((action) => count(action.taken))]);
  const row = (name: string, left: string, right: string) =>
    `${padRight(name, names)}  ${padLeft(left, enabled)}  ${padLeft(right, taken)}`;

  const cells = actions.map((action) => {
    const text = row(action.name, count(action.enabled), count(action.taken));
    return action.taken === 0 ? paint.yellow(text) : text;
  });
  const gap = '     ';
  const cellWidth = names + enabled + taken + 4;
  const available = Number.isFinite(style.width) ? style.width : defaultWidth;
  const columns = Math.max(
    1,
    Math.min(actions.length, Math.floor((available - 2 + gap.length) / (cellWidth + gap.length))),
  );
  const rows = Math.ceil(cells.length / columns);
  const usedColumns = rows === 0 ? 0 : Math.ceil(cells.length / rows);
  const header = Array.from({ length: usedColumns }, () => row('action', 'enabled', 'taken')).join(gap);
  const body = Array.from({ length: rows }, (_, index) =>
    Array.from({ length: usedColumns }, (_, column) => cells[column * rows + index] ?? '').join(gap),
  );
  return actions.length === 0 ? [] : [`  ${paint.dim(header)}`, ...body.map((line) => `  ${line}`.trimEnd())];
}
