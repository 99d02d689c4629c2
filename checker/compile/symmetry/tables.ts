import type { MovedCells } from './cells.js';
import type { Decomposition, Term, Vertices } from './terms.js';
import { mixed } from './words.js';

/** Where hashes begin. */
const CELL = 0x51ed270b;

/**
 * The cells that permutations move, and what their contents say of processes, as flat arrays: what is looked up for each
 * state must not allocate. A row says how a number is made of processes; rows `0 … cells − 1` are those of the numbers of
 * cells, the others those of contents.
 */
export interface Tables {
  readonly cells: number;
  /** By row: the part that no permutation changes. */
  readonly fixed: Int32Array;
  /** By row: its first term; those up to the next row's first are its own. */
  readonly firstTerm: Int32Array;
  /** By term: a vertex. */
  readonly one: Int32Array;
  /** By term: the other end of the link, or −1 where the term is a process. */
  readonly other: Int32Array;
  readonly weight: Int32Array;
  /** By term, of a link: from where on `links` has the numbers of its set's links, in rows of `sizes`. */
  readonly linksFrom: Int32Array;
  readonly sizes: Int32Array;
  readonly links: Int32Array;
  /** By vertex: its number in its set. */
  readonly numberInSet: Int32Array;
  /** By the number of a cell: its row. */
  readonly cellOf: Int32Array;
  /** By bit of the state: the row of the cell that has it, or −1. */
  readonly cellAtBit: Int32Array;
  /** By cell: where it is. */
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
  /** By cell: how many terms its number has if all are processes and its content does not speak of any, else 0. */
  readonly processes: Int32Array;
  /** By cell: a hash of what its fact says, but for content and processes. */
  readonly kinds: Int32Array;
  /** By cell: the row of content 0, or −1 where contents do not speak of processes. */
  readonly firstContent: Int32Array;
  /** The cells whose contents do. */
  readonly speaking: Int32Array;
  /** By cell: of the content of a sequence, its position and where the length is; the position is −1 of any other. */
  readonly position: Int32Array;
  readonly lengthWord: Int32Array;
  readonly lengthShift: Int32Array;
  readonly lengthMask: Int32Array;
  /** By word: the bits of all cells, and of those whose contents do not speak of processes. */
  readonly moved: Int32Array;
  readonly silent: Int32Array;
}

export function tablesOf({ cells, contents }: MovedCells, vertices: Vertices, words: number): Tables {
  const rows: Decomposition[] = cells.map(({ where }) => where);
  const firstRow = contents.map((codes) => {
    const first = rows.length;
    if (codes === undefined) return -1;
    for (const code of codes) rows.push(code);
    return first;
  });
  const terms: Term[] = [];
  const firstTerm = [0];
  for (const row of rows) {
    for (const term of row.terms) terms.push(term);
    firstTerm.push(terms.length);
  }
  const links: number[] = [];
  const linksFrom = new Map<string, number>();
  const fromOf = (term: Term): number => {
    if (term.links.length === 0) return 0;
    const key = term.links.join();
    const known = linksFrom.get(key);
    if (known !== undefined) return known;
    const from = links.length;
    linksFrom.set(key, from);
    links.push(...term.links);
    return from;
  };
  const numbers = cells.reduce((most, { number }) => Math.max(most, number), -1) + 1;
  const cellOf = new Int32Array(numbers).fill(-1);
  const cellAtBit = new Int32Array(32 * words).fill(-1);
  const moved = new Int32Array(words);
  const silent = new Int32Array(words);
  for (const [row, { number, bit, width, speaks }] of cells.entries()) {
    cellOf[number] = row;
    cellAtBit.fill(row, bit, bit + width);
    const word = bit >>> 5;
    const bits = maskOf(width) << (bit & 31);
    moved[word] = (moved[word] ?? 0) | bits;
    if (!speaks) silent[word] = (silent[word] ?? 0) | bits;
  }
  return {
    cells: cells.length,
    fixed: Int32Array.from(rows, ({ fixed }) => fixed),
    firstTerm: Int32Array.from(firstTerm),
    one: Int32Array.from(terms, ({ ends }) => ends[0]),
    other: Int32Array.from(terms, ({ ends }) => ends[1] ?? -1),
    weight: Int32Array.from(terms, ({ weight }) => weight),
    linksFrom: Int32Array.from(terms, fromOf),
    sizes: Int32Array.from(terms, ({ set }) => set.size),
    links: Int32Array.from(links),
    numberInSet: Int32Array.from(
      vertices.sets.flatMap(({ size }) => Array.from({ length: size }, (_, process) => process)),
    ),
    cellOf,
    cellAtBit,
    word: Int32Array.from(cells, ({ bit }) => bit >>> 5),
    shift: Int32Array.from(cells, ({ bit }) => bit & 31),
    mask: Int32Array.from(cells, ({ width }) => maskOf(width)),
    processes: Int32Array.from(cells, ({ speaks, where: { terms } }) =>
      speaks || terms.some(({ ends }) => ends.length > 1) ? 0 : terms.length,
    ),
    kinds: Int32Array.from(cells, ({ where: { fixed } }) => mixed(CELL, fixed)),
    firstContent: Int32Array.from(cells, ({ column }) => firstRow[column] ?? -1),
    speaking: Int32Array.from(cells.flatMap(({ speaks }, row) => (speaks ? [row] : []))),
    position: Int32Array.from(cells, ({ bound }) => bound?.position ?? -1),
    lengthWord: Int32Array.from(cells, ({ bound }) => (bound?.bit ?? 0) >>> 5),
    lengthShift: Int32Array.from(cells, ({ bound }) => (bound?.bit ?? 0) & 31),
    lengthMask: Int32Array.from(cells, ({ bound }) => maskOf(bound?.width ?? 1)),
    moved,
    silent,
  };
}

function maskOf(width: number): number {
  return width === 32 ? -1 : 2 ** width - 1;
}
