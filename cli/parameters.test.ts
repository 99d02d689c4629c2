import { describe, expect, test } from 'vitest';
import { boolean, defineModel, integer, oneOf, UsageError } from '../checker/index.js';
import { parametersToVary, parseParameters } from './parameters.js';

const model = defineModel({
  name: 'sample',
  parameters: {
    nodes: integer({ min: 1, max: 5, default: 3 }),
    offset: integer({ min: -2, max: 2, default: 0 }),
    lossy: boolean(),
    mode: oneOf('eager', 'lazy'),
  },
  state: () => ({ done: boolean() }),
  actions: ({ action }) => [
    action('finish', {
      then: (s) => {
        s.done = true;
      },
    }),
  ],
});

test('values are read as their parameters want them', () => {
  expect(parseParameters(model, ['nodes=4', 'offset=-2', 'lossy=true', 'mode=lazy'])).toEqual({
    nodes: 4,
    offset: -2,
    lossy: true,
    mode: 'lazy',
  });
  expect(parseParameters(model, [])).toEqual({});
});

describe('what varies', () => {
  const fixed = defineModel({
    name: 'fixed',
    parameters: { nodes: integer({ min: 3, max: 3 }) },
    state: () => ({ done: boolean() }),
    actions: ({ action }) => [action('wait', { then: () => {} })],
  });

  test('is what is named, in the order of the model, or all that is not set', () => {
    expect(parametersToVary(model, ['mode', 'nodes'], [])).toEqual(['nodes', 'mode']);
    expect(parametersToVary(model, ['all'], [])).toEqual(['nodes', 'offset', 'lossy', 'mode']);
    expect(parametersToVary(model, ['all'], ['nodes=4', 'lossy=true'])).toEqual(['offset', 'mode']);
    expect(parametersToVary(model, ['all', 'nodes'], [])).toEqual(['nodes', 'offset', 'lossy', 'mode']);
  });

  test.each([
    [model, ['node'], [], 'the model sample has no parameter "node"; did you mean nodes?'],
    [model, ['toString'], [], 'the model sample has no parameter "toString"; there are nodes, offset, lossy and mode'],
    [model, ['nodes'], ['nodes=4'], 'the parameter nodes is set, so it cannot vary: leave out --set or --vary'],
    [fixed, ['nodes'], [], 'the parameter nodes of fixed cannot vary: it is always 3'],
    [fixed, ['all'], [], '--vary all: the model fixed has no parameter that is not set and has several values'],
  ])('cannot be: %#', (of, names, set, sentence) => {
    expect(() => parametersToVary(of, names, set)).toThrow(new UsageError(sentence));
  });
});

describe('is refused with a sentence:', () => {
  test.each([
    ['nodes', '--set takes name=value, such as --set nodes=3, not "nodes"'],
    ['=4', '--set takes name=value, such as --set nodes=3, not "=4"'],
    ['node=4', 'the model sample has no parameter "node"; did you mean nodes?'],
    ['xyz=4', 'the model sample has no parameter "xyz"; there are nodes, offset, lossy and mode'],
    ['toString=4', 'the model sample has no parameter "toString"; there are nodes, offset, lossy and mode'],
    ['nodes=six', 'the parameter nodes of sample is an integer from 1 to 5, not "six"'],
    ['nodes=6', 'the parameter nodes of sample is an integer from 1 to 5, not "6"'],
    ['nodes=2.5', 'the parameter nodes of sample is an integer from 1 to 5, not "2.5"'],
    ['nodes=', 'the parameter nodes of sample is an integer from 1 to 5, not ""'],
    ['lossy=yes', 'the parameter lossy of sample is true or false, not "yes"'],
    ['mode=Lazy', 'the parameter mode of sample is one of eager, lazy, not "Lazy"'],
  ])('%s', (assignment, sentence) => {
    expect(() => parseParameters(model, [assignment])).toThrow(new UsageError(sentence));
  });

  test('the same parameter twice', () => {
    expect(() => parseParameters(model, ['nodes=2', 'nodes=3'])).toThrow(
      'the parameter nodes is set twice; set it once',
    );
  });
});
