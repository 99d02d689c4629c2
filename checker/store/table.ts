import { enlarged, sharedWords } from './memory.js';

/** Interns rows of a fixed number of words: equal rows get the same id, ids are given in order of arrival from 0. */
export interface Table {
  /** The id of a new row, or −1 − id of a known one. Takes as many arguments as a row has words. */
  readonly intern: (...row: number[]) => number;
  /**
   * Interns so many rows, which lie one after another, and writes their ids. Much faster than one by one: look-ups of
   * different rows do not wait for each other's memory.
   */
  readonly internAll: (batch: Int32Array, rows: number, ids: Int32Array) => void;
  /** Copies the row with an id into the words from `at`. */
  readonly load: (id: number, into: Int32Array, at: number) => void;
  /** How many rows. */
  readonly count: () => number;
  /** Bytes of the rows and of the index, the index whole. */
  readonly bytes: () => number;
}

/** So that small models start at once. */
const FIRST_ROWS = 2 ** 6;

/**
 * An exact hash table: rows lie one after another in an arena and are found by an open-addressing index of their ids
 * with linear probing. Both live in shared memory and a row is published by compare-and-swap, so that workers can share
 * them; a plain read of the index suffices before it, since an entry never changes once it is set. Fixed-length views are made anew when the memory grows: views that follow a growable buffer are far slower.
 *
 * An entry of the index is an id plus one in as many bits as a slot's number has, and above them the bits of the row's
 * hash that the slot does not tell: most rows that are not meant need not be looked at.
 *
 * The code is generated, unrolled, for each width, in a closure of its own. `row` are the words as arguments.
 */
export function makeTable(words: number): Table {
  const row = Array.from({ length: words }, (_, word) => `w${word}`);
  tables += 1;
  const source = `"use strict"; // table ${tables} of ${words} words
let capacity = ${FIRST_ROWS}, slots = ${2 * FIRST_ROWS}, mask = slots - 1, count = 0;
let rows = sharedWords(capacity * ${words});
let index = sharedWords(slots);

function hash(${row}) {
  let h = ${words};
  ${row.map((word) => `h = Math.imul(h ^ ${word}, 0x9e3779b1); h ^= h >>> 15;`).join('\n  ')}
  return h;
}

function intern(${row}) {
  const h = hash(${row});
  let slot = h & mask;
  for (;;) {
    const entry = index[slot];
    if (entry === 0) return insert(slot, h, ${row});
    const at = ((entry & mask) - 1) * ${words};
    if (((entry ^ h) & ~mask) === 0 && ${isRow('rows', row)}) return -(entry & mask);
    slot = (slot + 1) & mask;
  }
}

function internAll(batch, n, ids) {
  let r = rows, i = index, m = mask;
  for (let k = 0, from = 0; k < n; k++, from += ${words}) {
    const ${row.map((word, position) => `${word} = batch[from + ${position}]`).join(', ')};
    const h = hash(${row});
    let slot = h & m;
    for (;;) {
      const entry = i[slot];
      if (entry === 0) {
        const id = insert(slot, h, ${row});
        ids[k] = id < 0 ? -1 - id : id;
        r = rows; i = index; m = mask;
        break;
      }
      const at = ((entry & m) - 1) * ${words};
      if (((entry ^ h) & ~m) === 0 && ${isRow('r', row)}) {
        ids[k] = (entry & m) - 1;
        break;
      }
      slot = (slot + 1) & m;
    }
  }
}

function insert(slot, h, ${row}) {
  if (count === capacity) growRows();
  const at = count * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  if (Atomics.compareExchange(index, slot, 0, (h & ~mask) | (count + 1)) !== 0) return intern(${row});
  count++;
  // A load of at most 5/8 keeps probe sequences short.
  if (count * 8 > slots * 5) growIndex();
  return count - 1;
}

function growRows() {
  rows = enlarged(rows, 2 * capacity * ${words});
  capacity *= 2;
}

function growIndex() {
  index = sharedWords(2 * slots);
  slots *= 2;
  mask = slots - 1;
  for (let id = 0, at = 0; id < count; id++, at += ${words}) {
    const h = hash(${row.map((_, position) => `rows[at + ${position}]`)});
    let slot = h & mask;
    while (index[slot] !== 0) slot = (slot + 1) & mask;
    index[slot] = (h & ~mask) | (id + 1);
  }
}

function load(id, into, at) {
  const from = id * ${words};
  ${row.map((_, position) => `into[at + ${position}] = rows[from + ${position}];`).join(' ')}
}

return { intern, internAll, load, count: () => count, bytes: () => count * ${words * 4} + slots * 4 };`;
  return new Function('sharedWords', 'enlarged', source)(sharedWords, enlarged) as Table;
}

/** The condition that the row at `at` is this one. */
function isRow(rows: string, row: readonly string[]): string {
  return row.map((word, position) => `${rows}[at + ${position}] === ${word}`).join(' && ');
}

/** Makes each generated source unique: V8 would share code, and so type feedback, between equal ones. */
let tables = 0;
