import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Stretch, stretchesOf } from './elision.js';

const hidden = (stretches: readonly Stretch[]) => stretches.filter(({ isShown }) => !isShown);

describe('which steps of a trace are shown', () => {
  test('all of one that is not long', () => {
    expect(hidden(stretchesOf(100, undefined))).toEqual([]);
    expect(hidden(stretchesOf(101, undefined))).toEqual([]);
    expect(stretchesOf(0, 0)).toEqual([]);
  });

  test('the first 40 and the last 60 of a long one', () => {
    expect(hidden(stretchesOf(2_000, undefined))).toEqual([{ from: 40, to: 1_940, isShown: false }]);
  });

  test('and those where its loop begins', () => {
    expect(hidden(stretchesOf(2_000, 1_000))).toEqual([
      { from: 40, to: 995, isShown: false },
      { from: 1_015, to: 1_940, isShown: false },
    ]);
  });

  test('each step once and in order, and never is the beginning of a loop left out', () => {
    const lengths = fc.integer({ min: 1, max: 500 });
    const traces = lengths.chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 0, max: length })));
    fc.assert(
      fc.property(traces, ([length, start]) => {
        const stretches = stretchesOf(length, start);
        expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.slice(0, -1).map(({ to }) => to)]);
        expect(stretches.at(-1)?.to).toBe(length);
        for (const { from, to } of hidden(stretches)) {
          expect(to - from).toBeGreaterThan(1);
          expect(start > from && start < to).toBe(false);
        }
      }),
      { seed: 1 },
    );
  });
});
