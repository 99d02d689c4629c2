import type { Table } from './table.js';

/** A part of what an exploration knows, as rows of 32-bit words: what can be kept elsewhere, and taken back. */
export interface Column {
  /** Which part it is; lower-case words joined by hyphens, no two alike in one exploration. */
  readonly name: string;
  /** Words of a row. */
  readonly width: number;
  /** Whether a row never changes once it is there, so that only those behind the last that was kept have to be written. */
  readonly isAppendOnly: boolean;
  readonly rows: () => number;
  /** Copies so many rows, from the row `first` on. */
  readonly read: (first: number, rows: number, into: Int32Array) => void;
  /** Adds rows that `read` gave; to a column that was empty, all of them in order. @throws OutOfMemory */
  readonly append: (from: Int32Array, rows: number) => void;
}

/** The rows of a table, without its further columns. Its index is made again as they come back. */
export function columnOfTable(name: string, table: Table): Column {
  const { words: width } = table;
  let ids = new Int32Array(0);
  return {
    name,
    width,
    isAppendOnly: true,
    rows: table.count,
    read: (first, rows, into) => {
      for (let row = 0; row < rows; row++) table.load(first + row, into, row * width);
    },
    append: (from, rows) => {
      if (ids.length < rows) ids = new Int32Array(rows);
      const expected = table.count() + rows;
      table.internAll(from, rows, ids);
      if (table.count() !== expected) throw new RangeError(`the column ${name} has a row twice`);
    },
  };
}
