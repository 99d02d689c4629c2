import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shown } from './shown.js';

test('what JSON can say is shown as it is', () => {
  // JSON writes -0 as 0.
  const written = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(written, (value) => {
      expect(shown(value)).toEqual(value);
    }),
    { seed: 1 },
  );
});

test.each([
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [-0, '-0'],
  [new Date(Number.NaN), 'Invalid Date'],
  [/a+/g, '/a+/g'],
  [undefined, 'undefined'],
  [12n, '12'],
  [() => 1, 'a function'],
  [new Set([1, 2]), [1, 2]],
  [new Map([['a', { b: Number.NaN }]]), [['a', { b: 'NaN' }]]],
  [new Uint8Array([1, 2]), [1, 2]],
  [{ a: undefined }, { a: 'undefined' }],
])('%s is shown as %j', (value, expected) => {
  expect(shown(value)).toEqual(expected);
});

test('a value that contains itself is shown so far', () => {
  const circle: { inner?: object } = {};
  circle.inner = circle;
  expect(JSON.stringify(shown(circle))).toContain('"…"');
});
