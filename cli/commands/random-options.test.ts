import { expect, test } from 'vitest';
import { type Question, questionOf } from '../question.js';
import { atRandom, optionsOfRandomRuns, type RandomRunsAsked } from './random-options.js';

const nothing: RandomRunsAsked = {
  set: undefined,
  seed: undefined,
  depth: undefined,
  walks: undefined,
  steps: undefined,
  strategy: undefined,
  distinct: undefined,
  weight: undefined,
  vary: undefined,
  path: undefined,
};

const question = (set: readonly string[] = [], property?: string): Promise<Question> =>
  questionOf({
    model: 'two-phase-commit',
    variant: 'documented',
    set,
    property: property === undefined ? undefined : [property],
    expect: undefined,
    trace: undefined,
    html: undefined,
    markdown: undefined,
    junit: undefined,
  });

test('what nobody said is left to the checker', async () => {
  expect(atRandom(nothing, await question())).toEqual({});
  expect(optionsOfRandomRuns(nothing)).toEqual([]);
});

test('what was said is handed on', async () => {
  const asked = { ...nothing, seed: 7, walks: 10, steps: 20, depth: 30, weight: ['vote no=2'] };
  expect(atRandom(asked, await question())).toEqual({
    seed: 7,
    walks: 10,
    steps: 20,
    stepsPerWalk: 30,
    weights: { 'vote no': 2 },
  });
  expect(atRandom({ ...asked, strategy: 'weighted' }, await question())).toMatchObject({ strategy: 'weighted' });
});

test('parameters vary in the same variant, but for those that are set', async () => {
  const set = ['participants=2', 'crashes=0'];
  const { vary } = atRandom({ ...nothing, set, vary: ['losses'] }, await question(set, 'P4.agreement'));
  expect(vary).toMatchObject({ variant: 'documented', given: { participants: 2, crashes: 0 }, names: ['losses'] });
  const other = vary?.model.instantiate({ variant: 'documented', parameters: { losses: 0 } });
  expect(other === undefined ? [] : Object.keys(vary?.propertiesOf?.(other) ?? {})).toEqual(['P4.agreement']);
});

test('a path says of which run, from which seed and for which property', async () => {
  const path = { ...nothing, path: '17:0:3' };
  const one = await question([], 'P4.agreement');
  expect(atRandom({ ...path, seed: 1 }, one)).toEqual({ seed: 1, path: '17:0:3' });
  expect(() => atRandom(path, one)).toThrow('--path needs --seed');
  expect(() => atRandom({ ...path, seed: 1, steps: 5 }, one)).toThrow('leave out --steps');
  const several = await question();
  expect(() => atRandom({ ...path, seed: 1 }, several)).toThrow('--path needs --property');
});

test('the options without which other runs are made are said again, quoted for a shell; budgets are not', () => {
  const asked: RandomRunsAsked = {
    ...nothing,
    set: ['participants=2'],
    seed: 7,
    walks: 10,
    steps: 20,
    depth: 30,
    strategy: 'weighted',
    weight: ['vote no=2', 'crash=3'],
    vary: ['losses', 'all'],
    path: '1:2',
  };
  expect(optionsOfRandomRuns(asked)).toEqual([
    '--depth 30',
    '--strategy weighted',
    "--weight 'vote no=2'",
    '--weight crash=3',
    '--vary losses',
    '--vary all',
  ]);
});
