import type { ProcessSet } from '../../language/index.js';
import type { Column } from '../columns.js';
import { movedCells } from './cells.js';
import { Facts } from './facts.js';
import { CanonicalSearch } from './search.js';
import { sortingText } from './sorting.js';
import { tablesOf } from './tables.js';
import { verticesOf } from './terms.js';

let sortings = 0;

/**
 * Makes the function that turns the state in `words` into the one that stands for all that permutations of interchangeable
 * processes make of it. Exact: of two states it makes the same one if and only if a permutation leads from one to the
 * other. It does not allocate, but for a search among processes that are hard to tell apart when there is the first one.
 */
export function canonicaliser(
  columns: readonly Column[],
  processes: { readonly [name: string]: ProcessSet },
  words: Int32Array,
): () => void {
  const vertices = verticesOf(processes);
  const moved = movedCells(columns, vertices);
  const sorting = sortingText(moved.cells, vertices);
  if (sorting !== undefined) {
    sortings += 1;
    return new Function('W', `"use strict"; // sorting ${sortings}\n${sorting}\nreturn canonicalise;`)(
      words,
    ) as () => void;
  }
  const tables = tablesOf(moved, vertices, words.length);
  return new CanonicalSearch(words, new Facts(words, tables, vertices.count), tables, vertices).canonicalise;
}
