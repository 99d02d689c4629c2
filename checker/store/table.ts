import { enlarged, sharedWords } from './memory.js';

/** Interns rows of a fixed number of words: equal rows get the same id, ids are given in order of arrival from 0. */
export interface Table {
  /** Of a row. */
  readonly words: number;
  /** The id of a new row, or −1 − id of a known one. Takes as many arguments as a row has words. */
  readonly intern: (...row: number[]) => number;
  /**
   * Interns so many rows, which lie one after another, and writes their ids. Much faster than one by one: look-ups of
   * different rows do not wait for each other's memory.
   */
  readonly internAll: (batch: Int32Array, rows: number, ids: Int32Array) => void;
  /** Copies the row with an id into the words from `at`. */
  readonly load: (id: number, into: Int32Array, at: number) => void;
  /** Further words of each row, column by column, which grow with the rows. Look a column up again when it may have grown. */
  readonly columns: readonly Int32Array[];
  /** How many ids were given, of shared tables some more: those set apart for threads. */
  readonly count: () => number;
  /** Bytes of the rows and of the index, the index whole. */
  readonly bytes: () => number;
  /** All of it, for another table of the same rows. */
  readonly memory: () => TableMemory;
  /** Goes on in other memory: that of a table of the same rows, or what it has grown into. */
  readonly attach: (memory: TableMemory) => void;
}

/** What a table consists of: views of shared memory. */
export interface TableMemory {
  readonly rows: Int32Array;
  readonly columns: readonly Int32Array[];
  readonly index: Int32Array;
  readonly count: number;
}

/** How many rows are read at once for a new index. */
const AT_ONCE = 256;

/** So that small models start at once. */
const FIRST_ROWS = 2 ** 6;
const FIRST_SLOTS = 2 ** 8;

/** A load of at most 4/5: a probe sequence is longer then, but seldom leaves its cache line. */
const MOST_LOAD = 4 / 5;

/** Up to so many slots an index grows fourfold, so that rows are entered anew a third as often; a larger one is doubled, to spare memory. */
const MOST_SLOTS_FOURFOLD = 2 ** 24;

/**
 * An exact hash table: rows lie one after another in an arena and are found by an open-addressing index of their ids
 * with linear probing. Both live in shared memory, so that threads can share them. Fixed-length views are made anew when the
 * memory grows: views that follow a growable buffer are far slower.
 *
 * Where a row's probe sequence begins is told by the highest bits of its hash, so that a larger index has the rows in the same
 * order. An entry is an id plus one in as many bits as a slot's number has, and above them the lowest bits of the row's hash:
 * most rows that are not meant need not be looked at. It never changes once it is set.
 *
 * The code is generated, unrolled, for each width, in a closure of its own. `row` are the words as arguments.
 * @param furtherWords of each row, as columns
 */
export function makeTable(words: number, furtherWords = 0): Table {
  const row = wordsOf(words);
  return generate<Table>(
    `let rows, index, count, capacity, slots, most, mask, bits, shift;
const columns = [];
attach(empty);
${lookingUp(words, 'while (index[slot] !== 0) if (++slot === slots) slot = 0;\nindex[slot] = entry;')}

function insert(slot, h, ${row}) {
  if (count === capacity) growRows();
  const at = count * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  index[slot] = (h << bits) | (count + 1);
  count++;
  if (count > most) growIndex();
  return count - 1;
}

function growRows() {
  rows = enlarged(rows, 2 * capacity * ${words});
  for (let column = 0; column < columns.length; column++) columns[column] = enlarged(columns[column], 2 * capacity);
  capacity *= 2;
}

function growIndex() {
  const before = index, maskBefore = mask;
  index = sharedWords(slotsAfter(slots));
  ({ slots, most, mask, bits, shift } = geometryOf(index.length));
  rehash(before, maskBefore, 0, before.length);
}

function attach(memory) {
  ({ rows, index, count } = memory);
  columns.splice(0, columns.length, ...memory.columns);
  capacity = rows.length / ${words};
  ({ slots, most, mask, bits, shift } = geometryOf(index.length));
}

return { words: ${words}, intern, internAll, load, columns, count: () => count, bytes: () => count * ${words * 4} + slots * 4,
  memory: () => ({ rows, columns: [...columns], index, count }), attach };`,
    `${words} words`,
    { empty: emptyMemory(words, furtherWords), enlarged, sharedWords, geometryOf, slotsAfter },
  );
}

