import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionVocabulary } from '../language/index.js';
import { exploreNaively, type NaiveResult, TooManyStates } from './naive-explorer.js';
import { type StateKind, stateKinds } from './place.js';
import type { ActionWord } from './random-action.js';
import { type RandomModel, randomModel } from './random-model.js';

const sample = { seed: 42, numRuns: 245 };
const mostStates = 3_000;

interface Explored {
  readonly random: RandomModel;
  readonly result: NaiveResult;
}

describe('a sample of 245 random models, of up to 3,000 states each', () => {
  let explored: readonly Explored[] = [];

  beforeAll(() => {
    explored = fc.sample(randomModel(), sample).flatMap((random) => {
      const result = exploreWithinBounds(random);
      return result === null ? [] : [{ random, result }];
    });
  }, 600_000);

  const share = (test: (one: Explored) => boolean) => explored.filter(test).length / explored.length;

  it('discards fewer than one in six as too large, and keeps more than 200', () => {
    expect(explored.length).toBeGreaterThanOrEqual(205);
  });

  it('has a median of more than 200 distinct states, and both small and large models', () => {
    expect(quantile(explored, 0.5)).toBeGreaterThanOrEqual(200);
    expect(quantile(explored, 0.1)).toBeLessThan(60);
    expect(quantile(explored, 0.9)).toBeGreaterThan(1_000);
  });

  it('violates an invariant or step property in more than half, and some property holds in most', () => {
    expect(share(({ random, result }) => verdicts(random, result).includes('violated'))).toBeGreaterThan(0.5);
    expect(share(({ random, result }) => verdicts(random, result).includes('holds'))).toBeGreaterThan(0.3);
  });

  it('is deadlocked in a quarter', () => {
    expect(share(({ result }) => result.deadlockDepth !== null)).toBeGreaterThan(0.25);
  });

  it('is at fault in some, but not in many', () => {
    const atFault = share(({ result }) => result.fault !== null);
    expect(atFault).toBeGreaterThan(0.03);
    expect(atFault).toBeLessThan(0.15);
  });

  it('has several initial states in some, and states that are declared final in some', () => {
    expect(share(({ random }) => random.instance.initial.length > 0)).toBeGreaterThan(0.2);
    expect(share(({ random }) => random.instance.final !== undefined)).toBeGreaterThan(0.2);
  });

  it.each(stateKinds)('has a %s that some action reads or writes in at least 10 models', (kind: StateKind) => {
    expect(
      explored.filter((one) => takenMakings(one).some(({ kinds }) => kinds.has(kind))).length,
    ).toBeGreaterThanOrEqual(10);
  });

  it.each(Object.keys(actionVocabulary) as ActionWord[])('takes a %s in at least 10 models', (word) => {
    expect(
      explored.filter((one) => takenMakings(one).some((making) => making.word === word)).length,
    ).toBeGreaterThanOrEqual(10);
  });
});

describe('a random model', () => {
  it('is determined by the seed', () => {
    const describeAll = () => fc.sample(randomModel(), { seed: 7, numRuns: 20 }).map((random) => random.describe());
    expect(describeAll()).toEqual(describeAll());
  });

  it('is printed as a whole where a test fails, shrunk to fewer actions', () => {
    const hasNoFault = fc.property(randomModel(), ({ instance }) =>
      instance.actions.every(({ kind }) => kind !== 'fault'),
    );
    const outcome = fc.check(hasNoFault, { seed: 1 });
    expect(outcome.failed).toBe(true);
    expect(fc.defaultReportMessage(outcome)).toMatch(/state \{ a: .*\n(.*\n)*fault \d+: /);
    expect(outcome.counterexample?.[0].instance.actions.length).toBeLessThan(6);
  });
});

function exploreWithinBounds({ instance, properties }: RandomModel): NaiveResult | null {
  try {
    return exploreNaively(instance, properties, mostStates);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return null;
    throw thrown;
  }
}

function quantile(explored: readonly Explored[], share: number): number {
  const sizes = explored.map(({ result }) => result.distinctStates).sort((one, other) => one - other);
  return sizes[Math.floor(sizes.length * share)] ?? 0;
}

/** The verdicts on properties that speak of every state or step. */
function verdicts({ properties }: RandomModel, result: NaiveResult): readonly string[] {
  return Object.entries(result.properties)
    .filter(([id]) => properties[id]?.form === 'always' || properties[id]?.form === 'alwaysStep')
    .map(([, { verdict }]) => verdict);
}

/** What the actions that were taken are made of. */
function takenMakings({ random, result }: Explored) {
  return result.actions.filter(({ taken }) => taken > 0).flatMap(({ name }) => random.makings.get(name) ?? []);
}
