import { evenNesting, type Nesting, type Part, WIDEST_PART } from './grouping.js';
import { makeTable, type SharedTable, type Table } from './table.js';

/** The working memory of an exploration: a successor in the making, and the state it comes from. */
export interface Registers {
  /** The words of the state at hand. */
  readonly current: Int32Array;
  /** The words of the state that is being expanded. */
  readonly source: Int32Array;
}

/** The set of states visited, exact, with ids in order of arrival. */
export interface StateStore {
  readonly registers: Registers;
  /** Stores the state in `registers.current`: its id if it is new, −1 − id if it is known. */
  readonly intern: () => number;
  /** Sets the current state aside, to be stored by `settle`; of more than `MOST_ASIDE` the first are settled at once. */
  readonly put: () => void;
  /** Stores all states that were put: new ones get the next ids, in order. Their ids are in `settled` until more are put. */
  readonly settle: () => void;
  readonly settled: Int32Array;
  /** Makes the current state, stored or not, the source. */
  readonly adopt: () => void;
  /** Makes the state with an id the source, and the current one. */
  readonly load: (id: number) => void;
  readonly count: () => number;
  readonly bytes: () => number;
  /** What it is made of; the first table has a row for each state, with the columns that were asked for. None if it keeps bits. */
  readonly tables: readonly (Table | SharedTable)[];
  /** Of a store that forgets states: loads one for the last time, to be expanded. */
  readonly take?: (id: number) => void;
}

export interface StoreOptions {
  /** For what is kept of each state besides; none if not given. */
  readonly columns?: number | undefined;
  /** As they are, or as trees; by their width if not given. */
  readonly layout?: StateLayout | undefined;
  /**
   * A store for states of so many words whose place it takes: it has the same registers, and settles into the same array, on
   * which whoever has the other one may rely.
   */
  readonly insteadOf?: Lasting | undefined;
  /** Tables of one thread if not given. */
  readonly tables?: TableMaker | undefined;
}

/** How states are stored: as they are, or as trees of parts that they share: of neighbouring words, or as it is said. */
export type StateLayout = 'flat' | 'tree' | Nesting;

/** Makes the tables of a store, in turn, of rows of so many words with so many columns. */
export type TableMaker = (words: number, columns: number) => Table | SharedTable;

/** States of up to so many words are stored as they are; wider ones share parts. */
const WIDEST_FLAT = 4;

/**
 * A store for states of so many words, at least one. States
 * are set aside in batches before they are looked up: a store that is spread over several machines can send each to the
 * one that owns its hash.
 *
 * Wide states are stored as trees: some words are interned as a part, the ids of some parts as a part again, up to a root
 * of two for each state (Laarman, van de Pol, Weber: Parallel recursive state compression for free,
 * SPIN 2011; parts of up to four rather than two, for fewer look-ups). Parts that many states have in common are stored
 * once, so that a state costs little more than its root; and only the parts that a step changed are looked up again.
 */
export function makeStore(words: number, options: StoreOptions = {}): StateStore {
  const { columns = 0, layout = words <= WIDEST_FLAT ? 'flat' : 'tree', tables = aloneTable } = options;
  const { registers, settled } = options.insteadOf ?? {
    registers: makeRegisters(words),
    settled: new Int32Array(MOST_ASIDE),
  };
  // A single word has no parts.
  return layout === 'flat' || words === 1
    ? flat(words, { registers, settled }, columns, tables)
    : tree(words, layout === 'tree' ? evenNesting(words) : layout, { registers, settled }, columns, tables);
}

function aloneTable(words: number, columns: number): Table {
  return makeTable(words, columns);
}

/** Registers for states of so many words. */
export function makeRegisters(words: number): Registers {
  return { current: registerOf(words), source: registerOf(words) };
}

function registerOf(words: number): Int32Array {
  // A buffer of its own: V8 can take the address of such an array's words as a constant, not of a small one's.
  return new Int32Array(new SharedArrayBuffer(Math.max(words * 4, 128)), 0, words);
}

/** What outlives a store whose place another takes. */
type Lasting = Pick<StateStore, 'registers' | 'settled'>;

