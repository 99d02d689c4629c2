import { expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { type ExhaustiveArguments, exhaustiveOptions, refuseExhaustiveOptions } from './exhaustive-options.js';
import { type RandomArguments, randomOptions, refuseRandomOptions } from './random-options.js';

const nothing: ExhaustiveArguments & RandomArguments = {
  search: undefined,
  symmetry: undefined,
  storage: undefined,
  'hash-bits': undefined,
  'hash-functions': undefined,
  'bitstate-memory': undefined,
  reduce: false,
  'max-states': undefined,
  checkpoint: undefined,
  'checkpoint-interval': undefined,
  resume: undefined,
  walks: undefined,
  steps: undefined,
  strategy: undefined,
  distinct: undefined,
  weight: undefined,
  vary: undefined,
  path: undefined,
};

const exhaustive: { readonly [name in keyof ExhaustiveArguments]: ExhaustiveArguments[name] } = {
  search: 'dfs',
  symmetry: 'on',
  storage: 'compact',
  'hash-bits': '64',
  'hash-functions': 2,
  'bitstate-memory': 1024,
  reduce: true,
  'max-states': 5,
  checkpoint: 'kept',
  'checkpoint-interval': 5,
  resume: 'kept',
};

const random: { readonly [name in keyof RandomArguments]: RandomArguments[name] } = {
  walks: 5,
  steps: 5,
  strategy: 'novel',
  distinct: 'estimate',
  weight: ['a=1'],
  vary: ['all'],
  path: '1:0',
};

test.each(Object.entries(exhaustive))('random runs refuse --%s', (name, value) => {
  const asked = name === 'symmetry' || name === 'storage' ? `${name} ${value}` : name;
  expect(() => refuseExhaustiveOptions({ ...nothing, [name]: value })).toThrow(
    new UsageError(`--${asked} is for exploring all states: leave it out, or leave out --engine random`),
  );
});

test.each(Object.entries(random))('an exploration of all states refuses --%s', (name, value) => {
  expect(() => refuseRandomOptions({ ...nothing, [name]: value })).toThrow(
    new UsageError(`--${name} is for random runs: add --engine random, or leave it out`),
  );
});

test('every option that there is for one engine is refused by the other', () => {
  expect(Object.keys(exhaustive).sort()).toEqual(Object.keys(exhaustiveOptions).sort());
  expect(Object.keys(random).sort()).toEqual(Object.keys(randomOptions).sort());
});

test('what asks for nothing is not refused', () => {
  expect(() => refuseRandomOptions(nothing)).not.toThrow();
  for (const symmetry of ['off', 'auto'] as const) {
    expect(() => refuseExhaustiveOptions({ ...nothing, symmetry, storage: 'exact' })).not.toThrow();
  }
});
