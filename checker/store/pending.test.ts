import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pending, PendingQueue, PendingStack } from './pending.js';

/** How many successors the states have, in the order in which they are taken. */
const branching = fc.array(fc.nat(4), { maxLength: 400, size: 'max' });

/**
 * Explores a tree: from the pending states, kept here as plain lists of words, one is taken, examined and given successors.
 * `next` says where in the list the next one is.
 */
function explore(pending: Pending, words: number, successors: readonly number[], next: (length: number) => number) {
  const loaded = new Int32Array(words);
  const wordsOf = (id: number) => Array.from({ length: words }, (_, word) => id * 31 + word * 7);
  const open: { readonly id: number; readonly path: readonly number[] }[] = [];
  let count = 0;
  const push = (path: readonly number[]) => {
    const batch = Int32Array.from([-1, -1, ...wordsOf(count)]);
    pending.push(count, batch, 2);
    open.push({ id: count, path: [...path, count] });
    count += 1;
  };
  const expectLoaded = (id: number) => {
    pending.load(id, loaded);
    if (String(loaded) !== String(wordsOf(id))) expect([...loaded]).toEqual(wordsOf(id));
  };
  for (let initial = 0; initial < 3; initial++) push([]);
  for (let initial = 0; initial < 3; initial++) expectLoaded(initial);
  for (const branches of successors) {
    const [state] = open.splice(next(open.length), 1);
    if (state === undefined) break;
    pending.take(state.id);
    expectLoaded(state.id);
    const first = count;
    for (let branch = 0; branch < branches; branch++) push(state.path);
    for (let id = first; id < count; id++) expectLoaded(id);
    expectLoaded(state.id);
    if (pending instanceof PendingStack) expect(String(pending.path())).toBe(String(state.path.map(wordsOf)));
  }
}

describe.each([1, 2, 5])('pending states of %d words', (words) => {
  it('come out of a queue as they went in, while it grows and goes round', () => {
    const property = fc.property(branching, (successors) => {
      explore(new PendingQueue(words), words, successors, () => 0);
    });
    fc.assert(property, { seed: 20260402, numRuns: 20 });
  });

  it('come out of a stack as they went in, and those not over are the path to the one at hand', () => {
    const property = fc.property(branching, (successors) => {
      explore(new PendingStack(words), words, successors, (length) => length - 1);
    });
    fc.assert(property, { seed: 20260403, numRuns: 20 });
  });
});

describe('a state that is over', () => {
  it('is forgotten by a queue when the next is taken', () => {
    const queue = new PendingQueue(1);
    for (const id of [0, 1, 2]) queue.push(id, Int32Array.of(id), 0);
    queue.take(1);
    expect(() => queue.load(0, new Int32Array(1))).toThrow('forgotten');
    expect(() => queue.load(3, new Int32Array(1))).toThrow('forgotten');
  });

  it('is forgotten by a stack when one beneath it is taken, or it was passed over', () => {
    const stack = new PendingStack(1);
    for (const id of [0, 1, 2]) stack.push(id, Int32Array.of(id), 0);
    stack.take(1);
    expect(() => stack.load(2, new Int32Array(1))).toThrow('forgotten');
    expect(() => stack.take(2)).toThrow('forgotten');
  });

  it('leaves its place in a queue to others: a queue is as large as the most that were pending', () => {
    const queue = new PendingQueue(2);
    const before = queue.bytes;
    for (let id = 0; id < 10_000; id++) {
      queue.push(id, Int32Array.of(id, id), 0);
      queue.take(id);
    }
    expect(queue.bytes).toBe(before);
  });
});