function flat(words: number, { registers, settled }: Lasting, columns: number, make: TableMaker): StateStore {
  const table = make(words, columns);
  const copy = (from: string, to: string) =>
    Array.from({ length: words }, (_, word) => `${to}[${word}] = ${from}[${word}];`).join(' ');
  const row = Array.from({ length: words }, (_, word) => `current[${word}]`);
  return {
    registers,
    ...generate(
      `${setAside('table', row)}
function intern() { return table.intern(${row}); }
function adopt() { ${copy('current', 'source')} }
function load(id) { table.load(id, source, 0); ${copy('source', 'current')} }`,
      { table, settled, ...registers },
    ),
    settled,
    count: table.count,
    bytes: table.bytes,
    tables: [table],
  };
}

function tree(
  words: number,
  nesting: Nesting,
  { registers, settled }: Lasting,
  columns: number,
  make: TableMaker,
): StateStore {
  const roots = make(2, columns);
  const nodes = new Map<number, Table>();
  const tableOf = (children: number): string => {
    if (!nodes.has(children)) nodes.set(children, make(children, 0));
    return `nodes${children}`;
  };
  // ids[k] is the id of node k in the source state.
  const interning: string[] = [];
  const adopting: string[] = [];
  const loading: string[] = [];
  let count = 0;

  // Emits the code for a part; returns how it is referred to now, and in the source.
  const subtree = (part: Part): Reference => {
    if (typeof part === 'number') return { now: `current[${part}]`, before: `source[${part}]` };
    const node = count;
    count += 1;
    const loaded = loading.push('') - 1;
    const children = part.map(subtree);
    const table = tableOf(children.length);
    const differs = children.map(({ now, before }) => `${now} !== ${before}`).join(' || ');
    const row = children.map(({ now }) => now).join(', ');
    interning.push(
      `let n${node} = ids[${node}]; if (${differs}) { n${node} = ${table}.intern(${row}); if (n${node} < 0) n${node} = -1 - n${node}; }`,
    );
    const sourceRow = children.map(({ before }) => before).join(', ');
    adopting.push(
      `ids[${node}] = ${table}.intern(${sourceRow}); if (ids[${node}] < 0) ids[${node}] = -1 - ids[${node}];`,
    );
    loading[loaded] = `${table}.load(ids[${node}], row, 0); ${assign(children)}`;
    return { now: `n${node}`, before: `ids[${node}]` };
  };
  const halves = nesting.map(subtree);
  const root = halves.map(({ now }) => now);

  return {
    registers,
    ...generate(
      `${setAside('roots', root, interning.join('\n'))}
function intern() {
${interning.join('\n')}
return roots.intern(${root.join(', ')});
}
function adopt() {
for (let word = 0; word < ${words}; word++) source[word] = current[word];
${adopting.join('\n')}
}
function load(id) {
roots.load(id, row, 0); ${assign(halves)}
${loading.join('\n')}
for (let word = 0; word < ${words}; word++) current[word] = source[word];
}`,
      {
        roots,
        ...Object.fromEntries([...nodes].map(([children, table]) => [tableOf(children), table])),
        ids: new Int32Array(count),
        row: new Int32Array(WIDEST_PART),
        settled,
        ...registers,
      },
    ),
    settled,
    count: roots.count,
    bytes: () => [roots, ...nodes.values()].reduce((sum, table) => sum + table.bytes(), 0),
    tables: [roots, ...nodes.values()],
  };
}

/** How generated code refers to a part of a state: in the state at hand, and in the source. */
interface Reference {
  readonly now: string;
  readonly before: string;
}

/** Statements that unpack a row into its parts in the source. */
function assign(children: readonly Reference[]): string {
  return children.map(({ before }, position) => `${before} = row[${position}];`).join(' ');
}

/** How many states can be set aside at once. */
export const MOST_ASIDE = 256;

/** The code of `put` and `settle`, from how the row of a state in a table is made. */
function setAside(table: string, row: readonly string[], before = ''): string {
  return `const batch = new Int32Array(new SharedArrayBuffer(${4 * MOST_ASIDE * row.length}));
let aside = 0;
function put() {
${before}
if (aside === ${MOST_ASIDE}) settle();
const at = aside * ${row.length};
${row.map((word, position) => `batch[at + ${position}] = ${word};`).join(' ')}
aside++;
}
function settle() {
const states = aside;
aside = 0;
${table}.internAll(batch, states, settled);
}`;
}

let stores = 0;

function generate(
  functions: string,
  values: { readonly [name: string]: unknown },
): Pick<StateStore, 'intern' | 'put' | 'settle' | 'adopt' | 'load'> {
  stores += 1;
  const source = `"use strict"; // store ${stores}\n${functions}\nreturn { intern, put, settle, adopt, load };`;
  return new Function(...Object.keys(values), source)(...Object.values(values));
}
