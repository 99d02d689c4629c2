import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctStates } from './distinct-states.js';
import { STANDARD_ERROR } from './hyper-log-log.js';
import { mostCountedExactly, VisitedStates } from './visited-states.js';

/** States as models have them: most bits are the same in all. */
const structured: { readonly [name: string]: (n: number) => number[] } = {
  'a counter': (n) => [n, 0, 0],
  'a single word': (n) => [n],
  'a counter in the upper bits': (n) => [0, 0, n << 12],
  'two counters in different words': (n) => [n & 255, 0, n >>> 8],
  'the same counter in two words': (n) => [n, n],
  'a counter and its negation': (n) => [~n, n],
  'one flag in each of many words': (n) => Array.from({ length: 20 }, (_, word) => ((n >>> word) & 1) << word),
};

interface Dealt {
  readonly thread: number;
  readonly state: number;
}

/** Counts what threads visit; they tell what is new to them whenever a visit's position is in `merges`. */
function countOf(threads: number, visits: readonly Dealt[], merges: ReadonlySet<number>, most: number) {
  const visited = Array.from({ length: threads }, () => new VisitedStates(2, most));
  const distinct = new DistinctStates(2, most);
  const merge = () => {
    for (const each of visited) {
      if (distinct.isEstimated) each.forget();
      distinct.add(each.takeNew(), each.registers);
    }
  };
  const words = new Int32Array(2);
  for (const [position, { thread, state }] of visits.entries()) {
    words[0] = state % 7;
    words[1] = Math.floor(state / 7);
    visited[thread % threads]?.visit(words);
    if (merges.has(position)) merge();
  }
  merge();
  return { count: distinct.count, isEstimated: distinct.isEstimated };
}

describe('the number of different states that threads have visited', () => {
  it('is exact if and only if all together are no more than the limit, and the same whoever visited them, told when', () => {
    const visits = fc.array(fc.record({ thread: fc.nat(2), state: fc.nat(400) }), { maxLength: 900 });
    const merges = fc.array(fc.nat(900), { maxLength: 6 });
    let estimated = 0;
    const property = fc.property(
      fc.integer({ min: 1, max: 3 }),
      visits,
      merges,
      fc.nat(300),
      (threads, all, at, most) => {
        const states = new Set(all.map(({ state }) => state)).size;
        const alone = countOf(1, all, new Set(), most);
        expect(alone.isEstimated).toBe(states > most);
        expect(countOf(threads, all, new Set(at), most)).toEqual(alone);
        if (!alone.isEstimated) expect(alone.count).toBe(states);
        // Of so few states hardly two have the same register.
        else expect(Math.abs(alone.count / states - 1)).toBeLessThan(0.05);
        if (alone.isEstimated) estimated += 1;
      },
    );
    fc.assert(property, { seed: 20261126, numRuns: 150 });
    expect(estimated).toBeGreaterThan(15);
  });

  it.each(Object.keys(structured))('is estimated as well where states are %s', (name) => {
    const states = 50_000;
    const state = structured[name] ?? (() => []);
    const words = state(0).length;
    const visited = new VisitedStates(words, 0);
    for (let n = 0; n < states; n++) visited.visit(Int32Array.from(state(n)));
    const distinct = new DistinctStates(words, 0);
    distinct.add(visited.takeNew(), visited.registers);
    expect(distinct.isEstimated).toBe(true);
    expect(Math.abs(distinct.count / states - 1)).toBeLessThan(4 * STANDARD_ERROR);
  });

  it('is exact of as many states as there is room for', () => {
    expect(mostCountedExactly(1)).toBe(2 ** 20);
    expect(mostCountedExactly(64) * 64 * 4).toBe(2 ** 26);
  });
});
