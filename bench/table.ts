/** A column of a table: its title, and what stands in it for a row; empty where there is nothing to say. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
}

/** How a table is laid out. */
export type Format = 'text' | 'markdown';

/**
 * One line per row under a line of titles: the first column, of names, to the left, numbers to the right. Columns in which
 * nothing stands are left out.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], format: Format = 'text'): string {
  const filled = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  const cells = [filled.map(({ title }) => title), ...rows.map((row) => filled.map(({ cell }) => cell(row)))];
  const widths = filled.map((_, column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const [titles, ...body] = cells.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  if (titles === undefined) return '';
  if (format === 'text') return [titles, ...body].map((line) => line.join('  ').trimEnd()).join('\n');
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [titles, rule, ...body].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** A number with so many decimals, in English; empty if there is none. */
export function decimal(value: number | undefined, digits: number): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A fraction as a percentage of three digits, so that small ones can be told from none; empty if there is none. */
export function percentage(fraction: number | undefined): string {
  if (fraction === undefined) return '';
  return fraction === 0
    ? '0'
    : `${Number((100 * fraction).toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 })} %`;
}
