import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../result.js';
import { checkFunctions, defineFunctions, type FunctionsOptions, forAll, range } from './index.js';

interface Arithmetic {
  readonly half: (n: number) => number;
  readonly larger: (one: number, other: number) => number;
}

/** The half of a number, rounded down; the flawed one gives one more from ten on. */
const arithmetic = defineFunctions<Arithmetic>({
  name: 'arithmetic',
  about: 'Small numbers',
  functions: { half: (n) => Math.floor(n / 2), larger: (one, other) => (one > other ? one : other) },
  properties: (words) => ({
    small: words.forAll('a half is not larger than half of it', range(0, 99), (n, { half }) => half(n) <= n / 2),
    odd: words.forAll(
      'the half of an odd number is a half less',
      range(0, 99),
      (n, { half }) => half(n) === (n - 1) / 2,
      {
        given: (n) => n % 2 === 1,
      },
    ),
    idle: words.forAll('negative numbers have no half', range(0, 99), () => false, { given: (n) => n < 0 }),
    three: words.forSome('three is the half of something', range(0, 99), (n, { half }) => half(n) === 3),
    sixty: words.forSome('sixty is the half of something', range(0, 99), (n, { half }) => half(n) === 60),
    drawn: words.forAll('any half is not larger than half of it', fc.nat(), (n, { half }) => half(n) <= n / 2),
    symmetric: words.forAll(
      'the larger of two is so in either order',
      (fastCheck) => fastCheck.tuple(fastCheck.nat(), fastCheck.nat()),
      ([one, other], { larger }) => larger(one, other) === larger(other, one),
    ),
    both: words.forAll(
      'a half is a whole number',
      { all: range(0, 9), beyond: fc.integer({ min: 10, max: 10_000 }) },
      (n, { half }) => Number.isInteger(half(n)),
    ),
  }),
  variants: {
    repaired: { about: 'rounds down' },
    'one-more': { replace: { half: (n) => (n < 10 ? Math.floor(n / 2) : Math.floor(n / 2) + 1) } },
    'first-come': { replace: { larger: (one) => one } },
    throws: {
      replace: {
        half: (n) => {
          if (n > 40) throw new RangeError(`${n} is too large`);
          return Math.floor(n / 2);
        },
      },
    },
  },
});

async function found(
  variant: string,
  ids: readonly string[],
  options: Partial<FunctionsOptions> = {},
): Promise<CheckResult> {
  const instance = arithmetic.instantiate({ variant });
  const properties = Object.fromEntries(
    Object.entries(instance.properties).filter(([id]) => ids.length === 0 || ids.includes(id)),
  );
  return checkFunctions(instance, { properties, ...options });
}

async function one(variant: string, id: string, options: Partial<FunctionsOptions> = {}) {
  const result = await found(variant, [id], options);
  const [property] = result.properties;
  if (property === undefined) throw new Error(`${id} was not checked`);
  return { result, property };
}

