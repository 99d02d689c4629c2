import { describe, expect, test } from 'vitest';
import { obligations } from '../registry.js';
import { systemProperties } from '../system-properties.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import { mergeSuites } from './merge.js';
import { gapIn } from './parts.js';
import { selected } from './selection.js';
import { shippedSuite } from './shipped-suite.js';
import type { Outcome, SuiteResult } from './suite-result.js';
import { verify } from './verify.js';

/** What a shard says, as it is read from a file, if everything comes out as bound but what is said. */
function shard(number: number, of: number, otherwise: { readonly [checked: string]: Outcome } = {}): SuiteResult {
  const bindings = selected(shippedSuite, 'pre-commit', { shard: { number, of } });
  const result = suiteResultOf({
    profile: 'pre-commit',
    bindings,
    checks: bindings.map((binding) => {
      const bound = boundCheckOf(binding);
      const outcome = otherwise[bound.checked] ?? 'as bound';
      return { binding: bound, outcome, objection: null, result: null, counterpart: null };
    }),
    properties: of === 1 ? Object.values(systemProperties) : [],
    obligations: of === 1 ? obligations : [],
    derivesSafety: of === 1,
    interrupted: false,
    seconds: 10,
  });
  const checks = selected(shippedSuite, 'pre-commit', {}).length;
  return JSON.parse(JSON.stringify(of === 1 ? result : { ...result, shards: { numbers: [number], of, checks } }));
}

describe('shards make the whole', () => {
  test('with the verdicts that one run would have', () => {
    const whole = shard(1, 1);
    const merged = mergeSuites([shard(3, 3), shard(1, 3), shard(2, 3)]);
    expect(merged).toEqual({ ...whole, seconds: 30 });
    expect(merged.properties.flatMap(({ obligations: of }) => of.map(({ id }) => id))).toContain('P30.safe');
  });

  test('also where something is undecided', () => {
    const undecided = { 'P4.agreement': 'undecided' } as const;
    const whole = shard(1, 1, undecided);
    expect(whole.summary.checks.undecided).toBeGreaterThan(0);
    expect(mergeSuites([shard(1, 2, undecided), shard(2, 2, undecided)])).toEqual({ ...whole, seconds: 20 });
  });

  test('some of them make a part, in which nothing is derived from what is missing', () => {
    const part = mergeSuites([shard(1, 3), shard(2, 3)]);
    expect(part.checks.length).toBe(shard(1, 3).checks.length + shard(2, 3).checks.length);
    expect(part.properties.flatMap(({ obligations: of }) => of.map(({ id }) => id))).not.toContain('P30.safe');
  });

  test('what is missing is said, until it is there', () => {
    const [one, two, three] = [shard(1, 3), shard(2, 3), shard(3, 3)];
    const left = (...parts: readonly SuiteResult[]) =>
      one.checks.length + two.checks.length + three.checks.length - parts.flatMap(({ checks }) => checks).length;
    const part = mergeSuites([three, one]);
    const all = selected(shippedSuite, 'pre-commit', {}).length;
    expect(gapIn(part)).toBe(`the shard 2/3 is missing, with ${left(one, three)} of ${all} checks`);
    expect(gapIn(mergeSuites([two]))).toBe(`the shards 1/3, 3/3 are missing, with ${left(two)} of ${all} checks`);
    expect(gapIn(mergeSuites([part, two]))).toBeUndefined();
    expect(mergeSuites([part, two])).toEqual({ ...shard(1, 1), seconds: 30 });
  });
});

test('what two runs found is what one finds', { timeout: 60_000 }, async () => {
  const [one, other] = ['quorum-arithmetic', 'deadlock-detection'];
  const parts = [await verify({ models: [one] }), await verify({ models: [other] })];
  const together = await verify({ models: [one, other] });
  const merged = mergeSuites(parts);
  expect(merged.properties).toEqual(together.properties);
  expect(merged.checks.map(({ binding, counterpart }) => [binding, counterpart])).toEqual(
    together.checks.map(({ binding, counterpart }) => [binding, counterpart]),
  );
  expect(merged.summary).toEqual(together.summary);
});

describe('no whole is made of', () => {
  test('the same twice', () => {
    expect(() => mergeSuites([shard(1, 3), shard(1, 3)])).toThrow(
      'the shard 1/3 is there twice: give each result once',
    );
    const { shards: _, ...nameless } = shard(1, 3);
    expect(() => mergeSuites([nameless, nameless])).toThrow(/^\S+ on .* is in more than one of the results$/);
  });

  test('parts of different runs', () => {
    expect(() => mergeSuites([shard(1, 3), shard(2, 2)])).toThrow(
      'parts of 3 and of 2 make no whole: merge those of one run',
    );
    const costs = new Map([['a', 1]]);
    const other = selected(shippedSuite, 'ci', { shard: { number: 2, of: 2 }, costs });
    const shared = { ...shard(2, 2), shards: { numbers: [2], of: 2, checks: other.length } };
    expect(() => mergeSuites([shard(1, 2), shared])).toThrow(/^the shards do not fit together: /);
  });

  test('different profiles', () => {
    expect(() => mergeSuites([shard(1, 3), { ...shard(2, 3), profile: 'ci' }])).toThrow(
      'runs of the profiles pre-commit and ci make no whole: merge those of one',
    );
  });

  test('checks that this version does not bind', () => {
    const [first, ...rest] = shard(1, 3).checks;
    if (first === undefined) throw new Error('an empty shard');
    const foreign = { ...first, binding: { ...first.binding, variant: 'elsewhere' } };
    expect(() => mergeSuites([{ ...shard(1, 3), checks: [foreign, ...rest] }, shard(2, 3)])).toThrow(
      /^this version does not bind .* elsewhere as the result has it/,
    );
  });
});
