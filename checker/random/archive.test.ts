import { describe, expect, it } from 'vitest';
import { defineModel, integer, type Property, reachable } from '../language/index.js';
import { Archive, type Discovery } from './archive.js';
import { Coverage, coverageMemory } from './coverage.js';
import { WalkGenerator } from './generator.js';
import { simulate } from './simulate.js';

const discovery = (place: number): Discovery => ({ walk: place, schedule: Int32Array.of(-1, 0, place, 0), place });

const range = (first: number, end: number) => Array.from({ length: end - first }, (_, at) => discovery(first + at));

describe('an archive', () => {
  it('tells somebody else just what is new to him, so that both know the same', () => {
    const [one, other] = [new Archive(), new Archive()];
    let known = 0;
    for (const size of [3, 0, 40_000, 5, 20_000]) {
      one.add(range(one.count, one.count + size), one.count);
      if (size === 20_000) continue;
      const { first, discoveries } = one.since(known);
      other.add(discoveries, first);
      known = one.count;
      expect(other.count).toBe(one.count);
    }
    const { first, discoveries } = one.since(known);
    other.add(discoveries, first);
    const [generator, coverage] = [new WalkGenerator(), new Coverage(coverageMemory(1, true))];
    for (let draw = 0; draw < 200; draw++) {
      generator.begin(draw, 1);
      const chosen = one.choose(generator, coverage);
      generator.begin(draw, 1);
      expect(other.choose(generator, coverage)).toEqual(chosen);
      // The latest are kept.
      expect(chosen?.place).toBeGreaterThanOrEqual(60_008 - 32_768);
    }
  });

  it('prefers what was visited least', () => {
    const archive = new Archive();
    archive.add(range(0, 4), 0);
    const coverage = new Coverage(coverageMemory(1, true));
    for (const place of [0, 1, 3]) coverage.visits[place] = 5;
    const generator = new WalkGenerator();
    let least = 0;
    for (let draw = 0; draw < 100; draw++) {
      generator.begin(draw, 2);
      if (archive.choose(generator, coverage)?.place === 2) least += 1;
    }
    // It is among eight drawn of four with a chance of nine in ten.
    expect(least).toBeGreaterThan(80);
  });
});

/** A lock of 24 digits; whoever turns a wrong one begins anew. A run at random opens it once in 3^24. */
const lock = defineModel({
  name: 'lock',
  state: () => ({ open: integer({ min: 0, max: 24 }) }),
  actions: ({ action }) => [
    action('turn', {
      each: integer({ min: 0, max: 2 }),
      when: (s) => s.open < 24,
      then: (s, digit) => {
        s.open = digit === (s.open * 7) % 3 ? s.open + 1 : 0;
      },
    }),
  ],
  final: () => (s) => s.open === 24,
}).instantiate();

describe('walks that return to what others discovered', () => {
  const open: Property<{ readonly open: number }> = reachable('it is open', (s) => s.open === 24);

  it('come to where no walk from the beginning gets', async () => {
    const options = { properties: { open }, steps: 100_000, workers: 1 };
    const guided = await simulate(lock, { ...options, strategy: 'novel' });
    expect(guided.properties[0]?.trace?.steps).toHaveLength(24);
    const blind = await simulate(lock, { ...options, strategy: 'uniform' });
    expect(blind.properties[0]?.verdict).toBe('inconclusive');
  });
});
