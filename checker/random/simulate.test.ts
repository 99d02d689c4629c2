import { describe, expect, it, test } from 'vitest';
import { check } from '../check.js';
import { UsageError } from '../errors.js';
import {
  always,
  boolean,
  deadlockFree,
  defineModel,
  eventually,
  type Instance,
  integer,
  leadsTo,
  type Property,
  reachable,
} from '../language/index.js';
import type { CheckResult, PropertyResult } from '../result.js';
import {
  type Counter,
  counter,
  exploreNaively,
  gauges,
  type NaiveResult,
  propertiesOfRandomModel,
  randomModelAt,
  sourcesOfGauges,
  sourcesOfRandomModel,
  switches,
  TooManyStates,
} from '../testing/index.js';
import { replay } from '../trace/index.js';
import type { SimulateOptions } from './options.js';
import { simulate } from './simulate.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_COMBINED_MODELS ?? 15);

/** All but what depends on the machine: times, memory, and how many threads there were. */
function findingsOf(result: CheckResult): Partial<CheckResult> {
  const { seconds, peakMemory, workers, warnings, ...findings } = result;
  return findings;
}

function only(result: CheckResult): PropertyResult {
  const [property] = result.properties;
  if (property === undefined) throw new Error('no property was judged');
  return property;
}

const toTen = counter.instantiate({ parameters: { limit: 10 } });

function tryCounter(property: Property, options: Partial<SimulateOptions> = {}): Promise<CheckResult> {
  return simulate(toTen, { properties: { it: property }, walks: 50, workers: 1, ...options });
}

describe('what random runs say', () => {
  test('of what none of them refutes is no more than that, and how much was tried', async () => {
    const result = await tryCounter(always<Counter>('it counts', (s) => s.count >= 0));
    const { steps } = result.random ?? { steps: 0 };
    expect(only(result)).toMatchObject({ verdict: 'unrefuted', reason: `in 50 walks, ${steps} steps` });
    expect(steps).toBeGreaterThan(250);
    expect(result).toMatchObject({ engine: 'random', complete: false, distinctStates: 11, failure: null });
    expect(result.random).toMatchObject({ walks: 50, deadEnds: 50, isEstimated: false });
  });

  test('of what they violate is a trace as short as it can be made', async () => {
    const property = always<Counter>('it does not come to eight', (s) => s.count !== 8);
    const { verdict, reason, trace, found } = only(await tryCounter(property));
    expect(verdict).toBe('violated');
    expect(reason).toBe('violated after 4 steps (none is shorter)');
    expect(trace?.steps.map(({ action }) => action)).toEqual(['leap', 'leap', 'leap', 'leap']);
    expect(found?.steps).toBeGreaterThanOrEqual(4);
  });

  test('of what is to be reached is a witness, or that it was not reached in so much', async () => {
    expect(only(await tryCounter(reachable<Counter>('five', (s) => s.count === 5)))).toMatchObject({
      verdict: 'holds',
      reason: 'reached after 3 steps (none is shorter)',
    });
    const never = only(await tryCounter(reachable<Counter>('eleven', (s) => s.count > 10)));
    expect(never.verdict).toBe('inconclusive');
    expect(never.reason).toMatch(/^not reached in 50 walks, /);
  });

  test('of an implication whose premise they never met is nothing', async () => {
    const given = (s: Counter) => s.count > 10;
    const idle = only(await tryCounter(always<Counter>('nothing', () => false, { given })));
    expect(idle).toMatchObject({ verdict: 'inconclusive', vacuous: true, cases: 0 });
    expect(idle.reason).toMatch(/^its premise held nowhere in 50 walks, /);
  });

  test('of deadlocks is where they end, if that is not final', async () => {
    expect(only(await tryCounter(deadlockFree()))).toMatchObject({ verdict: 'unrefuted' });
    const ring = defineModel({
      name: 'dead-end',
      state: () => ({ count: integer({ min: 0, max: 3 }) }),
      actions: ({ action }) => [
        action('on', {
          when: (s) => s.count < 3,
          then: (s) => {
            s.count += 1;
          },
        }),
      ],
    }).instantiate();
    const result = await simulate(ring, { properties: { free: deadlockFree() }, walks: 5, workers: 1 });
    expect(only(result)).toMatchObject({ verdict: 'violated', reason: 'violated after 3 steps (none is shorter)' });
  });

  test('of whole runs is a violation only where a run has closed', async () => {
    const lazy = defineModel({
      name: 'lazy',
      state: () => ({ at: integer({ min: 0, max: 40 }) }),
      actions: ({ action }) => [
        action('on', {
          fair: 'weak',
          when: (s) => s.at < 40,
          then: (s) => {
            s.at += 1;
          },
        }),
        action('round', {
          when: (s) => s.at === 40,
          then: (s) => {
            s.at = 20;
          },
        }),
      ],
    }).instantiate();
    const at = (place: number) => (s: { readonly at: number }) => s.at === place;
    const properties = {
      home: leadsTo('whoever passes ten comes home', at(10), at(0)),
      far: eventually('thirty is passed', at(30)),
    };
    const {
      properties: [home, far],
    } = await simulate(lazy, { properties, walks: 64, stepsPerWalk: 30, workers: 1 });
    expect(home?.verdict).toBe('violated');
    expect(home?.trace === undefined ? undefined : replay(lazy, home.trace)).toEqual({ ok: true });
    expect(far?.verdict).not.toBe('violated');
  });

  test('of a model that is at fault is where, and what was found before stands', async () => {
    const leaky = defineModel({
      name: 'leaky',
      state: () => ({ count: integer({ min: 0, max: 9 }), isWet: boolean() }),
      actions: ({ action }) => [
        action('rain', {
          then: (s) => {
            s.isWet = true;
          },
        }),
        action('fill', {
          then: (s) => {
            s.count += 1;
          },
        }),
      ],
    }).instantiate();
    const properties = {
      wet: reachable<{ readonly isWet: boolean }>('it is wet', (s) => s.isWet),
      far: reachable<{ readonly count: number }>('more than there is room for', (s) => s.count > 9),
    };
    const result = await simulate(leaky, { properties, walks: 500, workers: 1 });
    expect(result.failure).toMatchObject({ kind: 'model', message: expect.stringMatching(/"fill".*count/) });
    expect(result.failure?.trace?.steps.map(({ action }) => action)).toEqual(new Array(9).fill('fill'));
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'inconclusive']);
  });

  test('of a model that is not deterministic is that', async () => {
    let asked = 0;
    const moody = defineModel({
      name: 'moody',
      state: () => ({ count: integer({ min: 0, max: 5 }) }),
      actions: ({ action }) => [
        action('on', {
          when: (s) => s.count < 5,
          then: (s) => {
            asked += 1;
            s.count = asked % 7 === 0 ? 5 : (s.count + 1) % 3;
          },
        }),
      ],
    }).instantiate();
    const low = always<Counter>('it stays low', (s) => s.count < 5);
    const result = await simulate(moody, { properties: { low }, walks: 50, workers: 1 });
    expect(result.failure?.kind).toBe('model');
    expect(result.failure?.message).toMatch(/lead elsewhere|not deterministic/);
  });
});

