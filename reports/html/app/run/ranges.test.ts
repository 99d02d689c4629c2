import { describe, expect, test } from 'vitest';
import { randomRuns } from '../../../testing/index.js';
import { rangesOfLengths, rangesOfLevels } from './ranges.js';

describe('the levels of an exploration', () => {
  test('are a range each where they are few', () => {
    expect(rangesOfLevels([1, 4, 2])).toEqual([
      { from: 1, to: 1, size: 1 },
      { from: 2, to: 2, size: 4 },
      { from: 3, to: 3, size: 2 },
    ]);
    expect(rangesOfLevels([])).toEqual([]);
  });

  test('are put together where they are many: no state is lost, and no more ranges than are seen', () => {
    for (const depth of [4, 5, 8, 9, 100]) {
      const ranges = rangesOfLevels(
        Array.from({ length: depth }, (_, level) => level),
        4,
      );
      expect(ranges.length).toBeLessThanOrEqual(4);
      expect(ranges[0]?.from).toBe(1);
      expect(ranges.at(-1)?.to).toBe(depth);
      for (const [position, { from }] of ranges.entries()) {
        if (position > 0) expect(from).toBe((ranges[position - 1]?.to ?? 0) + 1);
      }
      expect(ranges.reduce((sum, { size }) => sum + size, 0)).toBe((depth * (depth - 1)) / 2);
    }
  });
});

test('of the lengths of walks those at the ends that none has are left out, not those between', () => {
  expect(rangesOfLengths(randomRuns)).toEqual([
    { from: 1, to: 1, size: 3 },
    { from: 2, to: 3, size: 0 },
    { from: 4, to: 7, size: 1_997 },
    { from: 8, to: 15, size: 0 },
    { from: 16, to: 31, size: 8_000 },
  ]);
  expect(rangesOfLengths({ ...randomRuns, lengths: [{ from: 0, to: 0, walks: 0 }] })).toEqual([]);
});
