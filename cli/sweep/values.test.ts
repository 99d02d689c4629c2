import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { parseValues } from './values.js';

const seed = 1;

describe('the values of a sweep', () => {
  test.each([
    ['4..8', ['4', '5', '6', '7', '8']],
    ['-1..1', ['-1', '0', '1']],
    ['3..3', ['3']],
    ['1,3,5', ['1', '3', '5']],
    ['1, 4..6', ['1', '4', '5', '6']],
    ['true,false', ['true', 'false']],
    ['fast,slow', ['fast', 'slow']],
  ])('%s', (list, values) => {
    expect(parseValues('x', list)).toEqual(values);
  });

  test('are those between the ends of a range, both included, whatever else is listed', () => {
    const range = fc
      .record({ from: fc.integer({ min: -1000, max: 1000 }), more: fc.nat({ max: 50 }) })
      .map(({ from, more }) => ({
        text: `${from}..${from + more}`,
        numbers: Array.from({ length: more + 1 }, (_, step) => from + step),
      }));
    const single = fc.integer({ min: -1000, max: 1000 }).map((number) => ({ text: `${number}`, numbers: [number] }));
    fc.assert(
      fc.property(fc.array(fc.oneof(range, single), { minLength: 1, maxLength: 5 }), (parts) => {
        const list = parts.map(({ text }) => text).join(',');
        const meant = parts.flatMap(({ numbers }) => numbers);
        const isRepeated = new Set(meant).size < meant.length;
        if (isRepeated) expect(() => parseValues('x', list)).toThrow(UsageError);
        else expect(parseValues('x', list).map(Number)).toEqual(meant);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('of any other text are itself, or it is refused in a sentence', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let values: readonly string[];
        try {
          values = parseValues('x', text);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          return;
        }
        if (!text.includes('..')) expect(values).toEqual(text.split(',').map((part) => part.trim()));
        expect(new Set(values).size).toBe(values.length);
      }),
      { seed, numRuns: 300 },
    );
  });

  test.each([
    ['', 'x needs a value at each place, such as x=4..8 or x=1,3,5'],
    ['1,,2', 'x needs a value at each place, such as x=4..8 or x=1,3,5'],
    ['8..4', 'x=8..4 goes down; a range goes up, such as x=4..8'],
    ['1,1', 'x=1,1 has 1 twice; name each value once'],
    ['3,1..4', 'x=3,1..4 has 3 twice; name each value once'],
    ['1..1000000000', 'x=1..1000000000 has more than 100,000 values'],
    [`1..${'9'.repeat(400)}`, `x=1..${'9'.repeat(400)} has more than 100,000 values`],
  ])('%s is refused', (list, sentence) => {
    expect(() => parseValues('x', list)).toThrow(new UsageError(sentence));
  });
});
