import { expect, test } from 'vitest';
import { EnabledCache } from './enabled-cache.js';

test('a state is recalled as it was kept, and no other in its place, also when there are more than slots', () => {
  const cache = new EnabledCache(2, 1);
  const recalled = new Int32Array(1);
  let known = 0;
  for (const round of [1, 2]) {
    for (let number = 0; number < 100_000; number++) {
      const state = Int32Array.of(number % 7, number);
      if (cache.recall(state, recalled)) {
        known += 1;
        expect(recalled[0]).toBe(~number);
      } else cache.keep(state, Int32Array.of(~number));
    }
    if (round === 1) expect(known).toBe(0);
  }
  // The last to be kept in their slots are found again.
  expect(known).toBeGreaterThan(0);
});

test('the state of zeros is not known before it is kept', () => {
  const cache = new EnabledCache(1, 1);
  const zeros = Int32Array.of(0);
  const recalled = Int32Array.of(5);
  expect(cache.recall(zeros, recalled)).toBe(false);
  cache.keep(zeros, Int32Array.of(3));
  expect(cache.recall(zeros, recalled)).toBe(true);
  expect(recalled).toEqual(Int32Array.of(3));
});

test('of wide states fewer are kept, so that memory is bounded', () => {
  const cache = new EnabledCache(2 ** 19, 1);
  const [one, other] = [new Int32Array(2 ** 19).fill(1), new Int32Array(2 ** 19).fill(2)];
  const recalled = new Int32Array(1);
  cache.recall(one, recalled);
  cache.keep(one, Int32Array.of(1));
  cache.recall(other, recalled);
  cache.keep(other, Int32Array.of(2));
  expect(cache.recall(one, recalled)).toBe(false);
});
