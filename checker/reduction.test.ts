import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import { BreadthFirst, DepthFirst } from './explore/frontier.js';
import {
  always,
  array,
  boolean,
  deadlockFree,
  defineModel,
  type Instance,
  integer,
  type Property,
  propertyVocabulary,
  type TemporalProperty,
} from './language/index.js';
import type { CheckOptions } from './options.js';
import { outcomes } from './reduction/recorder.js';
import type { CheckResult } from './result.js';
import {
  checkTemporalNaively,
  exploreNaively,
  type NaiveResult,
  type RandomModel,
  randomClaimOfRuns,
  randomIndependentModel,
  randomUntimedModel,
  request,
  TooManyStates,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 200) / 5);
const MOST_STATES = 500;

const damage = vi.hoisted(() => ({ done: 'none' }));

vi.mock('./reduction/dependence.js', async (original) => {
  const sound = await original<typeof import('./reduction/dependence.js')>();
  return {
    ...sound,
    dependenceOf: (...given: Parameters<typeof sound.dependenceOf>) => {
      const dependence = sound.dependenceOf(...given);
      if (damage.done === 'what properties see') dependence.observed.fill(0);
      if (damage.done === 'what uses what is written') dependence.users.words.fill(0);
      return dependence;
    },
  };
});

vi.mock('./reduction/stubborn-sets.js', async (original) => {
  const sound = await original<typeof import('./reduction/stubborn-sets.js')>();
  return {
    ...sound,
    StubbornSets: class extends sound.StubbornSets {
      override begin(): void {
        const { recorder, words } = this;
        for (const [instance, outcome] of recorder.outcome.entries()) {
          if (damage.done !== 'what may enable' || outcome === outcomes.effective) continue;
          recorder.reads.fill(0, instance * words, (instance + 1) * words);
        }
        super.begin();
      }
    },
  };
});

vi.mock('./reduction/learn.js', async (original) => {
  const sound = await original<typeof import('./reduction/learn.js')>();
  return {
    ...sound,
    *learnAccessSets(...given: Parameters<typeof sound.learnAccessSets>) {
      const learnt = yield* sound.learnAccessSets(...given);
      if (damage.done === 'what is learnt') {
        learnt.sets.mayRead.fill(0, 0, learnt.subjects.size * learnt.words);
        learnt.sets.mayWrite.fill(0, 0, learnt.subjects.size * learnt.words);
      }
      return learnt;
    },
  };
});

type Case = Pick<RandomModel, 'instance' | 'properties'>;