/** A table that several threads fill at a time, each through an object of its own. */
export interface SharedTable extends Table {
  /** Enters one of so many parts of the rows that another index tells into the index. All parts have to be. */
  readonly rehashPart: (before: Int32Array, part: number, parts: number) => void;
  /** Leaves the ids that are set apart for this thread, and not given yet, unused for ever. */
  readonly abandon: () => void;
  /** No smaller id is given any more by this thread. */
  readonly next: () => number;
  /** The ids given since the last `takeFresh`, which says how many these are. */
  readonly fresh: readonly number[];
  readonly takeFresh: () => number;
}

export interface Sharing {
  /** A word of shared memory: how many ids are given or set apart. */
  readonly allotted: Int32Array;
  /** How many ids a thread sets apart for itself at a time. */
  readonly portion: () => number;
  /** Told the first id of each portion, before a row is entered under one of it. */
  readonly setApart: (first: number) => void;
  /** Called when the table is full; returns when there is more room. May throw where there is none. */
  readonly makeRoom: () => void;
}

/**
 * The same for one of several threads: it writes a row under an id that is its own and publishes it by compare-and-swap.
 * A plain read of the index suffices before that, since an entry never changes once it is set: whoever misses one that was
 * just set fails to set its own, and looks again. The row behind an entry is read plainly, too: its address comes from the
 * entry, and processors (x86, ARM) do not read it before that, though JavaScript's memory model does not promise it. Ids are
 * taken in portions, so that threads do not write to the same cache lines; those of a portion that is abandoned have no row.
 */
export function makeSharedTable(words: number, memory: TableMemory, sharing: Sharing): SharedTable {
  const row = wordsOf(words);
  return generate<SharedTable>(
    `let rows, index, slots, most, mask, bits, shift;
const columns = [], fresh = [];
let next = 0, end = 0, given = 0;
attach(memory);
${lookingUp(words, 'while (Atomics.compareExchange(index, slot, 0, entry) !== 0) if (++slot === slots) slot = 0;')}

function insert(slot, h, ${row}) {
  if (next === end) {
    takePortion();
    return intern(${row});
  }
  const at = next * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  if (Atomics.compareExchange(index, slot, 0, (h << bits) | (next + 1)) !== 0) return intern(${row});
  fresh[given++] = next;
  return next++;
}

function takeFresh() {
  const taken = given;
  given = 0;
  return taken;
}

function takePortion() {
  const wanted = portion();
  for (;;) {
    const first = Atomics.add(allotted, 0, wanted);
    if (first + wanted <= most) {
      setApart(first);
      next = first;
      end = first + wanted;
      return;
    }
    Atomics.sub(allotted, 0, wanted);
    makeRoom();
  }
}

function attach(memory) {
  ({ rows, index } = memory);
  columns.splice(0, columns.length, ...memory.columns);
  ({ slots, most, mask, bits, shift } = geometryOf(index.length));
  most = Math.min(most, rows.length / ${words});
}

function rehashPart(before, part, parts) {
  const end = (behind) => Math.floor(before.length * behind / parts);
  rehash(before, geometryOf(before.length).mask, end(part), end(part + 1));
}

function abandon() {
  next = end;
}

const count = () => Atomics.load(allotted, 0);
return { next: () => next, words: ${words}, intern, internAll, load, columns, count, bytes: () => count() * ${words * 4} + slots * 4,
  memory: () => ({ rows, columns: [...columns], index, count: count() }), attach, rehashPart, abandon, fresh, takeFresh };`,
    `${words} words, shared`,
    { memory, geometryOf, ...sharing },
  );
}

/** The memory in which so many more rows have room; what need not grow stays the same. A larger index is still empty. @throws OutOfMemory */
export function grownMemory(memory: TableMemory, words: number, more: number): TableMemory {
  const { columns, index, count } = memory;
  let capacity = memory.rows.length / words;
  let slots = index.length;
  while (capacity < count + more) capacity *= 2;
  while (geometryOf(slots).most < count + more) slots = slotsAfter(slots);
  const resized = (of: Int32Array, length: number) => (of.length === length ? of : enlarged(of, length));
  return {
    rows: resized(memory.rows, capacity * words),
    columns: columns.map((column) => resized(column, capacity)),
    index: slots === index.length ? index : sharedWords(slots),
    count,
  };
}

/** What follows from the size of an index, a power of two. */
interface Geometry {
  readonly slots: number;
  /** How many rows it is good for. */
  readonly most: number;
  /** An entry holds an id plus one in its lowest bits: how many, and these. */
  readonly bits: number;
  readonly mask: number;
  /** A hash shifted so far is the slot at which its probe sequence begins. */
  readonly shift: number;
}

