import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Binding } from '../obligation.js';
import { counterpartOf, suite } from '../registry.js';
import { estimatedSeconds } from './costs.js';
import { jobsOf, keyOf } from './job.js';
import { measuredSeconds } from './measured-seconds.js';
import { profiles, selected } from './selection.js';
import { shared } from './sharding.js';
import { shippedSuite } from './shipped-suite.js';

// Looking for them takes longer than sharing out.
const counterparts = new Map(suite.map((binding) => [binding, counterpartOf(binding)] as const));
const counterpart = (binding: Binding) => counterparts.get(binding);

const secondsOf = (binding: Binding) => estimatedSeconds(binding);

/** How long a part takes: each exploration once. */
const secondsOfPart = (part: readonly Binding[]) =>
  jobsOf(part).reduce((sum, { bindings: [first] }) => sum + (first === undefined ? 0 : secondsOf(first)), 0);

describe('a run that several machines share', () => {
  test('has each check in exactly one part, with those that belong to it, whatever explorations cost', () => {
    const costs = array(integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 });
    const asked = record({ profile: constantFrom(...profiles), parts: integer({ min: 1, max: 40 }), costs });
    assert(
      property(asked, ({ profile, parts, costs: given }) => {
        const bindings = selected(shippedSuite, profile, {});
        const keys = [...new Set(bindings.map(keyOf))];
        const costOfKey = new Map(keys.map((key, at) => [key, given[at % given.length] ?? 0]));
        const sharing = {
          secondsOf: (binding: Binding) => costOfKey.get(keyOf(binding)) ?? 0,
          counterpartOf: counterpart,
        };
        const all = shared(bindings, parts, sharing);
        expect(all).toHaveLength(parts);
        expect(all.flat()).toHaveLength(bindings.length);
        const partOf = new Map(all.flatMap((part, at) => part.map((binding) => [binding, at] as const)));
        expect(new Set(partOf.keys())).toEqual(new Set(bindings));
        const partOfKey = new Map<string, number | undefined>();
        for (const binding of bindings) {
          const at = partOf.get(binding);
          expect(partOfKey.get(keyOf(binding)) ?? at).toBe(at);
          partOfKey.set(keyOf(binding), at);
          const other = counterpart(binding);
          if (other !== undefined && partOf.has(other)) expect(partOf.get(other)).toBe(at);
        }
        expect(shared(bindings, parts, sharing)).toEqual(all);
      }),
      { seed: 9, numRuns: 20 },
    );
  });

  test.each([
    [2, 'nightly'],
    [3, 'ci'],
    [4, 'pre-commit'],
    [8, 'pre-commit'],
  ] as const)(
    'has %i parts of %s that take about the same time, as far as what hangs together allows',
    (parts, profile) => {
      const bindings = selected(shippedSuite, profile, {});
      const all = shared(bindings, parts, { secondsOf, counterpartOf: counterpart }).map(secondsOfPart);
      const mean = all.reduce((sum, each) => sum + each, 0) / parts;
      // A part of its own for each: the longest of them is what cannot be shared.
      const longest = Math.max(
        ...shared(bindings, bindings.length, { secondsOf, counterpartOf: counterpart }).map(secondsOfPart),
      );
      expect(Math.max(...all)).toBeLessThanOrEqual(Math.max(longest, 1.05 * mean));
    },
  );

  test('is shared out by what explorations took in an earlier run', () => {
    const [one, ...others] = jobsOf(selected(shippedSuite, 'pre-commit', {}));
    if (one === undefined) throw new Error('an empty suite');
    // One takes as long as all others together, with what it is compared with.
    const costs = new Map([[one.key, 10_000], ...others.map(({ key }) => [key, 1] as const)]);
    const parts = [1, 2].map((number) => selected(shippedSuite, 'pre-commit', { shard: { number, of: 2 }, costs }));
    expect(parts.flat()).toHaveLength(selected(shippedSuite, 'pre-commit', {}).length);
    const [small] = parts.filter((part) => part.some((binding) => keyOf(binding) === one.key));
    const models = new Set(small?.map(({ model }) => model));
    expect(models).toEqual(new Set([one.model]));
  });
});

describe('what explorations are expected to cost', () => {
  test('is what was measured, of explorations that there are', () => {
    const keys = new Set(suite.map(keyOf));
    expect(Object.keys(measuredSeconds).filter((key) => !keys.has(key))).toEqual([]);
    expect(Object.keys(measuredSeconds).length).toBeGreaterThan(keys.size / 2);
  });

  test('is what is usual where nothing was measured', () => {
    const holds = suite.find(({ kind }) => kind === 'holds');
    if (holds === undefined) throw new Error('nothing holds');
    const unknown = { ...holds, model: 'unknown' };
    expect(estimatedSeconds({ ...unknown, profile: 'nightly' })).toBeGreaterThan(
      estimatedSeconds({ ...unknown, profile: 'pre-commit' }),
    );
    expect(estimatedSeconds(unknown, new Map([[keyOf(unknown), 77]]))).toBe(77);
  });
});
