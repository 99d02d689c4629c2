import { describe, expect, test } from 'vitest';
import { boolean, defineModel, integer, oneOf, UsageError } from '../../checker/index.js';
import { planOfSweep } from './plan.js';

const model = defineModel({
  name: 'lamp',
  parameters: {
    lamps: integer({ min: 1, max: 9, default: 2 }),
    dim: boolean(),
    colour: oneOf('red', 'green', 'blue'),
  },
  state: () => ({ on: boolean() }),
  actions: ({ action }) => [action('wait', { then: () => {} })],
  variants: { good: {}, bad: {}, ugly: {} },
});

const plan = (set: readonly string[], variant: readonly string[] = [], most = 1000) =>
  planOfSweep(model, { set, variant }, most);

describe('the plan of a sweep', () => {
  test('has every combination, the last dimension fastest, variants last', () => {
    const { dimensions, cells, parameters, variant } = plan(['lamps=1..2', 'colour=red'], ['good', 'bad']);
    expect(dimensions).toEqual([
      { name: 'lamps', of: 'parameter', values: [1, 2] },
      { name: 'variant', of: 'variant', values: ['good', 'bad'] },
    ]);
    expect(cells).toEqual([
      { values: [1, 'good'], variant: 'good', set: ['lamps=1', 'colour=red'] },
      { values: [1, 'bad'], variant: 'bad', set: ['lamps=1', 'colour=red'] },
      { values: [2, 'good'], variant: 'good', set: ['lamps=2', 'colour=red'] },
      { values: [2, 'bad'], variant: 'bad', set: ['lamps=2', 'colour=red'] },
    ]);
    expect({ parameters, variant }).toEqual({ parameters: { colour: 'red' }, variant: null });
  });

  test('reads words as the parameter has them', () => {
    const { dimensions } = plan(['dim=true,false', 'colour=blue,red', 'lamps=1,3'], ['bad']);
    expect(dimensions.map(({ values }) => values)).toEqual([
      [true, false],
      ['blue', 'red'],
      [1, 3],
    ]);
    expect(plan(['lamps=1,3'], ['bad']).variant).toBe('bad');
    expect(plan(['lamps=1,3']).variant).toBe('good');
  });

  test.each([
    [
      [],
      [],
      'a sweep needs something with several values, such as --set lamps=2,… and --variant good,bad; for one instance there is signalbox check',
    ],
    [
      ['lamps=3'],
      ['bad'],
      'a sweep needs something with several values, such as --set lamps=2,… and --variant good,bad; for one instance there is signalbox check',
    ],
    [['lamps=8..10'], [], 'the parameter lamps of lamp is an integer from 1 to 9, not "10"'],
    [['lamp=1..2'], [], 'the model lamp has no parameter "lamp"; did you mean lamps?'],
    [['lamps'], [], '--set takes name=value, such as --set lamps=2, not "lamps"'],
    [['lamps=1', 'lamps=2'], [], 'the parameter lamps is set twice; set it once, as lamps=4..8 or lamps=1,3'],
    [['dim=1..2'], [], 'the parameter dim of lamp is true or false, not "1"'],
    [[], ['good,evil'], 'the model lamp has no variant "evil"; there are good, bad and ugly'],
  ])('refuses %j with variants %j', (set, variant, sentence) => {
    expect(() => plan(set, variant)).toThrow(new UsageError(sentence));
  });

  test('is not larger than was allowed', () => {
    const sentence =
      'these are 27 cells, and a sweep has at most 26 of them: name fewer values, or allow it with --cells 27';
    expect(() => plan(['lamps=1..9'], ['good', 'bad', 'ugly'], 26)).toThrow(new UsageError(sentence));
    expect(plan(['lamps=1..9'], ['good', 'bad', 'ugly'], 27).cells).toHaveLength(27);
  });
});
