import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import { UsageError } from './errors.js';
import { BreadthFirst, DepthFirst } from './explore/frontier.js';
import {
  type Action,
  always,
  array,
  boolean,
  budget,
  channels,
  deadlockFree,
  defineModel,
  defineSystem,
  type Instance,
  integer,
  type LanguageOf,
  messageBag,
  messageSet,
  type Property,
  perProcess,
  processIds,
  propertyVocabulary,
  type TemporalProperty,
} from './language/index.js';
import type { CheckOptions } from './options.js';
import { outcomes } from './reduction/recorder.js';
import type { CheckResult } from './result.js';
import {
  checkTemporalNaively,
  declaringBoats,
  exploreNaively,
  fieldsTouched,
  type NaiveResult,
  type RandomModel,
  randomClaimOfRuns,
  randomIndependentModel,
  randomUntimedModel,
  request,
  sourcesOfDeclaringBoats,
  TooManyStates,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 125) / 5);
const HALF = Math.ceil(MODELS / 2);
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
    ['random models', randomUntimedModel(), HALF],
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

/** The instance with what its actions declare put in another way. */
function redeclared(instance: Instance, redeclare: (action: Action) => Action['touches']): Instance {
  return { ...instance, actions: instance.actions.map((action) => ({ ...action, touches: redeclare(action) })) };
}

/** What is declared, without one array among the parts that are read, or written. */
function without(how: 'reads' | 'writes', array: string, { touches }: Action): Action['touches'] {
  if (typeof touches !== 'function') throw new Error('random models declare what each instance touches');
  return (...given: never[]) => {
    const declared = touches(...given);
    return { ...declared, [how]: declared[how]?.filter(([field]) => field !== array) };
  };
}

describe('partial-order reduction by declared sets', () => {
  afterEach(() => {
    damage.done = 'none';
  });

  const declarations = [
    ['just what they touch', randomIndependentModel('parts')],
    ['the whole fields of that', randomIndependentModel('fields')],
    [
      'that, but for every other action',
      randomIndependentModel('parts').map(({ instance, ...rest }) => {
        const half = redeclared(instance, (action) =>
          instance.actions.indexOf(action) % 2 === 0 ? action.touches : undefined,
        );
        return { ...rest, instance: half };
      }),
    ],
  ] as const;
  for (const [what, models] of declarations) {
    it(`preserves what the naive explorer finds, on ${HALF} random models whose actions declare ${what}`, {
      timeout: 3_600_000,
    }, async () => {
      const property = fc.asyncProperty(models, async (random) => {
        const wrong = await contradictionsOf(throughout(random));
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20261126, numRuns: HALF, endOnFailure: true });
    });
  }

  it(`and on ${Math.ceil(MODELS / 4)} with every type of state and every word, whose actions declare the fields to which they turn`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomUntimedModel(), async (random) => {
      const { instance, properties } = throughout(random);
      const expected = naively({ instance, properties });
      fc.pre(expected !== undefined && expected.fault === null);
      const touched = fieldsTouched(instance, MOST_STATES);
      const declaring = redeclared(instance, ({ name }) => {
        const fields = [...(touched.get(name) ?? [])];
        return { reads: fields, writes: fields };
      });
      expect(await contradictionsOf({ instance: declaring, properties })).toEqual([]);
    });
    await fc.assert(property, { seed: 20261127, numRuns: Math.ceil(MODELS / 4), endOnFailure: true });
  });

  for (const how of ['reads', 'writes'] as const) {
    it(`stops where an action ${how} what it does not declare, if it ever does, and only then`, {
      timeout: 3_600_000,
    }, async () => {
      const outcomesSeen = { stopped: 0, went: 0 };
      const property = fc.asyncProperty(randomIndependentModel('parts'), fc.nat(), async (random, which) => {
        const { instance, properties } = throughout(random);
        const expected = naively({ instance, properties });
        fc.pre(expected !== undefined && expected.fault === null);
        const careless = instance.actions[which % instance.actions.length];
        const coverage = expected?.actions.find(({ name }) => name === careless?.name);
        // Each guard begins with a look at a place, and each effect changes one.
        const isDone = how === 'reads' || (coverage?.taken ?? 0) > 0;
        const declaring = redeclared(instance, (action) =>
          action === careless ? without(how, 'place', action) : action.touches,
        );
        for (const search of ['bfs', 'dfs'] as const) {
          const { failure, complete } = await check(declaring, { properties, search, reduce: true });
          outcomesSeen[isDone ? 'stopped' : 'went'] += 1;
          if (isDone) {
            expect(failure).toMatchObject({
              kind: 'model',
              message: expect.stringContaining(`action "${careless?.name}" ${how} `),
            });
            expect(failure?.message).toContain('"place"');
            expect(failure?.trace).not.toBeNull();
          } else expect({ failure, complete }).toEqual({ failure: null, complete: true });
        }
      });
      await fc.assert(property, { seed: 20261128, numRuns: HALF, endOnFailure: true });
      expect(outcomesSeen.stopped).toBeGreaterThan(HALF / 2);
      if (how === 'writes') expect(outcomesSeen.went).toBeGreaterThan(0);
    });
  }

  it('does not learn what is declared', async () => {
    const { instance, properties } = boatsDeclaring('careful');
    const { distinctStates } = await check(instance, { properties, reduce: true });
    const coarse = redeclared(instance, () => ({ reads: ['mark', 'isTied'], writes: ['mark', 'isTied'] }));
    const all = await check(coarse, { properties, reduce: true });
    const learnt = await check(
      redeclared(instance, () => undefined),
      { properties, reduce: true },
    );
    expect([distinctStates, learnt.distinctStates, all.distinctStates]).toEqual([26, 26, 9 ** 3 + 1]);
  });

  it('takes no more for implied than the message that an instance receives', async () => {
    const { instance } = mailed(4);
    const properties = { 'deadlock-free': deadlockFree() };
    const { distinctStates } = await check(instance, { properties, reduce: true });
    const all = await check(instance, { properties });
    expect([distinctStates, all.distinctStates]).toEqual([5, 2 ** 4]);
  });

  it('finds the same however many workers explore, of what is declared and of what is forgotten', async () => {
    for (const variant of ['careful', 'careless'] as const) {
      const { instance, properties } = boatsDeclaring(variant);
      const found = async (workers: number) => {
        const {
          failure,
          distinctStates,
          properties: results,
        } = await check(instance, {
          properties,
          workers,
          whileWorkersStart: 'wait',
          sources: sourcesOfDeclaringBoats,
          reduce: true,
        });
        return failure === null ? { distinctStates, results } : { failure };
      };
      const alone = await found(1);
      if (variant === 'careless') {
        expect(alone.failure?.message).toBe(
          'model "declaring-boats", variant "careless", action "tie up" writes "isTied", which it does not declare: name it in the "writes" of its "touches", or leave "touches" out and it is learnt',
        );
        expect(alone.failure?.trace?.steps).toHaveLength(24);
      }
      for (const workers of [2, 3]) expect(await found(workers)).toEqual(alone);
    }
  });
});

