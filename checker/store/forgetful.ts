import { emitHash, type HashCode } from './hash.js';
import type { Pending } from './pending.js';
import { MOST_ASIDE, makeRegisters, type StateStore } from './store.js';
import type { Table } from './table.js';

/** A set of the states visited that keeps less than whole states, and may take a new one for known. */
export interface Visited extends Pick<Table, 'internAll' | 'count' | 'bytes'>, Pick<StateStore, 'tables'> {
  /** How many states are expected to be missed for that reason. */
  readonly expectedOmissions: () => number;
}

/**
 * A store that keeps of a state only what its visited set does, and states whole while they are to be expanded. `load` is
 * for the state taken last and for new ones; of a known state the id may be unknown (`FORGOTTEN`).
 */
export interface ForgetfulStore extends StateStore {
  /** Makes the state with an id the source, to be expanded, and the current one; forgets those that are over. */
  readonly take: (id: number) => void;
  readonly expectedOmissions: () => number;
}

/** How much of a hash a visited set takes. */
export interface HashWidth {
  readonly bits: number;
  readonly seed: number;
}

let stores = 0;

/** A store for states of so many words over a set of their hashes, of so many bits, and a queue or stack of whole states. */
export function makeForgetfulStore(
  words: number,
  { bits, seed }: HashWidth,
  visited: Visited,
  pending: Pending,
): ForgetfulStore {
  const registers = makeRegisters(words);
  const settled = new Int32Array(MOST_ASIDE);
  const hash = emitHash(words, bits <= 64 ? 64 : 128, seed);
  const row = rowOf(hash, bits);
  const copy = (from: string, to: string, at = '') =>
    `for (let word = 0; word < ${words}; word++) ${to}[${at}word] = ${from}[word];`;
  stores += 1;
  const source = `"use strict"; // forgetful store ${stores} of ${words} words
let aside = 0;
function put() {
if (aside === ${MOST_ASIDE}) settle();
${hash.ofCurrent}
const at = aside * ${row.length}, place = aside * ${words};
${row.map((word, position) => `batch[at + ${position}] = ${word};`).join(' ')}
${copy('current', 'states', 'place + ')}
aside++;
}
function settle() {
const putAside = aside;
aside = 0;
let next = visited.count();
visited.internAll(batch, putAside, settled);
for (let k = 0; k < putAside; k++) {
if (settled[k] === next) { pending.push(next, states, k * ${words}); next++; }
}
}
function intern() {
if (aside > 0) settle();
const next = visited.count();
put();
settle();
return settled[0] === next ? next : -1 - settled[0];
}
function adopt() {
${copy('current', 'source')}
${hash.ofSource}
}
function load(id) {
pending.load(id, source);
${copy('source', 'current')}
}
function take(id) {
pending.take(id);
load(id);
${hash.ofSource}
}
return { put, settle, intern, adopt, load, take };`;
  const values = {
    ...hash.values,
    ...registers,
    visited,
    pending,
    settled,
    batch: new Int32Array(MOST_ASIDE * row.length),
    states: new Int32Array(MOST_ASIDE * words),
  };
  return {
    registers,
    settled,
    ...new Function(...Object.keys(values), source)(...Object.values(values)),
    tables: visited.tables,
    count: visited.count,
    bytes: () => visited.bytes() + pending.bytes,
    expectedOmissions: visited.expectedOmissions,
  };
}

/** The words that hold so many bits of a hash. */
function rowOf({ lanes }: HashCode, bits: number): readonly string[] {
  const used = lanes.slice(0, Math.ceil(bits / 32));
  return used.map((lane, position) => {
    const left = bits - 32 * position;
    return left >= 32 ? lane : `${lane} & ${2 ** left - 1}`;
  });
}
