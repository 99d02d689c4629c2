import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halved, stretches } from './stretches.js';

const lengths = fc.nat({ max: 60 });
const widths = fc.integer({ min: 1, max: 70 });

test('stretches are each element once, none wider than asked, and begin where asked', () => {
  fc.assert(
    fc.property(lengths, widths, fc.nat({ max: 70 }), (length, width, first) => {
      const cut = [...stretches(length, width, first)];
      const elements = cut.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
      expect([...elements].sort((one, other) => one - other)).toEqual(Array.from({ length }, (_, at) => at));
      expect(cut.every(({ from, to }) => to > from && to - from <= width)).toBe(true);
      if (first < length) expect(cut[0]?.from).toBe(first);
    }),
    { seed: 1 },
  );
});

test('halving again and again ends with one', () => {
  expect([1, 2, 3, 4, 5, 9].map(halved)).toEqual([1, 1, 2, 2, 3, 5]);
});
