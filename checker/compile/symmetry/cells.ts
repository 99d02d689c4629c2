import type { Column } from '../columns.js';
import { type Decomposition, decompose, decomposeDigits, speaksOf, type Vertices } from './terms.js';

/** A cell that a permutation of processes moves, or whose content it changes. */
export interface MovedCell {
  /** Which column it is of, and its number there plus that of the column's first cell. */
  readonly column: number;
  readonly number: number;
  /** The lowest bit, counted from the state's first one. */
  readonly bit: number;
  readonly width: number;
  /** Of its number. */
  readonly where: Decomposition;
  /** Whether its content speaks of processes: then 0 may, too. */
  readonly speaks: boolean;
  /** Of the content of a sequence: where its length stands, and before which position it is none of it. */
  readonly bound: { readonly bit: number; readonly width: number; readonly position: number } | undefined;
}

/** All that permutations touch of a state, as numbered columns. */
export interface MovedCells {
  readonly cells: readonly MovedCell[];
  /** By column, of those whose contents speak of processes: how each code is made of them. */
  readonly contents: readonly (readonly Decomposition[] | undefined)[];
}

/** The cells of these columns that permutations move, or whose contents they change. */
export function movedCells(columns: readonly Column[], vertices: Vertices): MovedCells {
  const cells: MovedCell[] = [];
  const contents: (readonly Decomposition[] | undefined)[] = [];
  let first = 0;
  for (const { indices, value, width, bitOf, lengths } of columns) {
    const speaks = speaksOf(value, vertices);
    if (!speaks && !indices.some((index) => speaksOf(index, vertices))) continue;
    const column = contents.length;
    contents.push(
      speaks ? Array.from({ length: value.size }, (_, code) => decompose(value, code, vertices)) : undefined,
    );
    const count = indices.reduce((product, { size }) => product * size, 1);
    const capacity = indices.at(-1)?.size ?? 1;
    for (let number = 0; number < count; number++) {
      const where = decomposeDigits(indices, number, vertices);
      if (where.terms.length === 0 && !speaks) continue;
      cells.push({
        column,
        number: first + number,
        bit: bitOf(number),
        width,
        where: { ...where, fixed: first + where.fixed },
        speaks,
        bound:
          lengths === undefined
            ? undefined
            : {
                bit: lengths.bitOf(Math.floor(number / capacity)),
                width: lengths.width,
                position: number % capacity,
              },
      });
    }
    first += count;
  }
  return { cells, contents };
}
