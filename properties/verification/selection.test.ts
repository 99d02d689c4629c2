import { expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { counterpartOf, suite } from '../registry.js';
import { isIn, profiles, selected } from './selection.js';
import { shippedSuite } from './shipped-suite.js';

test('a profile has all that is in smaller ones', () => {
  const sizes = profiles.map((profile) => selected(shippedSuite, profile, {}).length);
  expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes.at(-1)).toBe(suite.length);
});

test('an obligation is shown in all three ways in every profile', () => {
  for (const { obligation } of suite) {
    const kinds = suite
      .filter((binding) => binding.obligation === obligation && isIn('pre-commit', binding))
      .map(({ kind }) => (kind === 'limit' ? 'breaks' : kind));
    expect([...new Set(kinds)].sort(), obligation.id).toEqual(['breaks', 'holds', 'reached']);
  }
});

test('parts are the whole, each check in one of them, and a break with what it is compared with', () => {
  const parts = [1, 2, 3].map((number) => selected(shippedSuite, 'nightly', { shard: { number, of: 3 } }));
  expect(parts.flat()).toHaveLength(suite.length);
  expect(new Set(parts.flat())).toEqual(new Set(suite));
  const counterparts = suite.flatMap((binding) => {
    const counterpart = counterpartOf(binding);
    return counterpart === undefined ? [] : [[binding, counterpart] as const];
  });
  for (const [binding, counterpart] of counterparts)
    expect(parts.filter((part) => part.includes(binding) !== part.includes(counterpart))).toEqual([]);
});

test('properties, obligations and models can be selected, and what there is not is refused', () => {
  const ids = (asked: Parameters<typeof selected>[2]) =>
    new Set(selected(shippedSuite, 'nightly', asked).map(({ obligation }) => obligation.id));
  expect(ids({ properties: ['P24'] })).toEqual(new Set(['P24.total', 'P24.exact', 'P24.reported']));
  expect(ids({ properties: ['P24.total'] })).toEqual(new Set(['P24.total']));
  expect(ids({ models: ['deadlock-detection'] })).toEqual(new Set(['P24.total', 'P24.exact']));
  expect(() => ids({ properties: ['P31'] })).toThrow(UsageError);
  expect(() => ids({ models: ['telephone'] })).toThrow(UsageError);
});