function naively({ instance, properties }: Case): NaiveResult | undefined {
  try {
    return exploreNaively(instance, properties, MOST_STATES);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

/** Counters that know nothing of each other. */
const counting = defineModel({
  name: 'counting',
  parameters: { counters: integer({ min: 1, max: 8, default: 2 }) },
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

/** A model with a fair action. */
const fairly = defineModel({
  name: 'fairly',
  state: () => ({ gone: boolean() }),
  actions: ({ action }) => [
    action('go', {
      fair: 'weak',
      when: (s) => !s.gone,
      then: (s) => {
        s.gone = true;
      },
    }),
  ],
});

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

/** The same of breadth-first and depth-first search; undefined if the model is too large to tell. */
async function contradictionsOf(random: Case): Promise<readonly string[] | undefined> {
  const expected = naively(random);
  if (expected === undefined) return undefined;
  const { instance, properties } = random;
  const wrong: string[] = [];
  for (const search of ['bfs', 'dfs'] as const) {
    const found = await check(instance, { properties, search, reduce: true, maxStates: 5_000 });
    // What the naive explorer did not see, beyond a fault, may be large.
    if (expected.fault !== null && found.failure === null && !found.complete) return undefined;
    wrong.push(...contradictions(expected, found));
  }
  return wrong;
}

/** Its properties, and one that is never decided, so that the exploration goes to the end. */
function throughout({ instance, properties }: Case): Case {
  return {
    instance,
    properties: { ...properties, throughout: always('all is visited', () => true), deadlocks: deadlockFree() },
  };
}

describe('partial-order reduction preserves what the naive explorer finds', () => {
  const kinds = [
    ['random models', randomUntimedModel(), Math.ceil(MODELS / 2)],
    ['random models of processes that mostly mind their own business', randomIndependentModel(), 3 * MODELS],
  ] as const;
  for (const [kind, models, numRuns] of kinds) {
    it(`on ${numRuns} ${kind}: verdicts, faults, what is never taken`, { timeout: 3_600_000 }, async () => {
      const property = fc.asyncProperty(models, async (random) => {
        const wrong = await contradictionsOf(throughout(random));
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20260301, numRuns, endOnFailure: true });
    });
  }
});

describe('what a reduction needs is noticed where it is missing', () => {
  const models = fc.sample(randomIndependentModel(), { seed: 20260304, numRuns: 150 }).map(throughout);
  const isNoticed = async () => {
    for (const random of models) {
      const wrong = await contradictionsOf(random);
      if (wrong !== undefined && wrong.length > 0) return true;
    }
    return false;
  };
  afterEach(() => {
    damage.done = 'none';
    vi.restoreAllMocks();
  });

  for (const done of ['what properties see', 'what may enable', 'what uses what is written'] as const) {
    it(`${done}, in stubborn sets`, { timeout: 120_000 }, async () => {
      damage.done = done;
      expect(await isNoticed()).toBe(true);
    });
  }

  it('the proviso: some instance is put off for ever', { timeout: 120_000 }, async () => {
    for (const frontier of [BreadthFirst, DepthFirst])
      vi.spyOn(frontier.prototype, 'laterFrom', 'get').mockReturnValue(0);
    expect(await isNoticed()).toBe(true);
  });

  it('and without damage there is nothing to notice', { timeout: 120_000 }, async () => {
    expect(await isNoticed()).toBe(false);
  });
});

describe('what was not learnt before', () => {
  afterEach(() => {
    damage.done = 'none';
  });

  it('is learnt when an exploration comes upon it, and what is found is as if it had been', {
    timeout: 120_000,
  }, async () => {
    for (const random of fc.sample(randomIndependentModel(), { seed: 20260305, numRuns: 40 }).map(throughout)) {
      damage.done = 'none';
      const before = await contradictionsOf(random);
      damage.done = 'what is learnt';
      expect(await contradictionsOf(random)).toEqual(before);
    }
  });

  it('is noticed', async () => {
    const properties = { 'deadlock-free': deadlockFree() };
    const instance = counting.instantiate({ parameters: { counters: 3 } });
    damage.done = 'what is learnt';
    const { distinctStates, complete, failure } = await check(instance, { properties, reduce: true });
    expect({ distinctStates, complete, failure }).toEqual({ distinctStates: 10, complete: true, failure: null });
  });
});

describe('partial-order reduction refuses what it does not preserve', () => {
  const { eventually, temporal, within, refines } = propertyVocabulary;
  const isDone = (s: { readonly phase: string }) => s.phase === 'answered';
  const anywhere = () => true;
  const cases: readonly (readonly [what: string, instance: Instance, property: Property, sentence: string])[] = [
    ['time', request(1, 2), always('nothing', anywhere), 'has time'],
    ['bounds of time', request(1, 2), within('soon', 3, anywhere, isDone), 'has time'],
    ['next', counting.instantiate(), temporal('next', ({ next, now }) => next(now('it', anywhere))), 'uses next'],
    [
      'fairness',
      fairly.instantiate(),
      eventually('it ends', anywhere),
      'assumes that the action "go" is treated fairly',
    ],
    ['refinement', counting.instantiate(), refines('itself', counting, { mapping: () => {} }), 'refines another model'],
  ];
  for (const [what, instance, property, sentence] of cases) {
    it(what, async () => {
      await expect(check(instance, { properties: { it: property }, reduce: true })).rejects.toThrow(sentence);
    });
  }

  const alongside: readonly (readonly [what: string, how: Partial<CheckOptions>, sentence: string])[] = [
    ['compact storage', { storage: 'compact' }, 'storage compact may take a new state for known'],
    ['bitstate storage', { storage: 'bitstate' }, 'storage bitstate may take a new state for known'],
    ['symmetry', { symmetry: 'on' }, 'symmetry cannot be used: partial-order reduction'],
    ['a checkpoint', { checkpoint: { directory: 'nowhere' } }, 'cannot be kept in a checkpoint'],
    ['a resumed check', { resume: { directory: 'nowhere' } }, 'cannot be kept in a checkpoint'],
  ];
  for (const [what, how, sentence] of alongside) {
    it(`${what} besides`, async () => {
      const properties = { 'deadlock-free': deadlockFree() };
      await expect(check(counting.instantiate(), { properties, reduce: true, ...how })).rejects.toThrow(sentence);
    });
  }

  it('and does without symmetry where that is left open, and says so', async () => {
    const properties = { 'deadlock-free': deadlockFree() };
    const found = await check(counting.instantiate(), { properties, reduce: true, symmetry: 'auto' });
    expect([found.symmetry, found.reduction]).toEqual(['off', 'on']);
    expect(found.warnings).toEqual([expect.stringContaining('symmetry is off: partial-order reduction')]);
  });

  it('but not a property of runs if no fairness is assumed', async () => {
    const properties = { ends: eventually('it ends', anywhere) };
    const { properties: results } = await check(fairly.instantiate(), { properties, reduce: true, fairness: 'none' });
    expect(results.map(({ verdict }) => verdict)).toEqual(['holds']);
  });
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
