/** Interns rows of a fixed number of words: equal rows get the same id, ids are given in order of arrival from 0. */
export interface Table {
  /** The id of a new row, or −1 − id of a known one. Takes as many arguments as a row has words. */
  readonly intern: (...row: number[]) => number;
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
 * The code is generated, unrolled, for each width, in a closure of its own. `row` are the words as arguments.
 */
export function makeTable(words: number): Table {
  const row = Array.from({ length: words }, (_, word) => `w${word}`);
  tables += 1;
  const source = `"use strict"; // table ${tables} of ${words} words
let capacity = ${FIRST_ROWS}, slots = ${2 * FIRST_ROWS}, mask = slots - 1, count = 0;
let rows = new Int32Array(new SharedArrayBuffer(capacity * ${words * 4}));
let index = new Int32Array(new SharedArrayBuffer(slots * 4));

function hash(${row}) {
  let h = ${words};
  ${row.map((word) => `h = Math.imul(h ^ ${word}, 0x9e3779b1); h ^= h >>> 15;`).join('\n  ')}
  return h;
}

function intern(${row}) {
  let slot = hash(${row}) & mask;
  for (;;) {
    const entry = index[slot];
    if (entry === 0) return insert(slot, ${row});
    const at = (entry - 1) * ${words};
    if (${row.map((word, position) => `rows[at + ${position}] === ${word}`).join(' && ')}) return -entry;
    slot = (slot + 1) & mask;
  }
}

function insert(slot, ${row}) {
  if (count === capacity) growRows();
  const at = count * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  if (Atomics.compareExchange(index, slot, 0, count + 1) !== 0) return intern(${row});
  count++;
  // A load of at most 5/8 keeps probe sequences short.
  if (count * 8 > slots * 5) growIndex();
  return count - 1;
}

function growRows() {
  capacity *= 2;
  const larger = new Int32Array(new SharedArrayBuffer(capacity * ${words * 4}));
  larger.set(rows);
  rows = larger;
}

function growIndex() {
  slots *= 2;
  mask = slots - 1;
  index = new Int32Array(new SharedArrayBuffer(slots * 4));
  for (let id = 0, at = 0; id < count; id++, at += ${words}) {
    let slot = hash(${row.map((_, position) => `rows[at + ${position}]`)}) & mask;
    while (index[slot] !== 0) slot = (slot + 1) & mask;
    index[slot] = id + 1;
  }
}

function load(id, into, at) {
  const from = id * ${words};
  ${row.map((_, position) => `into[at + ${position}] = rows[from + ${position}];`).join(' ')}
}

return { intern, load, count: () => count, bytes: () => count * ${words * 4} + slots * 4 };`;
  return new Function(source)() as Table;
}

/** Makes each generated source unique: V8 would share code, and so type feedback, between equal ones. */
let tables = 0;