/** How many slots an index has that takes the place of one with so many. */
function slotsAfter(slots: number): number {
  return 4 * slots <= MOST_SLOTS_FOURFOLD ? 4 * slots : 2 * slots;
}

function geometryOf(slots: number): Geometry {
  const bits = 31 - Math.clz32(slots);
  return { slots, most: Math.floor(slots * MOST_LOAD), bits, mask: slots - 1, shift: 32 - bits };
}

function emptyMemory(words: number, columns: number): TableMemory {
  return {
    rows: sharedWords(FIRST_ROWS * words),
    columns: Array.from({ length: columns }, () => sharedWords(FIRST_ROWS)),
    index: sharedWords(FIRST_SLOTS),
    count: 0,
  };
}

function wordsOf(words: number): string[] {
  return Array.from({ length: words }, (_, word) => `w${word}`);
}

/** The code that is the same however many threads there are; `enter` puts an entry into the index, from a slot on. */
function lookingUp(words: number, enter: string): string {
  const row = wordsOf(words);
  return `
function hash(${row}) {
  let h = ${words};
  ${row.map((word) => `h = Math.imul(h ^ ${word}, 0x9e3779b1); h ^= h >>> 15;`).join('\n  ')}
  return h;
}

function intern(${row}) {
  const h = hash(${row}), tag = h << bits;
  let slot = h >>> shift;
  for (;;) {
    const entry = index[slot];
    if (entry === 0) return insert(slot, h, ${row});
    const at = ((entry & mask) - 1) * ${words};
    if (((entry ^ tag) & ~mask) === 0 && ${isRow('rows', row)}) return -(entry & mask);
    if (++slot === slots) slot = 0;
  }
}

function internAll(batch, n, ids) {
  // In variables of its own, which a call need not have changed.
  let r = rows, i = index, m = mask, last = slots - 1, b = bits, d = shift;
  for (let k = 0, from = 0; k < n; k++, from += ${words}) {
    const ${row.map((word, position) => `${word} = batch[from + ${position}]`).join(', ')};
    const h = hash(${row}), tag = h << b;
    let slot = h >>> d;
    for (;;) {
      const entry = i[slot];
      if (entry === 0) {
        const id = insert(slot, h, ${row});
        ids[k] = id < 0 ? -1 - id : id;
        r = rows; i = index; m = mask; last = slots - 1; b = bits; d = shift;
        break;
      }
      if (((entry ^ tag) & ~m) === 0) {
        const at = ((entry & m) - 1) * ${words};
        if (${isRow('r', row)}) {
          ids[k] = (entry & m) - 1;
          break;
        }
      }
      slot = slot === last ? 0 : slot + 1;
    }
  }
}

function load(id, into, at) {
  const from = id * ${words};
  ${row.map((_, position) => `into[at + ${position}] = rows[from + ${position}];`).join(' ')}
}

function rehash(before, maskBefore, from, to) {
  const r = rows, ids = new Int32Array(${AT_ONCE}), hashes = new Int32Array(${AT_ONCE});
  for (let old = from; old < to;) {
    let n = 0;
    for (; old < to && n < ${AT_ONCE}; old++) {
      const id = (before[old] & maskBefore) - 1;
      if (id >= 0) ids[n++] = id;
    }
    // All rows of some entries are read before any is entered: what is read next does not wait for what was read before.
    for (let k = 0; k < n; k++) {
      const at = ids[k] * ${words};
      hashes[k] = hash(${row.map((_, position) => `r[at + ${position}]`)});
    }
    for (let k = 0; k < n; k++) {
      const h = hashes[k], entry = (h << bits) | (ids[k] + 1);
      let slot = h >>> shift;
      ${enter}
    }
  }
}`;
}

/** The condition that the row at `at` is this one. */
function isRow(rows: string, row: readonly string[]): string {
  return row.map((word, position) => `${rows}[at + ${position}] === ${word}`).join(' && ');
}

/** Makes each generated source unique: V8 would share code, and so type feedback, between equal ones. */
let tables = 0;

function generate<Made>(code: string, what: string, values: { readonly [name: string]: unknown }): Made {
  tables += 1;
  const source = `"use strict"; // table ${tables} of ${what}\n${code}`;
  return new Function(...Object.keys(values), source)(...Object.values(values));
}
