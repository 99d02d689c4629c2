import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTable } from './table.js';

/** Few different words, so that equal rows and equal hashes are common. */
const word = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1, 0x10000, 0x9e3779b1 | 0),
);

describe('a table of rows', () => {
  for (const words of [1, 2, 3, 4]) {
    it(`gives rows of ${words} words ids in order of arrival, and equal rows the same`, () => {
      fc.assert(
        fc.property(fc.array(fc.array(word, { minLength: words, maxLength: words }), { maxLength: 200 }), (rows) => {
          const table = makeTable(words);
          const known = new Map<string, number>();
          for (const row of rows) {
            const key = JSON.stringify(row);
            const expected = known.get(key);
            expect(table.intern(...row)).toBe(expected === undefined ? known.size : -1 - expected);
            if (expected === undefined) known.set(key, known.size);
          }
          expect(table.count()).toBe(known.size);
          for (const [key, id] of known) {
            const into = new Int32Array(words + 2);
            table.load(id, into, 1);
            expect([...into]).toEqual([0, ...JSON.parse(key), 0]);
          }
        }),
        { seed: 1, numRuns: 100 },
      );
    });
  }

  it('keeps every row while it grows', () => {
    const table = makeTable(2);
    const rows = 300_000;
    const ids = () => Array.from({ length: rows }, (_, row) => table.intern(row * 7, ~row));
    expect(ids().every((id, row) => id === row)).toBe(true);
    expect(ids().every((id, row) => id === -1 - row)).toBe(true);
    expect(table.count()).toBe(rows);
  });

  it('finds every row again through an index of any size', () => {
    const table = makeTable(1);
    for (let row = 0; row < 5_000; row++) {
      table.intern(row * 0x10001);
      if (row % 499 === 0)
        for (let known = 0; known <= row; known++) expect(table.intern(known * 0x10001)).toBe(-1 - known);
    }
  });

  it('says what it occupies, the index included', () => {
    const table = makeTable(2);
    for (let row = 0; row < 1000; row++) table.intern(row, row);
    expect(table.bytes()).toBe(1000 * 8 + 4096 * 4);
  });
});
