import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOfWalk } from '../generator.js';
import { walkNumbers } from './walk-numbers.js';

/** What fast-check draws for some of its runs, the first so many numbers of each. */
function drawn(count: number, parameters: fc.Parameters<[number[]]>): number[][] {
  const numbers: number[][] = [];
  const arbitrary = fc.array(fc.maxSafeInteger(), { minLength: count, maxLength: count });
  class Numbers extends fc.Arbitrary<number[]> {
    generate(mrng: fc.Random) {
      return new fc.Value(
        Array.from({ length: count }, () => mrng.nextInt()),
        undefined,
      );
    }
    canShrinkWithoutContext(value: unknown): value is number[] {
      return arbitrary.canShrinkWithoutContext(value);
    }
    shrink() {
      return fc.Stream.nil<fc.Value<number[]>>();
    }
  }
  fc.assert(
    fc.property(new Numbers(), (each) => {
      numbers.push(each);
    }),
    { randomType: walkNumbers, ...parameters },
  );
  return numbers;
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the numbers of walks', () => {
  test('are, in run r of fast-check, those of walk r', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const expected = Array.from({ length: 20 }, (_, walk) => wordsOfWalk(seed, walk).map((word) => word | 0));
        expect(drawn(2, { seed, numRuns: 20 })).toEqual(expected);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test('are those of a walk where a path begins with it, whatever was before', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 2_000 }), (seed, walk) => {
        const expected = wordsOfWalk(seed, walk).map((word) => word | 0);
        expect(drawn(2, { seed, path: String(walk), numRuns: 1 })).toEqual([expected]);
      }),
      { numRuns: 20, seed: 2 },
    );
  });

  test('do not end with the two of the walk', () => {
    const [first = [], second = []] = drawn(40, { seed: 7, numRuns: 2 });
    expect(new Set([...first, ...second.slice(1)]).size).toBeGreaterThan(78);
    expect(first.some((number) => number < 0) && first.some((number) => number > 0)).toBe(true);
  });

  test('are the same for a copy, and a copy leaves them alone', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 5 }), (seed, before) => {
        const one = new fc.Random(walkNumbers(seed, 3));
        for (let number = 0; number < before; number++) one.nextInt();
        const other = one.clone();
        const next = [one.nextInt(), one.nextInt(), one.nextInt()];
        expect([other.nextInt(), other.nextInt(), other.nextInt()]).toEqual(next);
      }),
      { numRuns: 20, seed: 3 },
    );
  });
});
