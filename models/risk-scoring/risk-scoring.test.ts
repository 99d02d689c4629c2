import { describe, expect, test } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { riskScoring } from './index.js';

/** What each flaw is seen by, and the first input that shows it. */
const flaws = {
  documented: {
    bounded: { failureProbability: 0, criticality: 0, cascadeRisk: 0, dependencies: 0, maxDependencies: 0 },
    categorised: { score: 0.69, higher: 0.691 },
    'strategies-agree': { score: 0 },
  },
  'divides-by-no-dependencies': {
    bounded: { failureProbability: 0, criticality: 0, cascadeRisk: 0, dependencies: 0, maxDependencies: 0 },
  },
  'categories-with-gaps': { categorised: { score: 0.69, higher: 0.691 } },
  'two-lists': { 'strategies-agree': { score: 0 } },
};

async function found(variant: string, engine?: 'random') {
  const instance = riskScoring.instantiate({ variant });
  const how = engine === undefined ? {} : { engine, runs: 2000 };
  return checkFunctions(instance, { properties: instance.properties, ...how });
}

test('the repaired functions have every property', async () => {
  const { properties, complete } = await found('repaired');
  expect(complete).toBe(true);
  expect(properties.map(({ id, verdict, vacuous }) => [id, verdict, vacuous])).toEqual([
    ['bounded', 'holds', false],
    ['categorised', 'holds', false],
    ['strategies-agree', 'holds', false],
    ['critical-exists', 'holds', false],
  ]);
});

describe.each(Object.entries(flaws))('%s', (variant, expected) => {
  test('breaks what its flaw is about, and nothing else', async () => {
    const { properties } = await found(variant);
    const broken = properties.filter(({ verdict }) => verdict === 'violated');
    expect(Object.fromEntries(broken.map(({ id, input }) => [id, input?.input]))).toEqual(expected);
  });
});

test('scores drawn at random find the gap between high and critical, or high and medium, too', async () => {
  const { properties } = await found('categories-with-gaps', 'random');
  const property = properties.find(({ id }) => id === 'categorised');
  expect(property?.verdict).toBe('violated');
  const scores: number[] = Object.values(Object(property?.input?.input));
  expect(scores.some((each) => (each > 0.69 && each < 0.7) || (each > 0.84 && each < 0.85))).toBe(true);
});

test('categories begin where the document says', () => {
  const { category } = riskScoring.functions;
  expect([0.85, 0.8499, 0.7, 0.6999, 0.5, 0.4999].map(category)).toEqual([
    'critical',
    'high',
    'high',
    'medium',
    'medium',
    'low',
  ]);
});

test('by the formula, by hand', () => {
  const { score, category } = riskScoring.functions;
  const factors = { failureProbability: 0.5, criticality: 0.95, cascadeRisk: 0.8, dependencies: 3, maxDependencies: 4 };
  expect(score(factors)).toBeCloseTo(0.15 + 0.285 + 0.16 + 0.15);
  expect(category(score(factors))).toBe('high');
});