/** Everybody has a letter, and takes it. */
function mailed(people: number): Case {
  const person = integer({ min: 0, max: people - 1 });
  const model = defineModel({
    name: 'mailed',
    state: () => ({ bag: messageBag({ Letter: { to: person } }), has: array(person, boolean()) }),
    initial: ({ action }) => [
      action('post', {
        then: (s) => {
          for (let to = 0; to < people; to++) s.bag.send('Letter', { to });
        },
      }),
    ],
    actions: ({ receive }) => [
      receive('take', 'bag', 'Letter', {
        touches: ({ to }) => ({ writes: [['has', to]] }),
        then: (s, { to }) => s.has.set(to, true),
      }),
    ],
    final: () => (s) => s.has.every((it) => it),
  });
  return { instance: model.instantiate(), properties: {} };
}

function boatsDeclaring(variant: string): Case {
  const instance = declaringBoats().instantiate({ variant });
  return { instance, properties: instance.properties };
}

const two = integer({ min: 0, max: 1 });

const post = defineSystem({
  processes: () => ({ node: processIds(2) }),
  state: ({ node }) => ({
    isRead: boolean(),
    seen: array(two, boolean()),
    bag: messageBag({ Letter: { to: two }, Bill: {} }),
    notes: messageSet({ Note: { to: two } }),
    wires: channels(node, { Call: {} }, { capacity: 2 }),
    heard: perProcess(node, boolean()),
    losses: budget(1),
  }),
});

