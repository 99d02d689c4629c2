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
  /** Further words of each row, column by column, which grow with the rows. Look a column up again when it may have grown. */
  readonly columns: readonly Int32Array[];
  /** How many ids were given, of shared tables some more: those set apart for threads. */
  readonly count: () => number;
  /** Bytes of the rows and of the index, the index whole. */
  readonly bytes: () => number;
  /** All of it, for another table of the same rows. */
  readonly memory: () => TableMemory;
}

/** What a table consists of: views of shared memory. */
export interface TableMemory {
  readonly rows: Int32Array;
  readonly columns: readonly Int32Array[];
  readonly index: Int32Array;
  readonly count: number;
}

export interface TableOptions {
  /** How many further words each row has. */
  readonly columns?: number;
  /** That of another table, which must not be used any more; an empty table if not given. */
  readonly memory?: TableMemory | undefined;
}

/** So that small models start at once. */
const FIRST_ROWS = 2 ** 6;

/** A load of at most 5/8 keeps probe sequences short. */
const MOST_LOAD = 5 / 8;

/**
 * An exact hash table: rows lie one after another in an arena and are found by an open-addressing index of their ids
 * with linear probing. Both live in shared memory, so that threads can share them. Fixed-length views are made anew when the
 * memory grows: views that follow a growable buffer are far slower.
 *
 * An entry of the index is an id plus one in as many bits as a slot's number has, and above them the bits of the row's
 * hash that the slot does not tell: most rows that are not meant need not be looked at. It never changes once it is set.
 *
 * The code is generated, unrolled, for each width, in a closure of its own. `row` are the words as arguments.
 */
export function makeTable(words: number, options: TableOptions = {}): Table {
  const row = wordsOf(words);
  const memory = options.memory ?? emptyMemory(words, options.columns ?? 0);
  return generate<Table>(
    `let { rows, index, count } = memory;
const columns = [...memory.columns];
let capacity = rows.length / ${words}, slots = index.length, mask = slots - 1;
${lookingUp(words)}

function insert(slot, h, ${row}) {
  if (count === capacity) growRows();
  const at = count * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  index[slot] = (h & ~mask) | (count + 1);
  count++;
  if (count > slots * ${MOST_LOAD}) growIndex();
  return count - 1;
}

function growRows() {
  rows = enlarged(rows, 2 * capacity * ${words});
  for (let column = 0; column < columns.length; column++) columns[column] = enlarged(columns[column], 2 * capacity);
  capacity *= 2;
}

function growIndex() {
  const before = index;
  index = sharedWords(2 * slots);
  slots *= 2;
  mask = slots - 1;
  rehash(before, 0, before.length);
}

return { intern, internAll, load, columns, count: () => count, bytes: () => count * ${words * 4} + slots * 4,
  memory: () => ({ rows, columns: [...columns], index, count }) };`,
    `${words} words`,
    { memory, enlarged, sharedWords },
  );
}

/** A table that several threads fill at a time, each through an object of its own. */
export interface SharedTable extends Table {
  /** Goes on in other memory, after a growth. */
  readonly attach: (memory: TableMemory) => void;
  /** Enters one of so many parts of the rows that another index tells into the index. All parts have to be. */
  readonly rehashPart: (before: Int32Array, part: number, parts: number) => void;
  /** Leaves the ids that are set apart for this thread, and not given yet, unused for ever. */
  readonly abandon: () => void;
  /** The ids given since the last `takeFresh`, which says how many these are. */
  readonly fresh: readonly number[];
  readonly takeFresh: () => number;
}

export interface Sharing {
  /** A word of shared memory: how many ids are given or set apart. */
  readonly allotted: Int32Array;
  /** How many ids a thread sets apart for itself at a time. */
  readonly portion: () => number;
  /** Called when the table is full; returns when there is more room. May throw where there is none. */
  readonly makeRoom: () => void;
}

/**
 * The same for one of several threads: it writes a row under an id that is its own and publishes it by compare-and-swap.
 * A plain read of the index suffices before that, since an entry never changes once it is set: whoever misses one that was
 * just set fails to set its own, and looks again. Ids are taken in portions, so that threads do not write to the same
 * cache lines; those of a portion that is abandoned have no row.
 */
export function makeSharedTable(words: number, memory: TableMemory, sharing: Sharing): SharedTable {
  const row = wordsOf(words);
  return generate<SharedTable>(
    `let rows, index, capacity, slots, mask, most;
const columns = [], fresh = [];
let next = 0, end = 0, given = 0;
attach(memory);
${lookingUp(words)}

function insert(slot, h, ${row}) {
  if (next === end) {
    takePortion();
    return intern(${row});
  }
  const at = next * ${words};
  ${row.map((word, position) => `rows[at + ${position}] = ${word};`).join(' ')}
  if (Atomics.compareExchange(index, slot, 0, (h & ~mask) | (next + 1)) !== 0) return intern(${row});
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
  capacity = rows.length / ${words};
  slots = index.length;
  mask = slots - 1;
  most = mostRows(capacity, slots);
}

function rehashPart(before, part, parts) {
  rehash(before, Math.floor(before.length * part / parts), Math.floor(before.length * (part + 1) / parts));
}

function abandon() {
  next = end;
}

const count = () => Atomics.load(allotted, 0);
return { intern, internAll, load, columns, count, bytes: () => count() * ${words * 4} + slots * 4,
  memory: () => ({ rows, columns: [...columns], index, count: count() }), attach, rehashPart, abandon, fresh, takeFresh };`,
    `${words} words, shared`,
    { memory, mostRows, ...sharing },
  );
}

/** The memory in which so many more rows have room; what need not grow stays the same. A larger index is still empty. @throws OutOfMemory */
export function grownMemory(memory: TableMemory, words: number, more: number): TableMemory {
  const { columns, index, count } = memory;
  let capacity = memory.rows.length / words;
  let slots = index.length;
  while (capacity < count + more) capacity *= 2;
  while (mostRows(capacity, slots) < count + more) slots *= 2;
  const resized = (of: Int32Array, length: number) => (of.length === length ? of : enlarged(of, length));
  return {
    rows: resized(memory.rows, capacity * words),
    columns: columns.map((column) => resized(column, capacity)),
    index: slots === index.length ? index : sharedWords(slots),
    count,
  };
}

/** How many rows have room. */
function mostRows(capacity: number, slots: number): number {
  return Math.min(capacity, Math.floor(slots * MOST_LOAD));
}

function emptyMemory(words: number, columns: number): TableMemory {
  return {
    rows: sharedWords(FIRST_ROWS * words),
    columns: Array.from({ length: columns }, () => sharedWords(FIRST_ROWS)),
    index: sharedWords(2 * FIRST_ROWS),
    count: 0,
  };
}

function wordsOf(words: number): string[] {
  return Array.from({ length: words }, (_, word) => `w${word}`);
}

/** The code that is the same however many threads there are. */
function lookingUp(words: number): string {
  const row = wordsOf(words);
  return `
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

function load(id, into, at) {
  const from = id * ${words};
  ${row.map((_, position) => `into[at + ${position}] = rows[from + ${position}];`).join(' ')}
}

function rehash(before, from, to) {
  const least = before.length - 1;
  for (let at = from; at < to; at++) {
    const id = (before[at] & least) - 1;
    if (id < 0) continue;
    const first = id * ${words};
    const h = hash(${row.map((_, position) => `rows[first + ${position}]`)});
    const entry = (h & ~mask) | (id + 1);
    let slot = h & mask;
    while (index[slot] !== 0 || Atomics.compareExchange(index, slot, 0, entry) !== 0) slot = (slot + 1) & mask;
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
