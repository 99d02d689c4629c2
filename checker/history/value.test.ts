import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { textOf, type Value } from './value.js';

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(null, true, false, 'null', '1', '[]', '{}', ''),
    fc.string({ maxLength: 3 }),
    fc.integer({ min: -2, max: 2 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a,b'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

it('is the same of equal values, and of no others', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(textOf(one)).toBe(textOf(structuredClone(one)));
      const isSame = fc.stringify(sorted(one)) === fc.stringify(sorted(other));
      expect(textOf(one) === textOf(other)).toBe(isSame);
    }),
    { seed: 6, numRuns: 2000 },
  );
});

it('does not depend on the order in which a record names its fields', () => {
  expect(textOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(textOf({ b: [{ d: 3, c: 2 }], a: 1 }));
});

it.each([
  [new Map([['a', 1]]), 'a Map'],
  [new Date(0), 'a Date'],
  [() => 1, 'function'],
  [undefined, 'undefined'],
  [{ a: 1n }, 'bigint'],
])('is refused of what is no plain data: %s', (data, name) => {
  // A user's own history need not have been compiled.
  const text = () => Reflect.apply(textOf, undefined, [data]);
  expect(text).toThrow(UsageError);
  expect(text).toThrow(`not of ${name}`);
});

/** Records with their fields in order, and without their prototypes, which make no difference. */
function sorted(of: Value): Value {
  if (of === null || typeof of !== 'object') return of;
  if (isList(of)) return of.map(sorted);
  const names = Object.keys(of).sort();
  return names.map((name): Value => [name, sorted(of[name] ?? null)]).concat(['record']);
}

function isList(of: Value): of is readonly Value[] {
  return Array.isArray(of);
}
