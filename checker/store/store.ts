import { makeTable } from './table.js';

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
  /** Makes the current state, stored or not, the source. */
  readonly adopt: () => void;
  /** Makes the state with an id the source, and the current one. */
  readonly load: (id: number) => void;
  readonly count: () => number;
  readonly bytes: () => number;
}

/** States of up to so many words are stored as they are; wider ones share their parts. */
const WIDEST_FLAT = 4;

/**
 * A store for states of so many words, at least one.
 *
 * Wide states are stored as trees of pairs: neighbouring words are interned as a pair, neighbouring pairs' ids as a
 * pair again, up to a root for each state (Laarman, van de Pol, Weber: Parallel recursive state compression for free,
 * SPIN 2011). Parts that many states have in common are stored once, so that a state costs little more than its root;
 * and only the pairs on the way to what a step changed are looked up again.
 */
export function makeStore(words: number): StateStore {
  const registers: Registers = { current: registerOf(words), source: registerOf(words) };
  return words <= WIDEST_FLAT ? flat(words, registers) : tree(words, registers);
}

function registerOf(words: number): Int32Array {
  // A buffer of its own: V8 can take the address of such an array's words as a constant, not of a small one's.
  return new Int32Array(new SharedArrayBuffer(Math.max(words * 4, 128)), 0, words);
}

function flat(words: number, registers: Registers): StateStore {
  const table = makeTable(words);
  const copy = (from: string, to: string) =>
    Array.from({ length: words }, (_, word) => `${to}[${word}] = ${from}[${word}];`).join(' ');
  const row = Array.from({ length: words }, (_, word) => `current[${word}]`);
  return {
    registers,
    ...generate(
      `function intern() { return table.intern(${row}); }
function adopt() { ${copy('current', 'source')} }
function load(id) { table.load(id, source, 0); ${copy('source', 'current')} }`,
      { table, ...registers },
    ),
    count: table.count,
    bytes: table.bytes,
  };
}

function tree(words: number, registers: Registers): StateStore {
  const roots = makeTable(2);
  const nodes = makeTable(2);
  // ids[k] is the id of node k in the source state; node 0 stands for the root.
  const ids = new Int32Array(words);
  const interning: string[] = [];
  const adopting: string[] = [];
  const loading: string[] = [];
  let count = 1;

  // Emits the code for the words from `first` to before `end`; returns how a pair refers to it now, and in the source.
  const subtree = (first: number, end: number): { readonly now: string; readonly before: string } => {
    if (end - first === 1) return { now: `current[${first}]`, before: `source[${first}]` };
    const node = count;
    count += 1;
    const half = first + 2 ** (31 - Math.clz32(end - first - 1));
    const loaded = loading.push('') - 1;
    const left = subtree(first, half);
    const right = subtree(half, end);
    interning.push(
      `let n${node} = ids[${node}]; if (${left.now} !== ${left.before} || ${right.now} !== ${right.before}) { n${node} = nodes.intern(${left.now}, ${right.now}); if (n${node} < 0) n${node} = -1 - n${node}; }`,
    );
    adopting.push(
      `ids[${node}] = nodes.intern(${left.before}, ${right.before}); if (ids[${node}] < 0) ids[${node}] = -1 - ids[${node}];`,
    );
    loading[loaded] = `nodes.load(ids[${node}], pair, 0); ${left.before} = pair[0]; ${right.before} = pair[1];`;
    return { now: `n${node}`, before: `ids[${node}]` };
  };
  const half = 2 ** (31 - Math.clz32(words - 1));
  const left = subtree(0, half);
  const right = subtree(half, words);

  return {
    registers,
    ...generate(
      `function intern() {
${interning.join('\n')}
return roots.intern(${left.now}, ${right.now});
}
function adopt() {
for (let word = 0; word < ${words}; word++) source[word] = current[word];
${adopting.join('\n')}
}
function load(id) {
roots.load(id, pair, 0); ${left.before} = pair[0]; ${right.before} = pair[1];
${loading.join('\n')}
for (let word = 0; word < ${words}; word++) current[word] = source[word];
}`,
      { roots, nodes, ids, pair: new Int32Array(2), ...registers },
    ),
    count: roots.count,
    bytes: () => roots.bytes() + nodes.bytes(),
  };
}

let stores = 0;

function generate(
  functions: string,
  values: { readonly [name: string]: unknown },
): Pick<StateStore, 'intern' | 'adopt' | 'load'> {
  stores += 1;
  const source = `"use strict"; // store ${stores}\n${functions}\nreturn { intern, adopt, load };`;
  return new Function(...Object.keys(values), source)(...Object.values(values));
}
