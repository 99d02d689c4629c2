import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { always } from '../language/index.js';
import type { Progress } from '../result.js';
import { counter, switches } from '../testing/index.js';
import { estimatedStates, estimateFrom } from './estimate.js';

/** How many states were found on each level of shipped models. */
const recorded: readonly (readonly [model: string, sizes: readonly number[]])[] = [
  [
    'two-phase, resourceManagers = 6',
    [1, 13, 78, 292, 781, 1632, 2856, 4391, 6039, 7372, 7846, 7164, 5545, 3600, 1938, 855, 306, 87, 18, 2],
  ],
  [
    'two-phase, resourceManagers = 7',
    [
      1, 15, 105, 462, 1456, 3570, 7259, 12861, 20449, 29372, 37772, 42924, 42651, 36785, 27371, 17447, 9436, 4277,
      1603, 490, 119, 21, 2,
    ],
  ],
  [
    'two-phase, resourceManagers = 8',
    [
      1, 17, 136, 688, 2500, 7056, 16408, 32972, 59254, 96816, 143840, 192656, 230412, 244342, 228712, 188304, 135833,
      85377, 46392, 21560, 8456, 2758, 736, 156, 24, 2,
    ],
  ],
  ['three-phase-commit', [1, 5, 16, 41, 77, 96, 84, 62, 43, 32, 33, 35, 35, 35, 32, 31, 28, 25, 16, 9, 5, 4, 2, 1]],
  [
    'pbft',
    [
      4, 28, 96, 246, 539, 1058, 1937, 3312, 5211, 7811, 11487, 16344, 22048, 28166, 34580, 41456, 48390, 54576, 58732,
      59484, 55922, 47972, 36870, 25240, 15294, 8044, 3612, 1332, 374, 74, 8,
    ],
  ],
  [
    'migration',
    [
      1, 5, 15, 40, 95, 193, 345, 569, 904, 1393, 2066, 2964, 4129, 5580, 7285, 9164, 11104, 13014, 14900, 16850, 18925,
      21064, 22972, 24045, 23579, 21292, 17606, 13407, 9491, 6239, 3744, 2018, 977, 418, 147, 37, 5,
    ],
  ],
  [
    'two-phase-commit',
    [
      1, 10, 68, 397, 1948, 7686, 25243, 68588, 150338, 262415, 367327, 419616, 399386, 324702, 230502, 146229, 84516,
      44691, 21068, 8240, 2407, 471, 54, 3,
    ],
  ],
  ['dining-philosophers, philosophers = 9', [1, 9, 44, 140, 315, 511, 594, 474, 235, 55]],
  [
    'partition',
    [
      1, 13, 84, 281, 559, 448, 1088, 3547, 8322, 15697, 28118, 28781, 17223, 12783, 10826, 9085, 5542, 2987, 1537, 738,
      187, 14,
    ],
  ],
];

function endsOf(sizes: readonly number[]): number[] {
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return end;
  });
}

/** By what factor the estimate after so many levels is too large; undefined if there is none. */
function errorAfter(sizes: readonly number[], levels: number): number | undefined {
  const ends = endsOf(sizes);
  const states = estimatedStates(ends.slice(0, levels));
  return states === undefined ? undefined : states / (ends.at(-1) ?? 0);
}

describe('an estimate from the levels', () => {
  it.each(recorded)('of %s is within a factor of 1.7 whenever there is one', (_, sizes) => {
    for (let levels = 0; levels <= sizes.length; levels++) {
      const error = errorAfter(sizes, levels);
      if (error === undefined) continue;
      expect(error).toBeGreaterThan(1 / 1.7);
      expect(error).toBeLessThan(1.7);
    }
  });

  it.each(recorded.filter(([, sizes]) => sizes.length >= 20))(
    'of %s is there and within a factor of 1.25 after 80 of 100 levels',
    (_, sizes) => {
      const error = errorAfter(sizes, Math.floor(0.8 * sizes.length));
      expect(error).toBeGreaterThan(1 / 1.25);
      expect(error).toBeLessThan(1.25);
    },
  );

  it('of a model that grows like a bell is there after half of the levels', () => {
    for (const [model, sizes] of recorded.filter(([name]) => name.startsWith('two-phase') || name === 'pbft')) {
      expect([model, errorAfter(sizes, Math.floor(sizes.length / 2) + 1)]).toEqual([model, expect.any(Number)]);
    }
  });

  it.each<[string, (level: number) => number]>([
    ['not at all', () => 5],
    ['like a line', (level) => level],
    ['like a square', (level) => level ** 2],
    ['like a cube, not evenly', (level) => level ** 3 + ((level * 7919) % (level + 3))],
    ['like a polynomial', (level) => 3 * level ** 2 + 50 * level + 7],
    ['without bounds', (level) => 2 ** (level / 10)],
  ])('says nothing of levels that grow %s, for ever', (_, sizeOf) => {
    const ends = endsOf(Array.from({ length: 400 }, (__, level) => sizeOf(level + 1)));
    for (let levels = 0; levels <= ends.length; levels++)
      expect(estimatedStates(ends.slice(0, levels))).toBeUndefined();
  });

  it('says how far that is, and what memory it will take', () => {
    const [, sizes = []] = recorded[0] ?? [];
    const levelEnds = endsOf(sizes);
    const memory = { before: 1_000_000, now: 1_500_000 };
    const found = levelEnds[14] ?? 0;
    const estimate = estimateFrom(levelEnds.slice(0, 15), { found, expanded: found / 2, memory });
    const states = estimate?.states ?? 0;
    expect(estimate?.fraction).toBeCloseTo(found / 2 / states);
    expect(estimate?.memory).toBe(Math.round(1_500_000 + (states - found) * (500_000 / found)));
    expect(estimateFrom(levelEnds, { found: 10 * states, expanded: 10 * states, memory })).toMatchObject({
      states: 10 * states,
      fraction: 1,
      memory: 1_500_000,
    });
  });
});

describe('while it explores', () => {
  const estimatesOf = async (count: number, search: 'bfs' | 'dfs') => {
    const estimates: Progress['estimate'][] = [];
    await check(switches.instantiate({ parameters: { count } }), {
      properties: { throughout: always('every state is visited', () => true) },
      search,
      onProgress: ({ estimate }) => estimates.push(estimate),
    });
    return estimates;
  };

  it('a search breadth first says what will come of it', async () => {
    const last = (await estimatesOf(14, 'bfs')).at(-1);
    expect(last?.states).toBeGreaterThanOrEqual(2 ** 14);
    expect(last?.fraction).toBeGreaterThan(0.9);
  });

  it('a search depth first does not', async () => {
    expect((await estimatesOf(14, 'dfs')).every((estimate) => estimate === undefined)).toBe(true);
  });

  it('nor one whose levels tell nothing', async () => {
    const estimates: Progress['estimate'][] = [];
    await check(counter.instantiate({ parameters: { limit: 3_000 } }), {
      properties: { throughout: always('every state is visited', () => true) },
      onProgress: ({ estimate }) => estimates.push(estimate),
    });
    expect(estimates.every((estimate) => estimate === undefined)).toBe(true);
  });
});