describe('what the word of an action implies is not declared, what its functions do is', () => {
  type PostLanguage = LanguageOf<typeof post>;
  const busy = ({ node, action }: PostLanguage) => [
    action('write', {
      each: two,
      when: (s, to) => !s.bag.has('Letter', { to }),
      then: (s, to) => s.bag.send('Letter', { to }),
    }),
    action('note', { each: two, then: (s, to) => s.notes.send('Note', { to }) }),
    action('call', {
      each: { from: node, to: node },
      when: (s, { from, to }) => from !== to && s.wires.length(from, to) === 0 && !s.heard.at(to),
      then: (s, { from, to }) => s.wires.send(from, to, 'Call'),
    }),
  ];
  const random = (make: (language: PostLanguage) => Action): Case => {
    const model = defineModel({
      ...post,
      name: 'post',
      actions: (language) => [...busy(language), make(language) as Action<ReturnType<typeof post.state>>],
    });
    return throughout({ instance: model.instantiate(), properties: {} });
  };

  const right: readonly (readonly [what: string, make: (language: PostLanguage) => Action])[] = [
    [
      'a message that is taken out of a bag',
      ({ receive }) => receive('take', 'bag', 'Letter', { touches: {}, then: () => {} }),
    ],
    [
      'a message that is known to a set',
      ({ receive }) =>
        receive('read', 'notes', 'Note', {
          touches: ({ to }) => ({ writes: [['seen', to]] }),
          then: (s, { to }) => s.seen.set(to, true),
        }),
    ],
    [
      'the head of a channel',
      ({ receive }) =>
        receive('hear', 'wires', 'Call', {
          touches: ({ to }) => ({ writes: [['heard', to]] }),
          then: (s, { to }) => s.heard.set(to, true),
        }),
    ],
    [
      'what is spent of a budget',
      ({ fault }) =>
        fault('lose', {
          spends: 'losses',
          each: two,
          touches: { reads: ['bag'], writes: ['bag'] },
          when: (s, to) => s.bag.has('Letter', { to }),
          then: (s, to) => s.bag.lose('Letter', { to }),
        }),
    ],
    [
      'a forged message',
      ({ forgery }) =>
        forgery('forge', 'bag', 'Letter', {
          touches: ({ to }) => ({ reads: [['seen', to]], writes: [['seen', to]] }),
          when: (s, { to }) => !s.seen.at(to),
          then: (s, { to }) => s.seen.set(to, true),
        }),
    ],
  ];
  for (const [what, make] of right) {
    it(what, async () => {
      expect(await contradictionsOf(random(make))).toEqual([]);
    });
  }

  const wrong: readonly (readonly [what: string, make: (language: PostLanguage) => Action, sentence: string])[] = [
    [
      'a message that is sent where one is received',
      ({ receive }) =>
        receive('answer', 'bag', 'Letter', { touches: {}, then: (s, { to }) => s.notes.send('Note', { to }) }),
      'action "answer" writes "notes", which it does not declare: name it in the "writes"',
    ],
    [
      'a message that is sent back into the bag',
      ({ receive }) =>
        receive('return', 'bag', 'Letter', { touches: { reads: ['bag'] }, then: (s, m) => s.bag.send('Letter', m) }),
      'action "return" writes "bag", which',
    ],
    [
      'what a bag holds already when a message is sent into it',
      ({ action }) =>
        action('bill', {
          touches: { reads: ['isRead'], writes: ['bag', 'isRead'] },
          when: (s) => !s.isRead,
          then: (s) => {
            s.isRead = true;
            s.bag.send('Bill');
          },
        }),
      'action "bill" reads "bag", which it does not declare: name it in the "reads"',
    ],
    [
      'a look at the network from which is received',
      ({ receive }) => receive('take', 'bag', 'Letter', { touches: {}, when: (s) => !s.bag.isEmpty, then: () => {} }),
      'action "take" reads "bag", which',
    ],
    [
      'a look at the budget that is spent',
      ({ fault }) => fault('lose', { spends: 'losses', touches: {}, when: (s) => s.losses.left > 0, then: () => {} }),
      'action "lose" reads "losses", which',
    ],
    [
      'an element of an array of which another one is declared',
      ({ receive }) =>
        receive('read', 'notes', 'Note', {
          touches: ({ to }) => ({ writes: [['seen', 1 - to]] }),
          then: (s, { to }) => s.seen.set(to, true),
        }),
      'action "read" writes an element of "seen" that it does not declare: name it in the "writes"',
    ],
    [
      'a field that is read in order to be changed',
      ({ action }) =>
        action('turn', {
          touches: { writes: ['isRead'] },
          then: (s) => {
            s.isRead = !s.isRead;
          },
        }),
      'action "turn" reads "isRead", which',
    ],
  ];
  for (const [what, make, sentence] of wrong) {
    it(`nor without a declaration: ${what}`, async () => {
      const { instance, properties } = random(make);
      const { failure } = await check(instance, { properties, reduce: true });
      expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining(sentence) });
      const withoutReduction = await check(instance, { properties });
      expect(withoutReduction.failure).toBeNull();
    });
  }

  it('nor does it go unseen that an instance declares a part that there is not', async () => {
    const { instance, properties } = random(({ action }) =>
      action('see', {
        each: two,
        touches: (at) => ({ writes: [['seen', at + 1]] }),
        then: (s, at) => s.seen.set(at, true),
      }),
    );
    await expect(check(instance, { properties, reduce: true })).rejects.toThrow(
      'model "post", action "see" declares that it touches the element 2 of "seen", whose index is an integer from 0 to 1',
    );
  });

  it('nor that a function declares nothing, or throws', async () => {
    const declaring = (touches: () => object) =>
      random(({ action }) => action('see', { each: two, touches, then: () => {} }));
    const reduced = (touches: () => object) => {
      const { instance, properties } = declaring(touches);
      return check(instance, { properties, reduce: true });
    };
    await expect(reduced((() => {}) as never)).rejects.toThrow(
      'model "post", action "see": "touches" is { reads: […], writes: […] }',
    );
    await expect(
      reduced(() => {
        throw new Error('no such part');
      }),
    ).rejects.toThrow(new UsageError('model "post", action "see": its "touches" throws: no such part'));
  });
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