describe('inputs that are gone through', () => {
  test('all of them say that a property holds', async () => {
    const { result, property } = await one('repaired', 'small');
    expect(property).toMatchObject({ verdict: 'holds', reason: 'all 100 inputs', cases: 100, vacuous: false });
    expect(property.input).toBeUndefined();
    expect(result).toMatchObject({
      model: 'arithmetic',
      variant: 'repaired',
      engine: 'exhaustive',
      seed: null,
      complete: true,
      reason: '100 inputs',
      inputs: { tried: 100, drawn: 0 },
      distinctStates: 0,
      failure: null,
    });
  });

  test('the premise is counted', async () => {
    const { property } = await one('repaired', 'odd');
    expect(property).toMatchObject({ verdict: 'holds', reason: 'all 100 inputs; its premise held for 50', cases: 50 });
  });

  test('a premise that never holds is vacuous', async () => {
    const { property } = await one('repaired', 'idle');
    expect(property).toMatchObject({ verdict: 'holds', vacuous: true, cases: 0 });
    expect(property.reason).toBe('vacuously: its premise held for none of all 100 inputs');
  });

  test('the first that breaks a property is shown, with what was made of it', async () => {
    const { result, property } = await one('one-more', 'small');
    expect(property).toMatchObject({
      verdict: 'violated',
      reason: 'violated by input 11 of 100',
      cases: 11,
      input: { input: 10, calls: [{ function: 'half', arguments: [10], result: 6 }], seed: null, path: '11' },
    });
    expect(result.complete).toBe(true);
  });

  test('a witness is found, or is not there', async () => {
    expect((await one('repaired', 'three')).property).toMatchObject({
      verdict: 'holds',
      reason: 'reached by input 7 of 100',
      input: { input: 6, path: '7' },
    });
    expect((await one('repaired', 'sixty')).property).toMatchObject({
      verdict: 'violated',
      reason: 'by none of all 100 inputs',
    });
  });

  test('what is expected is in the result', async () => {
    const { property } = await one('one-more', 'small', { expected: { small: 'violated' } });
    expect(property).toMatchObject({ expected: 'violated', verdict: 'violated' });
  });

  test('one of them is tried again by its number, and no other', async () => {
    const again = await one('one-more', 'small', { path: '11' });
    expect(again.property).toMatchObject({ verdict: 'violated', input: { input: 10, path: '11' } });
    expect(again.result.inputs).toEqual({ tried: 1, drawn: 0 });
    const other = await one('one-more', 'small', { path: '10' });
    expect(other.property).toMatchObject({ verdict: 'inconclusive', reason: 'only 1 of 100 inputs tried' });
    expect(other.result.complete).toBe(false);
  });
});

describe('inputs that are drawn', () => {
  test('never say that a property holds', async () => {
    const { result, property } = await one('repaired', 'drawn');
    expect(property).toMatchObject({
      verdict: 'unrefuted',
      reason: 'by none of 10,000 inputs drawn with seed 1',
      cases: 10_000,
    });
    expect(result).toMatchObject({
      engine: 'random',
      seed: 1,
      complete: false,
      inputs: { tried: 10_000, drawn: 10_000 },
    });
  });

  test('are made small where they break a property', async () => {
    const { property } = await one('one-more', 'drawn', { seed: 7 });
    expect(property).toMatchObject({ verdict: 'violated', input: { input: 10, seed: 7 } });
    expect(property.reason).toMatch(/^violated by input \d+ drawn with seed 7, made smaller \d+ times$/);
  });

  test('are made small part by part', async () => {
    const { property } = await one('first-come', 'symmetric');
    expect([
      [0, 1],
      [1, 0],
    ]).toContainEqual(property.input?.input);
  });

  test('come again with the same seed, at once by their path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), async (seed) => {
        const first = await one('one-more', 'drawn', { seed });
        const { seconds, peakMemory, ...steady } = first.result;
        const { seconds: later, peakMemory: more, ...second } = (await one('one-more', 'drawn', { seed })).result;
        expect(second).toEqual(steady);
        const path = first.property.input?.path ?? '';
        const again = await one('one-more', 'drawn', { seed, path });
        expect(again.result.inputs).toEqual({ tried: 1, drawn: 1 });
        expect(again.property).toEqual({ ...first.property, cases: 1 });
        const passing = await one('repaired', 'drawn', { seed, path });
        expect(passing.result.inputs).toEqual({ tried: 1, drawn: 1 });
        expect(passing.property.verdict).toBe('unrefuted');
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test('are the same whatever the tests of a user say to fast-check', async () => {
    const alone = await one('one-more', 'drawn');
    let restored: unknown;
    fc.configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 0, markInterruptAsFailure: true, numRuns: 1 });
    try {
      expect((await one('one-more', 'drawn')).property).toEqual(alone.property);
      expect((await one('repaired', 'drawn')).property.reason).toBe('by none of 10,000 inputs drawn with seed 1');
      restored = fc.readConfigureGlobal();
    } finally {
      fc.resetConfigureGlobal();
    }
    expect(restored).toMatchObject({ interruptAfterTimeLimit: 0, numRuns: 1 });
  });

  test('come from beyond those that can be gone through, and else from among them', async () => {
    const beyond = await one('one-more', 'both', { engine: 'random', runs: 50 });
    expect(beyond.property).toMatchObject({ verdict: 'unrefuted', cases: 50 });
    expect((await one('repaired', 'both')).property).toMatchObject({ verdict: 'holds', reason: 'all 10 inputs' });
    const among = await one('one-more', 'small', { engine: 'random' });
    expect(among.property).toMatchObject({ verdict: 'violated', input: { input: 10, seed: 1 } });
  });

  test('leave open whether there is a witness that was not drawn', async () => {
    const { property } = await one('repaired', 'sixty', { engine: 'random', runs: 30 });
    expect(property).toMatchObject({ verdict: 'inconclusive', reason: 'by none of 30 inputs drawn with seed 1' });
    expect((await one('repaired', 'three', { engine: 'random' })).property.input?.input).toBe(6);
  });

  test('leave a property undecided that none of them put to the test', async () => {
    const { property } = await one('repaired', 'idle', { engine: 'random', runs: 30 });
    expect(property).toMatchObject({ verdict: 'inconclusive', vacuous: true, cases: 0 });
  });
});

