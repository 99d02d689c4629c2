import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategies } from '../walk.js';
import { type Walked, WalkStatistics } from './walk-statistics.js';

const walk: fc.Arbitrary<Walked> = fc.record({
  strategy: fc.constantFrom(...strategies),
  steps: fc.oneof(fc.nat(20), fc.nat(2 ** 31 - 1), fc.constantFrom(2 ** 32 - 1, 2 ** 31)),
  isDeadEnd: fc.boolean(),
  isStandstill: fc.boolean(),
});

function counted(walks: readonly Walked[]): WalkStatistics {
  const statistics = new WalkStatistics();
  for (const each of walks) {
    statistics.goOn(each.steps - 1);
    statistics.add(each);
  }
  return statistics;
}

const sum = (walks: readonly Walked[]) => walks.reduce((steps, each) => steps + each.steps, 0);

describe('what walks were', () => {
  it('is counted by length, by strategy and by how they ended', () => {
    const property = fc.property(fc.array(walk, { maxLength: 40 }), (walks) => {
      const statistics = counted(walks);
      const runs = statistics.runs(1_000, false);
      expect(runs).toMatchObject({ walks: walks.length, steps: sum(walks), stepsPerWalk: 1_000, isEstimated: false });
      expect(runs.standstills).toBe(walks.filter(({ isStandstill }) => isStandstill).length);
      expect(runs.deadEnds).toBe(walks.filter(({ isDeadEnd }) => isDeadEnd).length);
      expect(statistics.longest).toBe(Math.max(0, ...walks.map(({ steps }) => steps)));
      for (const { from, to, walks: within } of runs.lengths) {
        expect(within).toBe(walks.filter(({ steps }) => steps >= from && steps <= to).length);
        expect(to).toBe(from < 2 ? from : 2 * from - 1);
      }
      expect(runs.lengths.reduce((all, { walks: within }) => all + within, 0)).toBe(walks.length);
      expect(runs.lengths[0]?.walks).not.toBe(0);
      expect(runs.lengths.at(-1)?.walks).not.toBe(0);
      expect(runs.strategies).toEqual(
        strategies.flatMap((strategy) => {
          const own = walks.filter((each) => each.strategy === strategy);
          return own.length === 0 ? [] : [{ strategy, walks: own.length, steps: sum(own) }];
        }),
      );
    });
    fc.assert(property, { seed: 20261126 });
  });

  it('is the same however walks are dealt among threads', () => {
    const dealt = fc.array(fc.record({ walk, thread: fc.nat(2) }), { maxLength: 40 });
    const property = fc.property(dealt, (all) => {
      const alone = counted(all.map((each) => each.walk));
      const threads = [0, 1, 2].map((thread) =>
        counted(all.flatMap((each) => (each.thread === thread ? [each.walk] : []))),
      );
      expect(WalkStatistics.sum(threads).cells).toEqual(Float64Array.from(alone.cells));
    });
    fc.assert(property, { seed: 20261126 });
  });

  it('includes the steps of a walk that is under way', () => {
    const statistics = counted([{ strategy: 'novel', steps: 5, isDeadEnd: false, isStandstill: false }]);
    statistics.goOn(3);
    expect(statistics.steps).toBe(8);
    expect(statistics.walks).toBe(1);
  });
});
