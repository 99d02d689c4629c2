import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { always, array, deadlockFree, defineModel, type Instance, integer, type Property } from './language/index.js';
import type { CheckResult } from './result.js';
import {
  exploreNaively,
  type NaiveResult,
  type RandomModel,
  randomModel,
  sabotaged,
  TooManyStates,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 75);
const MOST_STATES = 3_000;

interface Counts extends Pick<CheckResult, 'distinctStates' | 'transitions' | 'depth'> {
  readonly levels: CheckResult['levels'] | undefined;
}

/** What the engine and the naive explorer must agree on, in the same words. */
interface Findings {
  readonly counts: Counts | null;
  readonly actions: CheckResult['actions'] | null;
  readonly fault: { readonly message: string; readonly steps: number } | null;
  readonly properties: { readonly [id: string]: unknown } | null;
}

/** Keeps the exploration going to the end, whatever else is decided. */
const throughout = { throughout: always('every state is visited', () => true), 'deadlock-free': deadlockFree() };

function ofNaive({ fault, distinctStates, transitions, depth, levels, actions, properties }: NaiveResult): Findings {
  if (fault !== null) return { counts: null, actions: null, fault, properties: null };
  return { counts: { distinctStates, transitions, depth, levels }, actions, fault: null, properties };
}

function ofEngine({ failure, distinctStates, transitions, depth, levels, actions, properties }: CheckResult): Findings {
  if (failure !== null) {
    const fault = {
      message: `${failure.kind === 'model' ? '' : failure.kind}${failure.message}`,
      steps: failure.trace?.steps.length ?? 0,
    };
    return { counts: null, actions: null, fault, properties: null };
  }
  const findings = properties.map(({ id, verdict, trace, cases }) => [
    id,
    { verdict, steps: trace?.steps.length ?? null, cases },
  ]);
  return {
    counts: { distinctStates, transitions, depth, levels },
    actions,
    fault: null,
    properties: Object.fromEntries(findings),
  };
}

function naive(instance: Instance, properties: { readonly [id: string]: Property }): Findings | undefined {
  try {
    return ofNaive(exploreNaively(instance, properties, MOST_STATES));
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

/** What the engine finds, and what it should have found; undefined if the model is too large to tell. */
interface Comparison {
  readonly expected: Findings;
  readonly found: () => Promise<Findings>;
}

function compare({ instance, properties: own }: Pick<RandomModel, 'instance' | 'properties'>): Comparison | undefined {
  const properties = { ...own, ...throughout };
  const expected = naive(instance, properties);
  if (expected === undefined) return undefined;
  return { expected, found: async () => ofEngine(await check(instance, { properties })) };
}

/** States of many words, which the store keeps in parts; random models seldom are so wide. */
const wide = defineModel({
  name: 'wide',
  state: () => ({ register: array(20, integer({ min: 0, max: 2 ** 24 })), turn: integer({ min: 0, max: 5 }) }),
  actions: ({ action }) => [
    action('write', {
      each: { from: integer({ min: 0, max: 19 }), to: integer({ min: 0, max: 19 }) },
      when: (s, { from, to }) => s.turn < 2 && (from + to) % 3 === s.turn && s.register.at(to) < 2 ** 20,
      then: (s, { from, to }) => {
        s.register.set(to, s.register.at(from) * 3 + 1);
        s.turn += 1;
      },
    }),
    action('clear', {
      each: integer({ min: 0, max: 19 }),
      when: (s, at) => s.turn === 2 && s.register.at(at) > 0,
      then: (s, at) => s.register.set(at, 0),
    }),
  ],
});
const wideInstance = wide.instantiate();

describe('the engine agrees with a naive explorer', () => {
  it('on wide states', async () => {
    const comparison = compare({ instance: wideInstance, properties: {} });
    expect(await comparison?.found()).toEqual(comparison?.expected);
  });

  it(`on ${MODELS} random models: counts, coverage, verdicts, shortest lengths, faults`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomModel(), async (model) => {
      const comparison = compare(model);
      fc.pre(comparison !== undefined);
      expect(await comparison?.found()).toEqual(comparison?.expected);
    });
    await fc.assert(property, { seed: 20260101, numRuns: MODELS });
  });

  it('and visits the same states depth first', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(randomModel(), async ({ instance }) => {
      const expected = naive(instance, throughout);
      fc.pre(expected !== undefined && expected.fault === null);
      const { distinctStates, transitions, actions, complete } = await check(instance, {
        properties: throughout,
        search: 'dfs',
      });
      expect(complete).toBe(true);
      expect({ distinctStates, transitions }).toEqual({
        distinctStates: expected?.counts?.distinctStates,
        transitions: expected?.counts?.transitions,
      });
      expect(actions).toEqual(expected?.actions);
    });
    await fc.assert(property, { seed: 20260102, numRuns: Math.ceil(MODELS / 5) });
  });
});

describe('a bug in the engine is noticed', () => {
  const models = fc.sample(randomModel(), { seed: 20260103, numRuns: 60 });
  const comparisons = [...models, { instance: wideInstance, properties: {} }]
    .map(compare)
    .filter((comparison) => comparison !== undefined);
  const bugs: readonly (readonly [bug: string, pattern: RegExp, replacement: string])[] = [
    ['a wrong mask: a field of two bits is read as one', / & 3\)/g, ' & 1)'],
    ['a wrong shift: a field is read one bit off', /W\[0\] >>> 2\)/g, 'W[0] >>> 3)'],
    [
      'a lost probe: a collision is taken for a known state',
      /slot = slot === last \? 0 : slot \+ 1;/g,
      '{ ids[k] = (entry & m) - 1; break; }',
    ],
    [
      'a row compared by its first word only',
      /( && |\()(?:\(\(entry \^ tag\) & ~m(?:ask)?\) === 0|(?:rows|r)\[at \+ [1-9]\] === w\d)/g,
      '$1true',
    ],
    ['a forgotten restore after a successor', /W\[0\] = O\[0\];/g, ''],
    ['a rehash that forgets an entry', /if \(id >= 0\) ids/, 'if (id >= 1) ids'],
    [
      'a shared part that is not looked up again when its first word changed',
      /(let n\d+ = ids\[\d+\]; if \()current\[\d+\] !== source\[\d+\] \|\|/g,
      '$1',
    ],
    ['a forgotten restore of a wide state', /for \(let word = 0; word < \d+; word\+\+\) W\[word\] = O\[word\];/g, ''],
    ['a budget that is not spent', /\.spend\(\);/g, ';'],
    ['a message that is not taken from a bag', /n - 1\) << by/g, 'n) << by'],
    [
      'a guard that is evaluated for the first index only',
      /for \(let value = 0; value < (\d+); value\+\+\)/g,
      'for (let value = 0; value < 1; value++)',
    ],
  ];

  for (const [bug, pattern, replacement] of bugs) {
    it(bug, { timeout: 120_000 }, async () => {
      const noticed = await sabotaged(pattern, replacement, async () => {
        for (const { expected, found } of comparisons) {
          if (JSON.stringify(await found()) !== JSON.stringify(expected)) return true;
        }
        return false;
      });
      expect(noticed).toBe(true);
    });
  }

  it('and without one there is nothing to notice', { timeout: 120_000 }, async () => {
    for (const { expected, found } of comparisons) expect(await found()).toEqual(expected);
  });
});
