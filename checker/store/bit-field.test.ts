import { describe, expect, it } from 'vitest';
import { FORGOTTEN, makeBitField } from './bit-field.js';
import { randomWords } from './hash.js';

/** Adds so many random hashes, no two of them the same; returns how many were taken for new. */
function fill(bytes: number, hashFunctions: number, hashes: number, seed: number) {
  const field = makeBitField(bytes, hashFunctions, seed);
  const random = randomWords(seed + 1000);
  const batch = Int32Array.from({ length: 2 * hashes }, random);
  const ids = new Int32Array(hashes);
  field.internAll(batch, hashes, ids);
  return { field, batch, ids };
}

describe('a bit field', () => {
  it('gives new states ids in order of arrival, and never takes a known one for new', () => {
    for (const hashFunctions of [1, 3, 16]) {
      const { field, batch, ids } = fill(4096, hashFunctions, 2000, 5);
      const fresh = [...ids].filter((id) => id !== FORGOTTEN);
      expect(fresh).toEqual(Array.from({ length: field.count() }, (_, id) => id));
      field.internAll(batch, 2000, ids);
      expect([...ids].every((id) => id === FORGOTTEN)).toBe(true);
      expect(field.count()).toBe(fresh.length);
    }
  });

  it('has no omission where there is room for all', () => {
    const { field } = fill(2 ** 20, 3, 1000, 1);
    expect(field.count()).toBe(1000);
    expect(field.expectedOmissions()).toBeLessThan(0.001);
  });

  it('of any size is used to its end', () => {
    for (const bytes of [4, 12, 1000]) {
      const { field } = fill(bytes, 2, 5000, 3);
      expect(field.bytes()).toBe(bytes);
      // Every bit is set before long, and each new state set one at least.
      expect(field.count()).toBeLessThanOrEqual(8 * bytes);
      const { ids } = fill(bytes, 1, 200 * bytes, 4);
      expect([...ids].filter((id) => id !== FORGOTTEN)).toHaveLength(8 * bytes);
    }
  });

  it.each([
    [1, 600],
    [2, 1200],
    [3, 1500],
    [4, 1500],
    [8, 1500],
    [16, 1000],
  ])('of %d hash functions estimates how many states it takes for known', (hashFunctions, hashes) => {
    let [missed, estimated] = [0, 0];
    for (let seed = 0; seed < 40; seed++) {
      const { field } = fill(1024, hashFunctions, hashes, seed);
      missed += hashes - field.count();
      estimated += field.expectedOmissions();
    }
    expect(missed).toBeGreaterThan(100);
    expect(estimated / missed).toBeGreaterThan(0.85);
    expect(estimated / missed).toBeLessThan(1.15);
  });
});
