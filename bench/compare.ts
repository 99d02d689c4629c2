import type { Report } from './report.js';
import type { Row } from './summary.js';
import { type Column, decimal, type Format, table } from './table.js';

interface Pair {
  readonly before: Row;
  readonly after: Row;
}

/** A column of ratios; empty where either has no such figure. */
function ratio(title: string, of: (row: Row) => number | undefined): Column<Pair> {
  return {
    title,
    cell: ({ before, after }) => {
      const [from, to] = [of(before), of(after)];
      return from === undefined || to === undefined ? '' : decimal(to / from, 2);
    },
  };
}

const columns: readonly Column<Pair>[] = [
  { title: 'after : before', cell: ({ after }) => after.subject },
  ratio('states', ({ distinctStates }) => distinctStates),
  ratio('transitions', ({ transitions }) => transitions),
  ratio('best s', ({ seconds }) => seconds),
  ratio('median s', ({ medianSeconds }) => medianSeconds),
  ratio('CPU s', ({ cpuSeconds }) => cpuSeconds),
  ratio('speed', ({ speed }) => speed),
  ratio('bytes/state', ({ bytesPerState }) => bytesPerState),
  ratio('bytes/transition', ({ bytesPerTransition }) => bytesPerTransition),
  ratio('peak', ({ peakMemory }) => peakMemory),
];

/**
 * Two reports side by side, as ratios of the later figures to the earlier ones, for the workloads and subjects that are in
 * both. `speed` is compared within each report, so that it also means something where the machines were not alike.
 */
export function compare(before: Report, after: Report, format: Format): string {
  const parts = after.sections.flatMap((section) => {
    const rows = before.sections.find(({ name }) => name === section.name)?.rows ?? [];
    const pairs = section.rows.flatMap((row): Pair[] => {
      const same = rows.find(({ subject }) => subject === row.subject);
      return same === undefined ? [] : [{ before: same, after: row }];
    });
    return pairs.length === 0 ? [] : [`${section.name}\n\n${table(columns, pairs, format)}`];
  });
  return parts.length === 0 ? 'The two reports have no workload with a subject in common.' : parts.join('\n\n');
}
