import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halved, slices, slicesOfEveryWidth } from './slices.js';

const lengths = fc.nat({ max: 60 });
const widths = fc.integer({ min: 1, max: 70 });

test('slices are each element once, none wider than asked, and begin where asked', () => {
  fc.assert(
    fc.property(lengths, widths, fc.nat({ max: 70 }), (length, width, first) => {
      const cut = [...slices(length, width, first)];
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

test('begins with all steps and ends with each single one, the last first', () => {
  expect([...slicesOfEveryWidth(4)].map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [2, 4],
    [0, 2],
    [3, 4],
    [2, 3],
    [1, 2],
    [0, 1],
  ]);
  expect([...slicesOfEveryWidth(1)]).toEqual([{ from: 0, to: 1 }]);
  expect([...slicesOfEveryWidth(0)]).toEqual([]);
});

test('divides the steps, over and over, without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (steps) => {
      const all = [...slicesOfEveryWidth(steps)];
      const gaps = all.filter(({ to }, position) => to !== (all[position - 1]?.from || steps));
      expect(gaps).toEqual([]);
      expect(all.at(-1)).toEqual({ from: 0, to: 1 });
      expect(all.slice(-steps).every(({ from, to }) => to - from === 1)).toBe(true);
      // Nobody wants to try much more than each single step: halves of odd sizes make a few more.
      expect(all.length).toBeLessThan(3 * steps);
    }),
    { seed: 1 },
  );
});
