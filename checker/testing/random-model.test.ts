import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionVocabulary } from '../language/index.js';
import { type ExploredModel, type ExploredSample, exploredSample } from './explored-sample.js';
import { stateKinds } from './place.js';
import type { ActionWord } from './random-action.js';
import { randomModel } from './random-model.js';

describe('a sample of 160 random models, of up to 4,000 states each', () => {
  let sample: ExploredSample;

  beforeAll(() => {
    sample = exploredSample({ seed: 42, models: 160, maxStates: 4_000 });
  }, 600_000);

  const count = (test: (one: ExploredModel) => boolean) => sample.explored.filter(test).length;
  const share = (test: (one: ExploredModel) => boolean) => count(test) / sample.explored.length;

  it('discards fewer than one in six as too large, and keeps more than 130', () => {
    expect(sample.discarded).toBeLessThan(245 / 6);
    expect(sample.explored.length).toBeGreaterThan(130);
  });

  it('has a median of at least 200 distinct states, small models and large ones', () => {
    expect(quantile(sample, 0.1)).toBeLessThan(50);
    expect(quantile(sample, 0.5)).toBeGreaterThanOrEqual(200);
    expect(quantile(sample, 0.9)).toBeGreaterThan(1_000);
  });

  it('violates an invariant or step property in more than half, and keeps one in a third', () => {
    expect(share((one) => verdicts(one).includes('violated'))).toBeGreaterThan(0.5);
    expect(share((one) => verdicts(one).includes('holds'))).toBeGreaterThan(1 / 3);
  });

  it('is deadlocked in a fifth', () => {
    expect(share(({ result }) => result.deadlockDepth !== null)).toBeGreaterThan(0.2);
  });

  it('is at fault in some, but not in many', () => {
    const atFault = share(({ result }) => result.fault !== null);
    expect(atFault).toBeGreaterThan(0.04);
    expect(atFault).toBeLessThan(0.12);
  });

  it('makes initial states by actions in a fifth, and declares final states in a fifth', () => {
    expect(share(({ random }) => random.instance.initial.length > 0)).toBeGreaterThan(0.2);
    expect(share(({ random }) => random.instance.final !== undefined)).toBeGreaterThan(0.2);
  });

  it.each(stateKinds)('reads or writes a thing of kind "%s" in an action taken in at least 10 models', (kind) => {
    expect(count((one) => makingsTaken(one).some(({ kinds }) => kinds.has(kind)))).toBeGreaterThanOrEqual(7);
  });

  it.each(Object.keys(actionVocabulary) as ActionWord[])(
    'takes an action made with "%s" in at least 10 models',
    (word) => {
      expect(count((one) => makingsTaken(one).some((making) => making.word === word))).toBeGreaterThanOrEqual(7);
    },
  );
});

describe('a random model', () => {
  it('is determined by the seed', () => {
    const describeAll = () => fc.sample(randomModel(), { seed: 7, numRuns: 20 }).map((random) => random.describe());
    expect(describeAll()).toEqual(describeAll());
  });

  it('is printed as a whole where a test fails, with fewer actions and properties than were drawn', () => {
    const hasNoFault = fc.property(randomModel(), ({ instance }) =>
      instance.actions.every(({ kind }) => kind !== 'fault'),
    );
    const outcome = fc.check(hasNoFault, { seed: 1 });
    expect(fc.defaultReportMessage(outcome)).toMatch(/state \{ a: .*\n(.*\n)*fault \d+: /);
    const shrunk = outcome.counterexample?.[0];
    expect(shrunk?.instance.actions.length).toBeLessThanOrEqual(2);
    expect(Object.keys(shrunk?.properties ?? {})).toHaveLength(1);
  });
});

function quantile({ explored }: ExploredSample, share: number): number {
  const sizes = explored.map(({ result }) => result.distinctStates).sort((one, other) => one - other);
  return sizes[Math.floor(sizes.length * share)] ?? 0;
}

/** The verdicts on properties that speak of every state or step, where the model is not at fault. */
function verdicts({ random, result }: ExploredModel): readonly string[] {
  if (result.fault !== null) return [];
  return Object.entries(result.properties)
    .filter(([id]) => random.properties[id]?.form === 'always' || random.properties[id]?.form === 'alwaysStep')
    .map(([, { verdict }]) => verdict);
}

/** What the actions that were taken are made of. */
function makingsTaken({ random, result }: ExploredModel) {
  return result.actions.filter(({ taken }) => taken > 0).flatMap(({ name }) => random.makings.get(name) ?? []);
}
