import { describe, expect, test } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { riskScoring } from './index.js';

/** Which of its own properties each flaw breaks, and the first input that shows it; the others are the catalogue's to find. */
const flaws = {
  documented: {
    bounded: { failureProbability: 0, criticality: 0, cascadeRisk: 0, dependencies: 0, maxDependencies: 0 },
  },
  'divides-by-no-dependencies': {
    bounded: { failureProbability: 0, criticality: 0, cascadeRisk: 0, dependencies: 0, maxDependencies: 0 },
  },
  'categories-with-gaps': {},
  'two-lists': {},
};

async function found(variant: string) {
  const instance = riskScoring.instantiate({ variant });
  return checkFunctions(instance, { properties: instance.properties });
}

test('the repaired functions have every property', async () => {
  const { properties, complete } = await found('repaired');
  expect(complete).toBe(true);
  expect(properties.map(({ id, verdict, vacuous }) => [id, verdict, vacuous])).toEqual([
    ['bounded', 'holds', false],
    ['critical-exists', 'holds', false],
  ]);
});

describe.each(Object.entries(flaws))('%s', (variant, expected) => {
  test('breaks no more of its own than its flaw is about', async () => {
    const { properties } = await found(variant);
    const broken = properties.filter(({ verdict }) => verdict === 'violated');
    expect(Object.fromEntries(broken.map(({ id, input }) => [id, input?.input]))).toEqual(expected);
  });
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
