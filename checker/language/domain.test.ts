import { describe, expect, it } from 'vitest';
import { boolean, type Domain, integer, oneOf, optional, processIds, processSet, startingAt } from './domain.js';

const values = (domain: Domain<unknown>) => Array.from({ length: domain.size }, (_, code) => domain.valueAt(code));
const shown = (domain: Domain<unknown>) => Array.from({ length: domain.size }, (_, code) => domain.shownAt(code));

describe('a domain', () => {
  it('numbers its values', () => {
    expect(values(boolean())).toEqual([false, true]);
    expect(values(integer({ min: -1, max: 2 }))).toEqual([-1, 0, 1, 2]);
    expect(values(oneOf('yes', 'no'))).toEqual(['yes', 'no']);
    expect(values(optional(integer({ min: 5, max: 6 })))).toEqual([null, 5, 6]);
    expect(values(processSet('node', processIds(3)))).toEqual([0, 1, 2]);
  });

  it('knows the code of each value, and that others have none', () => {
    const domains = [
      boolean(),
      integer({ min: -3, max: 3 }),
      oneOf('a', 'b'),
      optional(boolean()),
      processSet('n', processIds(2)),
    ];
    for (const domain of domains) {
      expect(values(domain).map((value) => domain.codeOf(value))).toEqual(values(domain).map((_, code) => code));
      for (const stranger of ['c', 7, 0.5, Number.NaN, undefined, {}, '0']) expect(domain.codeOf(stranger)).toBe(-1);
    }
  });

  it('begins at its first value, or where it is told', () => {
    expect([boolean().initial, integer({ min: 2, max: 3 }).initial, oneOf('a', 'b').initial]).toEqual([false, 2, 'a']);
    expect(integer({ min: 2, max: 9, default: 5 }).initial).toBe(5);
    expect(startingAt('b', oneOf('a', 'b'))).toMatchObject({ initial: 'b', hasDefault: true });
    expect(optional(boolean()).initial).toBeNull();
  });

  it('shows processes by name', () => {
    expect(shown(processSet('node', processIds(2)))).toEqual(['node1', 'node2']);
    expect(shown(processSet('node', processIds(2, { names: ['Core1', 'Edge1'] })))).toEqual(['Core1', 'Edge1']);
    expect(shown(optional(processSet('node', processIds(1))))).toEqual([null, 'node1']);
  });

  it('refuses bounds that make no domain', () => {
    expect(() => integer({ min: 3, max: 2 })).toThrow('integer: no value lies between min 3 and max 2');
    expect(() => integer({ min: 0.5, max: 2 })).toThrow('the bounds 0.5 and 2 must be 32-bit integers');
    expect(() => integer({ min: -(2 ** 30), max: 2 ** 31 - 1 })).toThrow('are more than 2^31 values');
    expect(() => integer({ min: 0, max: 2, default: 3 })).toThrow('the default 3 is not an integer from 0 to 2');
    expect(() => oneOf('a', 'a')).toThrow('oneOf: the name "a" is given twice');
    expect(() => processIds(0)).toThrow('the number of processes must be an integer from 1 to 1024, not 0');
    expect(() => processIds(2, { names: ['a'] })).toThrow('2 processes, but only 1 names');
    expect(() => processSet('n', processIds(2, { names: ['a', 'a'] }))).toThrow('the name "a" is given twice');
  });
});
