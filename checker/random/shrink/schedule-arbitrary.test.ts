import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, defineModel, type Instance, integer, type Property } from '../../language/index.js';
import { randomModel } from '../../testing/index.js';
import { wordsOfWalk } from '../generator.js';
import { type Schedule, stepsOf } from '../schedule.js';
import { Walker } from '../walk.js';
import { Reruns } from './rerun.js';
import { scheduleArbitrary, type Walks } from './schedule-arbitrary.js';
import { replayWalk, type ShownByWalk, shrinkWalk, walkOfPath } from './shrink-walk.js';
import { walkNumbers } from './walk-numbers.js';

/** Walks of so many steps, and what is left of them when they have decided the property. */
function walksOf(instance: Instance, property: Property, steps: number): Walks & { readonly reruns: Reruns } {
  const reruns = new Reruns(instance, { shows: 'decision', property });
  const walker = new Walker(instance, [property], { strategy: 'uniform' });
  return {
    reruns,
    walk: (words) => {
      try {
        walker.walk(words, steps);
      } catch {
        // What there is of the walk is good.
      }
      return walker.schedule;
    },
    occurring: (schedule) => reruns.run(schedule).schedule,
  };
}

/** Two counters; noise does nothing to the first one. */
const counters = defineModel({
  name: 'counters',
  state: () => ({ one: integer({ min: 0, max: 40 }), other: integer({ min: 0, max: 3 }) }),
  actions: ({ action }) => [
    action('count', {
      choose: integer({ min: 0, max: 3 }),
      when: (s) => s.one < 30,
      then: (s, by) => {
        s.one += by === 2 ? 1 : 0;
      },
    }),
    action('noise', {
      each: integer({ min: 0, max: 3 }),
      then: (s, value) => {
        s.other = value;
      },
    }),
  ],
}).instantiate();
const fewCounts: Property<{ readonly one: number }> = always('it is counted less than six times', (s) => s.one < 6);

/** A walk that counts six times. */
function sixCounts(): ShownByWalk<Schedule> & { readonly walks: ReturnType<typeof walksOf> } {
  const walks = walksOf(counters, fewCounts, 400);
  return {
    walks,
    arbitrary: scheduleArbitrary(walks),
    shows: (schedule) => walks.reruns.run(schedule).isReached,
    seed: 20261126,
  };
}

describe('a schedule as an arbitrary', () => {
  test('is, in run r of fast-check, what walk r is without fast-check', () => {
    const { walks, arbitrary, seed } = sixCounts();
    const generated = fc.sample(arbitrary, { seed, randomType: walkNumbers, numRuns: 12 });
    expect(generated).toEqual(
      Array.from({ length: 12 }, (_, walk) => walks.occurring(walks.walk(wordsOfWalk(seed, walk)))),
    );
    expect(new Set(generated.map((schedule) => schedule.join())).size).toBe(12);
  });

  test('shrinks to the occurrences without which nothing is shown', () => {
    const shown = sixCounts();
    const { value, path } = shrinkWalk(shown, 3);
    expect([...value]).toEqual([-1, 0, ...Array.from({ length: 6 }, () => [0, 2]).flat()]);
    expect(walkOfPath(path)).toBe(3);
  });

  test('is the same again by its path', () => {
    const { value, path } = shrinkWalk(sixCounts(), 5);
    expect(path.split(':').length).toBeGreaterThan(2);
    expect(replayWalk(sixCounts(), path)).toEqual(value);
    expect(shrinkWalk(sixCounts(), 5)).toEqual({ value, path });
  });

  test('takes no longer for a walk with a great number', () => {
    const shown = { ...sixCounts(), shows: () => true };
    const walk = 2 ** 53 - 1;
    const { value, path } = shrinkWalk(shown, walk);
    expect(path.startsWith(`${walk}:`)).toBe(true);
    expect(replayWalk(shown, path)).toEqual(value);
  });

  test('is refused by a path that leads to nothing', () => {
    const { path } = shrinkWalk(sixCounts(), 5);
    for (const wrong of [`${path}:0`, '5:100000', '4:0:0:0:0:0', `1${path}`]) {
      expect(() => replayWalk(sixCounts(), wrong), wrong).toThrow(/leads to no such run/);
    }
    for (const wrong of ['', 'x', '5:', ':5', '5:-1', '5: 1', '1e3']) {
      expect(() => replayWalk(sixCounts(), wrong), wrong).toThrow(/is no list of whole numbers/);
    }
  });

  test('is not shrunk if the walk shows nothing', () => {
    const shown = { ...sixCounts(), shows: () => false };
    expect(() => shrinkWalk(shown, 3)).toThrow(/walk 3 of seed 20261126 does not show/);
  });

  test('tries so many schedules at most', () => {
    for (const most of [0, 1, 10, 60]) {
      const { walks, shows, seed } = sixCounts();
      let tried = 0;
      const occurring = (schedule: Schedule) => {
        tried += 1;
        return walks.occurring(schedule);
      };
      const counting = { ...walks, occurring };
      const { value } = shrinkWalk({ arbitrary: scheduleArbitrary(counting, most), shows, seed }, 3);
      expect(tried).toBe(1 + most);
      expect(shows(value)).toBe(true);
    }
  });

  test('does not depend on how a suite has configured fast-check', () => {
    const alone = shrinkWalk(sixCounts(), 5);
    fc.configureGlobal({ endOnFailure: true, numRuns: 7, skipEqualValues: true });
    try {
      expect(shrinkWalk(sixCounts(), 5)).toEqual(alone);
      expect(replayWalk(sixCounts(), alone.path)).toEqual(alone.value);
    } finally {
      fc.resetConfigureGlobal();
    }
  });

  test('has, on random models, smaller ones that are what occurs of them', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomModel(), fc.nat(), ({ instance, properties }, seed) => {
        const [property] = Object.values(properties);
        if (property === undefined) return;
        const walks = walksOf(instance, property, 12);
        const arbitrary = scheduleArbitrary(walks);
        const schedule = walks.occurring(walks.walk(wordsOfWalk(seed, 0)));
        for (const { value } of arbitrary.shrink(schedule, undefined)) {
          compared += 1;
          expect(walks.occurring(value)).toEqual(value);
          expect(isSmaller(value, schedule), `${value} for ${schedule}`).toBe(true);
        }
      }),
      { seed: 4, numRuns: 15 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

/** Fewer steps or, of as many, smaller numbers. */
function isSmaller(one: Schedule, other: Schedule): boolean {
  if (stepsOf(one) !== stepsOf(other)) return stepsOf(one) < stepsOf(other);
  const at = one.findIndex((number, position) => number !== other[position]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