describe('the same seed', () => {
  it('gives the same result, byte for byte, with any number of workers', async () => {
    const instance = gauges().instantiate();
    const { properties } = instance;
    for (const budget of [{ walks: 600 }, { steps: 15_000 }]) {
      const results = [];
      for (const workers of [1, 2, 3]) {
        const options = { properties, seed: 7, workers, sources: sourcesOfGauges, ...budget };
        results.push(JSON.stringify(findingsOf(await simulate(instance, options))));
      }
      expect(new Set(results).size).toBe(1);
    }
  });

  it('gives with a path the very run that was found', async () => {
    const instance = gauges().instantiate();
    const { throughout, ...properties } = instance.properties;
    for (const strategy of ['uniform', 'weighted', 'priority', 'novel'] as const) {
      const options = { properties, seed: 3, strategy, workers: 1 };
      const all = await simulate(instance, { ...options, walks: 400 });
      const decided = all.properties.filter(({ found }) => found !== undefined);
      expect(decided.length).toBeGreaterThan(2);
      for (const { id, trace, found } of decided) {
        const property = properties[id];
        if (property === undefined || found === undefined)
          throw new Error('a property was found that was not asked for');
        const again = only(await simulate(instance, { ...options, properties: { [id]: property }, path: found.path }));
        expect(again).toMatchObject({ id, trace, found });
      }
    }
  });

  it('gives with a path the very run that was found of a property of whole runs, whatever else was asked', async () => {
    const instance = randomModelAt('general', 38).instantiate();
    const questions = Object.values(propertiesOfRandomModel(instance, true)).flatMap((property) =>
      property.form === 'always' || property.form === 'reachable' ? [property.holds] : [],
    );
    const properties: { readonly [id: string]: Property } = Object.fromEntries(
      questions.flatMap((holds, at) => [
        [`seen ${at}`, eventually('it is seen', holds)],
        [`again ${at}`, leadsTo('it is seen again', (state) => !holds(state), holds)],
      ]),
    );
    const options = { seed: 1, workers: 1, stepsPerWalk: 60 };
    const all = await simulate(instance, { ...options, properties, walks: 32 });
    const decided = all.properties.filter(({ found }) => found !== undefined);
    expect(decided.length).toBeGreaterThan(2);
    for (const { id, trace, found } of decided) {
      const { [id]: property = deadlockFree() } = properties;
      const alone = { ...options, properties: { [id]: property }, path: found?.path ?? '' };
      expect(only(await simulate(instance, alone))).toMatchObject({ id, trace, found });
    }
  });

  it('varies parameters in the same way, and makes them small', async () => {
    const vary = { model: counter, given: {}, names: ['limit'], propertiesOf: () => ({ low: below25 }) };
    const below25 = always<Counter>('it stays below 25', (s) => s.count < 25);
    const options = { properties: { low: below25 }, vary, seed: 2, steps: 60_000, stepsPerWalk: 100, workers: 1 };
    const result = await simulate(toTen, options);
    const low = only(result);
    expect(low.verdict).toBe('violated');
    // Who leaps from 24 needs 26.
    expect([25, 26]).toContain(low.trace?.parameters.limit);
    expect(low.reason).toMatch(/, with limit = 2[56]$/);
    expect(findingsOf(await simulate(toTen, options))).toEqual(findingsOf(result));
    const again = await simulate(toTen, { ...options, path: low.found?.path ?? '' });
    expect(only(again)).toMatchObject({ trace: low.trace, found: low.found });
  });

  const sized = defineModel({
    name: 'sized',
    parameters: { size: integer({ min: 1, max: 3, default: 3 }) },
    state: ({ size }) => ({ count: integer({ min: 0, max: size }) }),
    actions: ({ size, action }) => [
      action('on', {
        when: (s) => s.count < size,
        then: (s) => {
          s.count += 1;
        },
      }),
      ...(size < 3
        ? []
        : [
            action('back', {
              when: (s) => s.count > 1,
              then: (s) => {
                s.count -= 1;
              },
            }),
          ]),
    ],
  });
  const varySize = { model: sized, given: {}, names: ['size'], propertiesOf: () => ({ fine }) };
  const fine = always<Counter>('it is fine', () => true);

  test('counts a state once for an instance, however often its parameters are drawn', async () => {
    const options = { properties: { fine }, vary: varySize, walks: 20 * 1_024, stepsPerWalk: 6, workers: 1 };
    // 0 to 1, 0 to 2 and 0 to 3.
    expect(await simulate(sized.instantiate(), options)).toMatchObject({
      distinctStates: 9,
      random: { walks: 20 * 1_024, isEstimated: false },
    });
  });

  test('gives no weight to an action that an instance lacks', async () => {
    const options = { properties: { fine }, vary: varySize, walks: 20 * 1_024, stepsPerWalk: 6, workers: 1 };
    const result = await simulate(sized.instantiate(), { ...options, weights: { back: 3 } });
    expect(result.properties[0]?.verdict).toBe('unrefuted');
    expect(result.actions.map(({ name }) => name).sort()).toEqual(['back', 'on']);
  });

  test('comes to an end where nothing can happen', async () => {
    const still = defineModel({
      name: 'still',
      parameters: { size: integer({ min: 1, max: 3, default: 1 }) },
      state: () => ({ count: integer({ min: 0, max: 3 }) }),
      actions: ({ action }) => [action('on', { when: (s) => s.count > 0, then: () => {} })],
    });
    const vary = { model: still, given: {}, names: ['size'], propertiesOf: () => ({ fine }) };
    const { reason } = await simulate(still.instantiate(), { properties: { fine }, vary, workers: 1 });
    expect(reason).toMatch(/^no walk can take a step/);
  });
});

