import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import {
  always,
  array,
  deadlockFree,
  defineModel,
  type Instance,
  integer,
  type TemporalProperty,
} from './language/index.js';
import type { CheckResult } from './result.js';
import {
  checkTemporalNaively,
  exploreNaively,
  type NaiveResult,
  type RandomModel,
  randomClaimOfRuns,
  randomIndependentModel,
  randomUntimedModel,
  TooManyStates,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 200) / 5);
const MOST_STATES = 500;

type Case = Pick<RandomModel, 'instance' | 'properties'>;

function naively({ instance, properties }: Case): NaiveResult | undefined {
  try {
    return exploreNaively(instance, properties, MOST_STATES);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

/** In what a reduced exploration contradicts the naive one; nothing if it is right. */
function contradictions(expected: NaiveResult, found: CheckResult): readonly string[] {
  const { failure } = found;
  if (expected.fault !== null || failure !== null) {
    const isSame = expected.fault !== null && failure?.kind === 'model' && !failure.message.includes('reduction');
    return isSame ? [] : [`fault: ${expected.fault?.message}, found: ${failure?.message}`];
  }
  const wrong: string[] = [];
  if (found.distinctStates > expected.distinctStates) wrong.push(`${found.distinctStates} states`);
  for (const { id, verdict, reason, kind, vacuous } of found.properties) {
    const finding = expected.properties[id];
    const isOpen = verdict === 'inconclusive' && kind === 'alwaysStep' && reason.includes('changes nothing');
    if (verdict !== finding?.verdict && !isOpen) wrong.push(`${id} (${kind}) ${verdict}`);
    if (vacuous && finding?.cases !== 0) wrong.push(`${id} vacuous`);
    if (verdict === 'holds' && finding?.cases === 0 && !vacuous && kind === 'always') wrong.push(`${id} not vacuous`);
  }
  if (!found.complete) return wrong;
  const idle = expected.actions.filter(({ taken }) => taken === 0).map(({ name }) => name);
  const idleHere = found.actions.filter(({ enabled }) => enabled === 0).map(({ name }) => name);
  if (idle.join() !== idleHere.join()) wrong.push(`never taken: ${idleHere.join()} instead of ${idle.join()}`);
  return wrong;
}

async function contradictionsOf(random: Case, search: 'bfs' | 'dfs'): Promise<readonly string[] | undefined> {
  const expected = naively(random);
  if (expected === undefined) return undefined;
  const { instance, properties } = random;
  const found = await check(instance, { properties, search, reduce: true, maxStates: 5_000 });
  // What the naive explorer did not see, beyond a fault, may be large.
  return expected.fault !== null && found.failure === null && !found.complete
    ? undefined
    : contradictions(expected, found);
}

/** Its properties, and one that is never decided, so that the exploration goes to the end. */
function throughout({ instance, properties }: Case): Case {
  return {
    instance,
    properties: { ...properties, throughout: always('all is visited', () => true), deadlocks: deadlockFree() },
  };
}

describe('partial-order reduction preserves what the naive explorer finds', () => {
  for (const search of ['bfs', 'dfs'] as const) {
    it(`on ${MODELS} random models: verdicts, faults, what is never taken (${search})`, {
      timeout: 3_600_000,
    }, async () => {
      const property = fc.asyncProperty(randomUntimedModel(), async (random) => {
        const wrong = await contradictionsOf(throughout(random), search);
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20260301, numRuns: MODELS, endOnFailure: true });
    });

    it(`on ${3 * MODELS} random models of processes that mostly mind their own business (${search})`, {
      timeout: 3_600_000,
    }, async () => {
      const property = fc.asyncProperty(randomIndependentModel(), async (random) => {
        const wrong = await contradictionsOf(throughout(random), search);
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20260302, numRuns: 3 * MODELS, endOnFailure: true });
    });
  }
});

describe('partial-order reduction of runs', () => {
  it(`preserves formulas without next where no fairness is assumed, on ${3 * MODELS} random models (bfs and dfs)`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomIndependentModel(), randomClaimOfRuns(), async ({ instance }, is) => {
      const expected = verdictOfRuns(instance, is);
      fc.pre(expected !== undefined);
      for (const search of ['bfs', 'dfs'] as const) {
        const found = await check(instance, { properties: { is }, search, reduce: true, fairness: 'none' });
        expect(found.failure).toBeNull();
        expect(found.properties.map(({ verdict }) => verdict)).toEqual([expected]);
      }
    });
    await fc.assert(property, { seed: 20260303, numRuns: 3 * MODELS, endOnFailure: true });
  });
});

function verdictOfRuns(instance: Instance, property: TemporalProperty): 'holds' | 'violated' | undefined {
  try {
    return checkTemporalNaively(instance, property, { fairness: 'none', maxStates: 150 }).verdict;
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

describe('partial-order reduction of what does not depend on each other', () => {
  it('leaves n · k + 1 of the (k + 1)ⁿ states of n counters to k', async () => {
    for (const [counters, states] of [
      [1, 4],
      [3, 10],
      [6, 19],
      [8, 25],
    ] as const) {
      const instance = counting.instantiate({ parameters: { counters } });
      for (const search of ['bfs', 'dfs'] as const) {
        const { distinctStates, complete, reduction } = await check(instance, {
          properties: { 'deadlock-free': deadlockFree() },
          search,
          reduce: true,
        });
        expect({ distinctStates, complete, reduction }).toEqual({
          distinctStates: states,
          complete: true,
          reduction: 'on',
        });
      }
    }
  });
});

/** Counters that know nothing of each other. */
const counting = defineModel({
  name: 'counting',
  parameters: { counters: integer({ min: 1, max: 8 }) },
  state: ({ counters }) => ({ count: array(counters, integer({ min: 0, max: 3 })) }),
  actions: ({ counters, action }) => [
    action('count', {
      each: integer({ min: 0, max: counters - 1 }),
      when: (s, at) => s.count.at(at) < 3,
      then: (s, at) => s.count.set(at, s.count.at(at) + 1),
    }),
  ],
  final: () => (s) => s.count.every((count) => count === 3),
});
