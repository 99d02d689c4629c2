import type { Style } from './style.js';
import { padRight, paragraph, widest } from './text.js';

/** Rows with aligned columns; the last column is text that may be broken between words. */
export function tableLines(rows: readonly (readonly string[])[], indent: string, style: Style): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: columns }, (_, column) => widest(rows.map((row) => row[column] ?? '')));
  return rows.flatMap((row) => {
    const head = widths.map((width, column) => `${padRight(row[column] ?? '', width)}  `).join('');
    return paragraph(indent + head, row[columns] ?? '', style.width);
  });
}