describe('functions at fault', () => {
  test('throw: shown with the input, and other properties are decided all the same', async () => {
    const result = await found('throws', ['small', 'three', 'drawn']);
    expect(result.failure).toMatchObject({
      kind: 'model',
      message: 'the function half threw while small was judged: RangeError: 41 is too large',
      input: { input: 41, calls: [{ function: 'half', arguments: [41], threw: '41 is too large' }] },
    });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'holds', 'inconclusive']);
    // Drawn inputs on which it throws are made small, too.
    expect(result.properties[2]?.reason).toContain('41 is too large');
  });

  test('change their input, which they cannot', async () => {
    const { instantiate } = defineFunctions({
      name: 'sorting',
      functions: { sorted: (list: readonly number[]) => (list as number[]).sort() },
    });
    const properties = {
      sorts: forAll('sorts', fc.array(fc.nat()), (list, { sorted }: { sorted(list: readonly number[]): number[] }) => {
        return sorted(list).length === list.length;
      }),
    };
    const { failure } = await checkFunctions(instantiate(), { properties });
    expect(failure?.message).toContain('the function sorted threw while sorts was judged: TypeError');
    expect(failure?.input?.input).toEqual([0, 0]);
  });

  test('change an input that cannot be frozen', async () => {
    const { instantiate } = defineFunctions({
      name: 'emptying',
      functions: { empty: (of: Map<number, number>) => of.clear() },
    });
    const inputs = { size: 1, at: () => new Map([[1, 2]]) };
    const properties = {
      kept: forAll('kept', inputs, (of, { empty }: { empty(of: Map<number, number>): void }) => {
        empty(of);
        return of.size > 0;
      }),
    };
    const { failure } = await checkFunctions(instantiate(), { properties });
    expect(failure?.message).toBe('the input of kept is changed while it is judged: the functions are not pure');
    expect(failure?.input?.input).toEqual([[1, 2]]);
  });

  test('answer differently the next time', async () => {
    let calls = 0;
    const { instantiate } = defineFunctions({ name: 'counting', functions: { count: () => calls++ } });
    const properties = { few: forAll('few', range(1, 9), (_, { count }: { count(): number }) => count() !== 4) };
    const { failure, properties: results } = await checkFunctions(instantiate(), { properties });
    expect(failure?.message).toContain('the functions are not pure');
    expect(results[0]?.verdict).toBe('inconclusive');
  });

  test('are not to blame for a property that answers neither yes nor no', async () => {
    const { instantiate } = arithmetic;
    const answer = (async () => true) as unknown as () => boolean;
    const { failure } = await checkFunctions(instantiate(), {
      properties: { late: forAll('late', range(1, 2), answer) },
    });
    expect(failure?.message).toContain(
      'the property late cannot be judged: TypeError: a property answers true or false',
    );
  });

  test('are not to blame for inputs that cannot be made', async () => {
    const broken = forAll(
      'broken',
      {
        size: 3,
        at: () => {
          throw new Error('no such input');
        },
      },
      () => true,
    );
    await expect(checkFunctions(arithmetic.instantiate(), { properties: { broken } })).rejects.toThrow(
      'the inputs of broken cannot be made: no such input',
    );
  });
});

