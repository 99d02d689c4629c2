import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { each, type FiniteInputs, finiteInputs, grid, inTurn, lists, mapped, range } from './finite-inputs.js';

/** All inputs, in order. */
function allOf<Input>(inputs: FiniteInputs<Input>): Input[] {
  return Array.from({ length: inputs.size }, (_, position) => inputs.at(position));
}

const values = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 5 });

describe('an enumeration has', () => {
  test('the values of a list, in their order', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(allOf(each(list))).toEqual(list);
      }),
      { seed: 1 },
    );
    expect(allOf(range(3, 6))).toEqual([3, 4, 5, 6]);
  });

  test('of a grid what nested loops would go through', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const expected = a.flatMap((x) => b.flatMap((y) => c.map((z) => ({ x, y, z }))));
        expect(allOf(grid({ x: a, y: each(b), z: c }))).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  test('of lists what nested loops would go through', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(allOf(lists(list, 2))).toEqual(list.flatMap((one) => list.map((other) => [one, other])));
        expect(allOf(lists(list, 0))).toEqual([[]]);
      }),
      { seed: 1 },
    );
  });

  test('the inputs of several, one after another, and what is made of each', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const negated = mapped(each(b), (value) => -value);
        expect(allOf(inTurn(each(a), negated))).toEqual([...a, ...b.map((value) => -value)]);
      }),
      { seed: 1 },
    );
  });
});

test.each([
  ['nothing', () => each([])],
  ['an empty range', () => range(1, 0)],
  ['more than can be counted', () => lists([1, 2, 3], 40)],
  ['half an input', () => finiteInputs(1.5, () => 1)],
])('%s cannot be gone through', (_, make) => {
  expect(make).toThrow('what is gone through has a whole number of inputs');
});

test('there is no input beyond the last', () => {
  expect(() => inTurn(each([1]), each([2])).at(2)).toThrow('there are 2 inputs, and none at 2');
});
