import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretches } from './stretches.js';

it('begins with all steps and ends with each single one, the last first', () => {
  expect([...stretches(4)].map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [2, 4],
    [0, 2],
    [3, 4],
    [2, 3],
    [1, 2],
    [0, 1],
  ]);
  expect([...stretches(1)]).toEqual([{ from: 0, to: 1 }]);
  expect([...stretches(0)]).toEqual([]);
});

it('divides the steps, over and over, without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (steps) => {
      const all = [...stretches(steps)];
      const gaps = all.filter(({ to }, position) => to !== (all[position - 1]?.from || steps));
      expect(gaps).toEqual([]);
      expect(all.at(-1)).toEqual({ from: 0, to: 1 });
      expect(all.slice(-steps).every(({ from, to }) => to - from === 1)).toBe(true);
      // Nobody wants to try much more than each single step: halves of odd sizes make a few more.
      expect(all.length).toBeLessThan(3 * steps);
    }),
  );
});