describe('a check ends early', () => {
  const slow = forAll('slow', range(1, 1e9), (n) => n > 0);

  test('where time is up, undecided', async () => {
    const result = await checkFunctions(arithmetic.instantiate(), { properties: { slow }, timeLimit: 0.05 });
    expect(result.properties[0]?.verdict).toBe('inconclusive');
    expect(result.properties[0]?.reason).toMatch(/^stopped after 0.05 s at [\d,]+ of 1,000,000,000 inputs$/);
    expect(result).toMatchObject({ ranOut: 'time', complete: false, interrupted: false });
  });

  test('where somebody interrupts it, also while inputs are drawn', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const drawn = forAll('drawn', fc.array(fc.nat()), (list) => list.length >= 0);
    const options = { properties: { drawn, slow }, runs: 1e8, signal: controller.signal };
    const result = await checkFunctions(arithmetic.instantiate(), options);
    expect(result.interrupted).toBe(true);
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['unrefuted', 'inconclusive']);
    expect(result.properties[0]?.reason).toMatch(/^by none of [\d,]+ inputs drawn with seed 1 \(interrupted\)$/);
  });
});

describe('what makes no sense is refused', () => {
  test.each([
    [{ engine: 'exhaustive' }, ['drawn'], 'the inputs of drawn cannot be gone through'],
    [{ seed: -1 }, ['small'], 'a seed is a whole number from 0 to 4294967295, not -1'],
    [{ runs: 0 }, ['small'], 'a whole number from 1 on, not 0'],
    [{ path: '1' }, ['small', 'odd'], 'a path leads to an input of one property'],
    [{ path: '101' }, ['small'], 'the path "101" leads to no input of small: it is a number from 1 to 100'],
    [{ path: 'x' }, ['small'], 'it is a number from 1 to 100'],
    [{ path: '3:x' }, ['drawn'], 'it looks like 12:3:0'],
    [{ path: '3:999:0' }, ['drawn'], 'the path "3:999:0" leads to no input of drawn'],
    [{ seed: 3 }, ['small', 'odd'], 'no inputs are drawn, so seed says nothing'],
    [{ runs: 3, engine: 'exhaustive' }, ['small'], 'no inputs are drawn, so runs says nothing'],
  ] as const)('%j of %j', async (options, ids, message) => {
    await expect(found('repaired', ids, options)).rejects.toThrow(message);
  });

  test.each([
    [{ name: 'Wrong Name', functions: {} }, 'a name is lower-case words joined by hyphens'],
    [{ name: 'none', functions: {}, variants: {} }, '"variants" names none'],
    [
      { name: 'other', functions: { f: () => 1 }, variants: { a: { replace: { g: () => 1 } } } },
      'there is no function "g"',
    ],
    [{ name: 'value', functions: { f: 1 } }, 'f is no function'],
  ] as const)('%j', (definition, message) => {
    expect(() => defineFunctions<object>(definition)).toThrow(message);
  });

  test('properties of another kind', () => {
    const properties = () => ({ a: 'b' }) as never;
    expect(() => defineFunctions({ name: 'other', functions: {}, properties })).toThrow(
      'functions "other": the property "a" is none of functions: make it by forAll or forSome',
    );
  });

  test.each([[undefined], [null], [3], ['abc'], [[1, 2]], [new Set([1])], [{}], [{ all: [1], beyond: fc.nat() }]])(
    'inputs that are %j',
    (inputs) => {
      expect(() => forAll('any', inputs as never, () => true)).toThrow(
        'the property "any" has no inputs: give it some to go through',
      );
    },
  );

  test('a function that makes no arbitrary', async () => {
    const any = forAll('any', (() => 5) as never, () => true);
    await expect(checkFunctions(arithmetic.instantiate(), { properties: { any } })).rejects.toThrow(
      'the inputs of any cannot be made: the function that is to make an arbitrary of fast-check makes none',
    );
  });

  test('a variant that is not there', () => {
    expect(() => arithmetic.instantiate({ variant: 'rounds' })).toThrow(
      'functions "arithmetic" have no variant "rounds"; they have repaired, one-more, first-come, throws',
    );
  });
});
