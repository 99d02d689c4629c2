import type { Style } from './style.js';
import { padLeft, padRight, paragraph, widest } from './text.js';

/** Rows with aligned columns; the last column is text that may be broken between words. */
export function tableLines(rows: readonly (readonly string[])[], indent: string, style: Style): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: columns }, (_, column) => widest(rows.map((row) => row[column] ?? '')));
  return rows.flatMap((row) => {
    const head = widths.map((width, column) => `${padRight(row[column] ?? '', width)}  `).join('');
    return paragraph(indent + head, row[columns] ?? '', style.width);
  });
}

/** Rows of short texts in columns, each set to the left or to the right of its column. */
export function alignedRows(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
): readonly string[] {
  const widths = sides.map((_, column) => widest(rows.map((row) => row[column] ?? '')));
  return rows.map((row) =>
    sides
      .map((side, column) => (side === 'left' ? padRight : padLeft)(row[column] ?? '', widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Blocks of lines side by side, with their heads level; below each other where the width does not allow it. */
export function sideBySide(blocks: readonly (readonly string[])[], gap: number, width: number): readonly string[] {
  const widths = blocks.map(widest);
  const needed = widths.reduce((sum, each) => sum + each, (blocks.length - 1) * gap);
  if (needed > width) return blocks.flatMap((block, position) => (position === 0 ? block : ['', ...block]));
  const height = Math.max(0, ...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, row) =>
    blocks
      .map((block, position) => padRight(block[row] ?? '', (widths[position] ?? 0) + gap))
      .join('')
      .trimEnd(),
  );
}