/** What a naive explorer says; undefined if there are too many states for it. */
function naively(instance: Instance, properties: { readonly [id: string]: Property }): NaiveResult | undefined {
  try {
    return exploreNaively(instance, properties, 800);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

describe('against a naive exploration', () => {
  it(`random runs of ${MODELS} random models find only what there is, none shorter, and most of it`, {
    timeout: 3_600_000,
  }, async () => {
    const seen = { there: 0, found: 0, equal: 0, open: 0 };
    for (let seed = 1; seed <= MODELS; seed++) {
      const instance = randomModelAt('general', seed).instantiate();
      const { throughout, ...properties } = propertiesOfRandomModel(instance, false);
      const truth = naively(instance, properties);
      if (truth === undefined || truth.fault !== null) continue;
      const sources = sourcesOfRandomModel('general', seed, false);
      const result = await simulate(instance, { properties, sources, walks: 300, stepsPerWalk: 60, workers: 1 });
      expect(result.failure, `seed ${seed}`).toBeNull();
      expect(result.distinctStates).toBeLessThanOrEqual(truth.distinctStates);
      for (const { id, kind, verdict, trace } of result.properties) {
        const shortest = truth.properties[id]?.steps ?? null;
        if (shortest !== null) seen.there += 1;
        if (trace === undefined) {
          expect(verdict, `seed ${seed}, ${id}`).toMatch(/unrefuted|inconclusive/);
          seen.open += 1;
          continue;
        }
        expect(verdict).toBe(kind === 'reachable' ? 'holds' : 'violated');
        expect(replay(instance, trace)).toEqual({ ok: true });
        expect(shortest, `seed ${seed}, ${id}`).not.toBeNull();
        expect(trace.steps.length).toBeGreaterThanOrEqual(shortest ?? Number.POSITIVE_INFINITY);
        seen.found += 1;
        if (trace.steps.length === shortest) seen.equal += 1;
      }
    }
    expect(seen.there).toBeGreaterThan(MODELS / 2);
    expect(seen.found / seen.there).toBeGreaterThan(0.9);
    expect(seen.equal / seen.found).toBeGreaterThan(0.95);
    expect(seen.open).toBeGreaterThan(MODELS / 4);
  });
});

describe('what cannot be tried is refused', () => {
  const properties = { it: always<Counter>('it counts', (s) => s.count >= 0) };
  test.each<[string, Partial<SimulateOptions>, RegExp]>([
    ['no walks', { walks: 0 }, /the number of walks is a whole number from 1 on, not 0/],
    ['no steps', { steps: 0.5 }, /the number of steps is a whole number from 1 on, not 0.5/],
    ['walks of no steps', { stepsPerWalk: 0 }, /the number of steps of a walk is a whole number from 1 on/],
    ['a seed below 0', { seed: -1 }, /the seed is a whole number from 0 on, not -1/],
    [
      'a weight for nothing',
      { weights: { jump: 2 } },
      /there is no action "jump" to give a weight; there are "step", "leap"/,
    ],
    ['no weight', { weights: { leap: 0 } }, /the weight of "leap" is a number above 0, not 0/],
    ['an idle premise', { expected: { it: 'vacuous' } }, /cannot show that the premise of it never holds/],
    ['what is no path', { path: '1:x' }, /a path is whole numbers with colons between them/],
    ['a path to nothing', { path: '1:2' }, /decide|leads to no such run|does not/],
  ])('%s', async (_, options, sentence) => {
    const tried = simulate(toTen, { properties, walks: 5, workers: 1, ...options });
    await expect(tried).rejects.toThrow(UsageError);
    await expect(simulate(toTen, { properties, walks: 5, workers: 1, ...options })).rejects.toThrow(sentence);
  });

  test('a path to several properties', async () => {
    const two = { ...properties, other: deadlockFree() };
    await expect(simulate(toTen, { properties: two, path: '1' })).rejects.toThrow(/say which one/);
  });
});

test('an interruption keeps what was found', async () => {
  const instance = switches.instantiate({ parameters: { count: 20 } });
  const controller = new AbortController();
  const started = reachable<{ readonly on: { some(test: (on: boolean) => boolean): boolean } }>('one is on', (s) =>
    s.on.some((on) => on),
  );
  const result = await simulate(instance, {
    properties: { started, free: deadlockFree() },
    steps: 10 ** 12,
    workers: 1,
    signal: controller.signal,
    onProgress: ({ transitions }) => {
      if (transitions > 10_000) controller.abort();
    },
  });
  expect(result.interrupted).toBe(true);
  expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'unrefuted']);
  expect((await check(instance, { properties: { started } })).properties[0]?.trace?.steps).toHaveLength(
    result.properties[0]?.trace?.steps.length ?? -1,
  );
});
