import type { Summary } from './summary.js';

interface Column {
  readonly title: string;
  readonly cell: (summary: Summary) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'subject', cell: ({ subject }) => subject },
  { title: 'states', cell: ({ distinctStates }) => decimal(distinctStates, 0) },
  { title: 'transitions', cell: ({ transitions }) => decimal(transitions, 0) },
  { title: 'best s', cell: ({ seconds }) => decimal(seconds, 3) },
  { title: 'median s', cell: ({ medianSeconds }) => decimal(medianSeconds, 3) },
  { title: 'M transitions/s', cell: (summary) => decimal(summary.millionTransitionsPerSecond, 2) },
  { title: 'bytes/state', cell: ({ bytesPerState }) => decimal(bytesPerState, 1) },
  { title: '× yardstick', cell: ({ ratioToYardstick }) => decimal(ratioToYardstick, 3) },
];

/** One line per subject under a line of titles: names to the left, numbers to the right. */
export function table(summaries: readonly Summary[]): string {
  const rows = [COLUMNS.map(({ title }) => title), ...summaries.map((row) => COLUMNS.map(({ cell }) => cell(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** A clock too coarse for the run shows no rate. */
function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '-';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
