import { describe, expect, test } from 'vitest';
import { boolean, defineModel, UsageError } from '../checker/index.js';
import { parseWeights } from './weights.js';

const instance = defineModel({
  name: 'sample',
  state: () => ({ done: boolean() }),
  actions: ({ action }) =>
    ['vote yes', 'vote no', 'votes = 2'].map((name) =>
      action(name, {
        then: (s) => {
          s.done = true;
        },
      }),
    ),
}).instantiate();

test('actions are weighted by their names, which may have blanks and signs in them', () => {
  expect(parseWeights(instance, ['vote yes=5', 'votes = 2=0.25'])).toEqual({ 'vote yes': 5, 'votes = 2': 0.25 });
  expect(parseWeights(instance, [])).toEqual({});
});

describe('is refused with a sentence:', () => {
  test.each([
    ['vote yes', `--weight takes action=number, such as --weight 'vote yes=5', not "vote yes"`],
    ['=5', `--weight takes action=number, such as --weight 'vote yes=5', not "=5"`],
    ['vote yess=5', 'the model sample has no action "vote yess"; did you mean vote yes?'],
    ['crash=5', 'the model sample has no action "crash"; there are vote yes, vote no and votes = 2'],
    ...['-5', '0', '1e3', 'much', '', 'Infinity'].map((text) => [
      `vote no=${text}`,
      `the weight of "vote no" is a positive number such as 5 or 0.2, not "${text}"`,
    ]),
  ])('%s', (given, sentence) => {
    expect(() => parseWeights(instance, [given])).toThrow(new UsageError(sentence));
  });

  test('the same action twice', () => {
    expect(() => parseWeights(instance, ['vote no=2', 'vote no=3'])).toThrow(
      'the action "vote no" is weighted twice; weight it once',
    );
  });
});
