import { UsageError } from '../errors.js';
import { makeBitField } from './bit-field.js';
import { type ForgetfulStore, makeForgetfulStore, type Visited } from './forgetful.js';
import { OutOfMemory } from './memory.js';
import { expectedCollisions } from './omission.js';
import { PendingQueue, PendingStack } from './pending.js';
import { makeTable } from './table.js';

/** How states are stored by something that can take a new one for known. */
export type LossyStorage =
  | {
      readonly kind: 'compact';
      /** From 1 to 128. */
      readonly hashBits: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'bitstate';
      readonly bytes: number;
      /** How many bits a state sets. */
      readonly hashFunctions: number;
      readonly seed: number;
    };

/** A store that forgets, and, depth first, the words of the states of the run to the state taken last. */
export interface LossyStore extends ForgetfulStore {
  readonly path: (() => Int32Array[]) | undefined;
}

/**
 * A store for states of so many words that are taken in the order of a search: hash compaction (Wolper and Leroy, CAV 1993)
 * or bitstate hashing.
 * @throws UsageError if there is no memory for the bits
 */
export function makeLossyStore(words: number, storage: LossyStorage, search: 'bfs' | 'dfs'): LossyStore {
  const stack = search === 'dfs' ? new PendingStack(words) : undefined;
  const pending = stack ?? new PendingQueue(words);
  const path = stack === undefined ? undefined : () => stack.path();
  const { seed } = storage;
  if (storage.kind === 'bitstate') {
    return { ...makeForgetfulStore(words, { bits: 64, seed }, bitFieldOf(storage), pending), path };
  }
  const { hashBits: bits } = storage;
  // Breadth first, a column is for the parents that lead to a state.
  const table = makeTable(Math.ceil(bits / 32), stack === undefined ? 1 : 0);
  const { internAll, count, bytes } = table;
  const expectedOmissions = () => expectedCollisions(count(), bits);
  const visited: Visited = { internAll, count, bytes, tables: [table], expectedOmissions };
  return { ...makeForgetfulStore(words, { bits, seed }, visited, pending), path };
}

function bitFieldOf({ bytes, hashFunctions, seed }: Extract<LossyStorage, { readonly kind: 'bitstate' }>) {
  try {
    return makeBitField(bytes, hashFunctions, seed);
  } catch (thrown) {
    if (!(thrown instanceof OutOfMemory)) throw thrown;
    throw new UsageError(
      `the bits of storage bitstate cannot be set apart: ${thrown.message}; say a smaller memory for them`,
    );
  }
}
