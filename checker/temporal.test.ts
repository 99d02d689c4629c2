import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import {
  type AssumedFairness,
  alwaysEventually,
  boolean,
  budget,
  defineModel,
  eventually,
  eventuallyAlways,
  type Formula,
  type FormulaVocabulary,
  type Instance,
  integer,
  leadsTo,
  messageBag,
  oneOf,
  type Property,
  perProcess,
  processIds,
  temporal,
} from './language/index.js';
import type { FairnessEvidence, Trace } from './result.js';
import { asTemporal, checkTemporalNaively, type NaiveEnding } from './testing/index.js';
import { replay } from './trace/index.js';

/** What is asked. */
interface Question {
  readonly of: Instance;
  readonly is: Property | undefined;
  readonly under?: AssumedFairness;
}

/** What is known to be the answer. */
interface Answer {
  readonly verdict: 'holds' | 'violated';
  /** How the runs that violate it go on for ever. */
  readonly endings?: readonly NaiveEnding[];
  /** After how many steps each counterexample stops, or how many steps each cycle has; where it is unique. */
  readonly steps?: number;
  /** What the counterexample's fairness says, among other things. */
  readonly because?: readonly Partial<FairnessEvidence>[];
  /** The premise of a `leadsTo` is true in so many states. */
  readonly cases?: number;
}

const holds: Answer = { verdict: 'holds' };
const isViolated: Answer = { verdict: 'violated' };
const stops = (steps?: number): Answer => ({
  verdict: 'violated',
  endings: ['stops'],
  ...(steps === undefined ? {} : { steps }),
});
const cycles = (steps?: number, ...because: readonly Partial<FairnessEvidence>[]): Answer => ({
  verdict: 'violated',
  endings: ['cycles'],
  because,
  ...(steps === undefined ? {} : { steps }),
});

/** Puts a question to the naive checker and to the engine. */
function expectThat(sentence: string, { of: instance, is, under = 'declared' }: Question, answer: Answer): void {
  describe(sentence, () => {
    it('says the naive checker', () => {
      const result = checkTemporalNaively(instance, asTemporal(is), { fairness: under });
      expect(result.verdict).toBe(answer.verdict);
      if (answer.endings !== undefined) expect([...result.endings]).toEqual(answer.endings);
      if (answer.cases !== undefined) expect(result.cases).toBe(answer.cases);
    });

    it('says the engine', async () => {
      const result = await check(instance, { properties: { it: asTemporal(is) }, fairness: under });
      expect(result.failure).toBeNull();
      expect(result.fairness).toBe(under);
      const [property] = result.properties;
      expect(property?.verdict).toBe(answer.verdict);
      if (answer.cases !== undefined) {
        expect(property).toMatchObject({ cases: answer.cases, vacuous: answer.cases === 0 });
      }
      if (answer.verdict === 'holds') expect(property?.trace).toBeUndefined();
      else expectLasso(instance, property?.trace, answer);
    });
  });
}

function expectLasso(instance: Instance, trace: Trace | undefined, { endings, steps, because = [] }: Answer): void {
  if (trace === undefined || trace.loop === null)
    throw new Error('a violated property has a trace that goes on for ever');
  expect(replay(instance, trace)).toEqual({ ok: true });
  const { start, fairness } = trace.loop;
  const round = trace.steps.length - start;
  if (endings !== undefined) expect(endings).toContain(round === 0 ? 'stops' : 'cycles');
  if (steps !== undefined) expect(round === 0 ? trace.steps.length : round).toBe(steps);
  expect(stateAfter(trace, start)).toEqual(stateAfter(trace, trace.steps.length));
  expect(fairness).toEqual(expect.arrayContaining(because.map((each) => expect.objectContaining(each))));
}

function stateAfter({ initial, steps }: Trace, count: number) {
  return count === 0 ? initial : steps[count - 1]?.state;
}

interface Place {
  readonly at: number;
}

const at = (place: number) => (state: Place) => state.at === place;

/** 0 → 1 → 2 → 3, where it is right to end. */
const line = defineModel({
  name: 'line',
  state: () => ({ at: integer({ min: 0, max: 3 }) }),
  actions: ({ action }) => [
    action('step', {
      fair: 'weak',
      when: (s) => s.at < 3,
      then: (s) => {
        s.at += 1;
      },
    }),
  ],
  final: () => (s) => s.at === 3,
}).instantiate();

/** 0 → 1 → 2 → 0 … */
const ring = defineModel({
  name: 'ring',
  state: () => ({ at: integer({ min: 0, max: 2 }) }),
  actions: ({ action }) => [
    action('pass', {
      fair: 'weak',
      then: (s) => {
        s.at = (s.at + 1) % 3;
      },
    }),
  ],
}).instantiate();

describe('on the one run 0, 1, 2, 3, 3, 3, … that is fair', () => {
  const words = (formula: (words: FormulaVocabulary<Place>, at: (place: number) => Formula<Place>) => Formula<Place>) =>
    temporal<Place>('it', (all) => formula(all, (place) => all.now(`at ${place}`, (state) => state.at === place)));
  const formulas: readonly (readonly [sentence: string, Answer, Property<Place>])[] = [
    ['now is the first state', holds, words((_, on) => on(0))],
    ['now is no later state', stops(3), words((_, on) => on(1))],
    ['a negation is true where its part is not', holds, words(({ not }, on) => not(on(1)))],
    ['and needs each part', stops(3), words(({ and }, on) => and(on(0), on(1)))],
    ['and of nothing is true', holds, words(({ and }) => and())],
    ['or needs one part', holds, words(({ or }, on) => or(on(1), on(0)))],
    ['or of nothing is false', stops(3), words(({ or }) => or())],
    ['an implication is true where the premise is not', holds, words(({ implies }, on) => implies(on(1), on(2)))],
    ['an implication needs the conclusion', stops(3), words(({ implies }, on) => implies(on(0), on(2)))],
    ['next is after the next step', holds, words(({ next }, on) => next(on(1)))],
    ['next is not now', stops(3), words(({ next }, on) => next(on(0)))],
    ['next of next is two steps on', holds, words(({ next }, on) => next(next(on(2))))],
    [
      'next is the same state where the run has stopped',
      holds,
      words(({ next, always, implies }, on) => always(implies(on(3), next(on(3))))),
    ],
    [
      'next is another state while the run goes on',
      holds,
      words(({ next, always, implies }, on) => always(implies(on(2), next(on(3))))),
    ],
    ['eventually looks at every later state', holds, words(({ eventually: later }, on) => later(on(3)))],
    ['eventually looks at the state now', holds, words(({ eventually: later }, on) => later(on(0)))],
    ['eventually does not look back', stops(3), words(({ eventually: later, next }, on) => next(later(on(0))))],
    ['always needs every state', stops(3), words(({ always, not }, on) => always(not(on(3))))],
    [
      'always is true of what is everywhere',
      holds,
      words(({ always, or }, on) => always(or(on(0), on(1), on(2), on(3)))),
    ],
    ['until: the left up to the right', holds, words(({ until, or }, on) => until(or(on(0), on(1)), on(2)))],
    ['until: the right may be now', holds, words(({ until }, on) => until(on(3), on(0)))],
    ['until: the left must not have a gap', stops(3), words(({ until }, on) => until(on(0), on(2)))],
    ['until: the right must come', stops(3), words(({ until, and, or }) => until(and(), or()))],
    ['weak until: the right need not come', holds, words(({ weakUntil, and, or }) => weakUntil(and(), or()))],
    ['weak until: the left must not have a gap', stops(3), words(({ weakUntil }, on) => weakUntil(on(0), on(2)))],
    ['weak until: the right may be now', holds, words(({ weakUntil, or }, on) => weakUntil(or(), on(0)))],
    [
      'release: the right up to and including the left',
      holds,
      words(({ release, not }, on) => release(on(2), not(on(3)))),
    ],
    [
      'release: the right is needed where the left is',
      stops(3),
      words(({ release, not }, on) => release(on(3), not(on(3)))),
    ],
    ['release: the left need not come', holds, words(({ release, and, or }) => release(or(), and()))],
    ['again and again is true of the last state', holds, alwaysEventually<Place>('it', at(3))],
    ['again and again is false of one passed through', stops(3), alwaysEventually<Place>('it', at(2))],
    ['for good is true of the last state', holds, eventuallyAlways<Place>('it', at(3))],
    ['for good is false of one passed through', stops(3), eventuallyAlways<Place>('it', at(2))],
    ['leads to, with one state where the premise is true', { ...holds, cases: 1 }, leadsTo<Place>('it', at(1), at(3))],
    ['leads to, at once', { ...holds, cases: 1 }, leadsTo<Place>('it', at(1), at(1))],
    ['leads to, but not backwards', { ...stops(3), cases: 1 }, leadsTo<Place>('it', at(2), at(1))],
    ['leads to, vacuously', { ...holds, cases: 0 }, leadsTo<Place>('it', at(9), at(1))],
  ];
  for (const [sentence, answer, is] of formulas) expectThat(sentence, { of: line, is }, answer);
});

describe('on the one run 0, 1, 2, 0, … that is fair', () => {
  const taken = { action: 'pass', fairness: 'weak', because: 'taken' } as const;
  expectThat('each place comes again and again', { of: ring, is: alwaysEventually<Place>('it', at(1)) }, holds);
  expectThat('none comes for good', { of: ring, is: eventuallyAlways<Place>('it', at(1)) }, cycles(3, taken));
  expectThat('each leads to the next', { of: ring, is: leadsTo<Place>('it', at(2), at(1)) }, { ...holds, cases: 1 });
  const alternates = temporal<Place>('it', ({ now, next, always, implies }) =>
    always(implies(now('0', at(0)), next(next(next(now('0', at(0))))))),
  );
  expectThat('the same place is three steps on', { of: ring, is: alternates }, holds);
  const twoOn = temporal<Place>('it', ({ now, next, always, implies }) =>
    always(implies(now('0', at(0)), next(next(now('0', at(0)))))),
  );
  expectThat('and not two', { of: ring, is: twoOn }, cycles(3, taken));
});

describe('without fairness a run may stop anywhere', () => {
  const under = 'none';
  expectThat('so nothing is sure to come', { of: line, is: eventually<Place>('it', at(3)), under }, stops());
  expectThat('not even the next step', { of: line, is: nextIs(1), under }, stops(0));
  expectThat('nor is it sure to stay', { of: line, is: nextIs(0), under }, stops());
  const either = temporal<Place>('it', ({ now, next, or }) => or(next(now('0', at(0))), next(now('1', at(1)))));
  expectThat('but there is no other way', { of: line, is: either, under }, holds);
  const skips = temporal<Place>('it', ({ now, next, always, implies }) =>
    always(implies(now('1', at(1)), next(now('1 or 2', ({ at }) => at === 1 || at === 2)))),
  );
  expectThat('and no step is left out', { of: line, is: skips, under }, holds);
  expectThat('in a ring, too', { of: ring, is: alwaysEventually<Place>('it', at(0)), under }, isViolated);

  function nextIs(place: number) {
    return temporal<Place>('it', ({ now, next }) => next(now('it', at(place))));
  }
});

describe('every initial state counts', () => {
  const down = defineModel({
    name: 'down',
    state: () => ({ at: integer({ min: 0, max: 5 }) }),
    initial: ({ action }) => [
      action('begin', {
        each: integer({ min: 3, max: 5 }),
        then: (s, place) => {
          s.at = place;
        },
      }),
    ],
    actions: ({ timer }) => [
      timer('tick', {
        when: (s) => s.at > 0,
        then: (s) => {
          s.at -= 1;
        },
      }),
    ],
  }).instantiate();
  const passes4 = eventually<Place>('it', at(4));
  expectThat('one from which it is violated is enough', { of: down, is: passes4, under: 'weak' }, stops(3));
  const reaches0 = eventually<Place>('it', at(0));
  expectThat('a timer is as fair as all are said to be', { of: down, is: reaches0, under: 'weak' }, holds);
  expectThat('and not fair where it declares nothing', { of: down, is: reaches0 }, stops());
});

/** Two clients and a semaphore: entering is weakly or strongly fair, to each client or as a whole. */
const semaphore = (fair: 'weak' | 'strong', fairFor: 'each' | 'all' = 'each') =>
  defineModel({
    name: 'semaphore',
    processes: () => ({ client: processIds(2) }),
    state: ({ client }) => ({ inside: perProcess(client, boolean()) }),
    actions: ({ client, action }) => [
      action('enter', {
        each: client,
        fair,
        fairFor,
        when: (s) => !s.inside.some((inside) => inside),
        then: (s, c) => s.inside.set(c, true),
      }),
      action('leave', {
        each: client,
        fair: 'weak',
        when: (s, c) => s.inside.at(c),
        then: (s, c) => s.inside.set(c, false),
      }),
    ],
    properties: ({ client, eventually, alwaysEventually }) => ({
      first: eventually('client1 enters', (s) => s.inside.at(client.valueAt(0))),
      second: eventually('client2 enters', (s) => s.inside.at(client.valueAt(1))),
      again: alwaysEventually('client2 enters again and again', (s) => s.inside.at(client.valueAt(1))),
      somebody: alwaysEventually('somebody enters again and again', (s) => s.inside.some((inside) => inside)),
      nobody: alwaysEventually('nobody is inside again and again', (s) => !s.inside.some((inside) => inside)),
    }),
  }).instantiate();

describe('two clients and a semaphore', () => {
  const weak = semaphore('weak');
  const strong = semaphore('strong');
  const asAWhole = semaphore('strong', 'all');
  const enters = (client: string, because: FairnessEvidence['because'], fairness: 'weak' | 'strong') =>
    ({ action: 'enter', arguments: { client }, fairness, because }) as const;
  const starves = [enters('client2', 'disabled', 'weak'), enters('client1', 'taken', 'weak')];
  expectThat('weakly fair, one can starve', { of: weak, is: weak.properties.second }, cycles(2, ...starves));
  expectThat('and so can the other', { of: weak, is: weak.properties.first }, cycles(2));
  expectThat('weakly fair, it is not idle', { of: weak, is: weak.properties.somebody }, holds);
  expectThat('nor blocked', { of: weak, is: weak.properties.nobody }, holds);
  expectThat('strongly fair, none starves', { of: strong, is: strong.properties.second }, holds);
  expectThat('ever', { of: strong, is: strong.properties.again }, holds);
  const whole = { action: 'enter', arguments: null, fairness: 'strong', because: 'taken' } as const;
  expectThat('strongly fair as a whole, one can', { of: asAWhole, is: asAWhole.properties.second }, cycles(2, whole));
  expectThat('all weakly fair, one can', { of: strong, is: strong.properties.second, under: 'weak' }, cycles(2));
  expectThat('all strongly fair, none', { of: weak, is: weak.properties.again, under: 'strong' }, holds);
  expectThat(
    'without fairness all may stop',
    { of: strong, is: strong.properties.somebody, under: 'none' },
    isViolated,
  );
});

describe('two lamps, each with a switch', () => {
  const lamps = (fairFor: 'each' | 'all') =>
    defineModel({
      name: 'lamps',
      processes: () => ({ lamp: processIds(2) }),
      state: ({ lamp }) => ({ on: perProcess(lamp, boolean()) }),
      actions: ({ lamp, action }) => [
        action('flip', { each: lamp, fair: 'weak', fairFor, then: (s, i) => s.on.set(i, !s.on.at(i)) }),
      ],
      properties: ({ lamp, eventually, eventuallyAlways }) => ({
        lit: eventually('the second is lit', (s) => s.on.at(lamp.valueAt(1))),
        dark: eventuallyAlways('all is dark for good', (s) => !s.on.some((on) => on)),
      }),
    }).instantiate();
  const each = lamps('each');
  const all = lamps('all');
  expectThat('fair for each, each is flipped', { of: each, is: each.properties.lit }, holds);
  const whole = { action: 'flip', arguments: null, fairness: 'weak', because: 'taken' } as const;
  expectThat('fair for all of them, one is enough', { of: all, is: all.properties.lit }, cycles(2, whole));
  expectThat(
    'but one there must be',
    { of: all, is: all.properties.dark },
    { verdict: 'violated', endings: ['cycles'] },
  );
});

describe('a token ring', () => {
  const tokenRing = (mayKeep: boolean) =>
    defineModel({
      name: 'token-ring',
      processes: () => ({ station: processIds(3) }),
      state: ({ station }) => ({ holder: station, isBusy: boolean() }),
      actions: ({ station, action }) => [
        action('begin', {
          when: (s) => !s.isBusy,
          then: (s) => {
            s.isBusy = true;
          },
        }),
        action('finish', {
          fair: 'weak',
          when: (s) => s.isBusy,
          then: (s) => {
            s.isBusy = false;
          },
        }),
        action('pass', {
          each: station,
          fair: 'weak',
          when: (s, i) => s.holder === i && (!mayKeep || !s.isBusy),
          then: (s, i) => {
            s.holder = station.valueAt((i + 1) % 3);
            s.isBusy = false;
          },
        }),
      ],
      properties: ({ station, leadsTo }) => ({
        goesRound: leadsTo(
          'the token goes round',
          (s) => s.holder === station.valueAt(0),
          (s) => s.holder === station.valueAt(2),
        ),
      }),
    }).instantiate();
  const prompt = tokenRing(false);
  const slow = tokenRing(true);
  expectThat(
    'goes round where it can always be passed',
    { of: prompt, is: prompt.properties.goesRound },
    { ...holds, cases: 2 },
  );
  expectThat(
    'may stay where the holder is busy again and again',
    { of: slow, is: slow.properties.goesRound },
    cycles(2, { action: 'pass', fairness: 'weak', because: 'disabled' }, { action: 'finish', because: 'taken' }),
  );
  expectThat(
    'but not under strong fairness',
    { of: slow, is: slow.properties.goesRound, under: 'strong' },
    {
      ...holds,
      cases: 2,
    },
  );
});

describe('a lossy channel with retransmission', () => {
  const channel = (losses: 'endless' | 'two') =>
    defineModel({
      name: 'lossy-channel',
      state: () => ({ network: messageBag({ Data: {} }), isDelivered: boolean(), losses: budget(2) }),
      actions: ({ action, fault, receive, loss }) => [
        action('send', {
          fair: 'weak',
          when: (s) => !s.isDelivered && !s.network.has('Data'),
          then: (s) => s.network.send('Data'),
        }),
        receive('deliver', 'network', 'Data', {
          fair: 'strong',
          then: (s) => {
            s.isDelivered = true;
          },
        }),
        losses === 'two'
          ? loss('lose', 'network', { spends: 'losses' })
          : fault('lose', { when: (s) => s.network.has('Data'), then: (s) => s.network.lose('Data') }),
      ],
      properties: ({ eventually }) => ({ delivered: eventually('the data is delivered', (s) => s.isDelivered) }),
    }).instantiate();
  const endless = channel('endless');
  const two = channel('two');
  const { delivered } = endless.properties;
  expectThat('delivers where receiving is strongly fair', { of: endless, is: delivered }, holds);
  expectThat(
    'need not where it is weakly fair',
    { of: endless, is: delivered, under: 'weak' },
    cycles(2, { action: 'send', because: 'taken' }, { action: 'deliver', fairness: 'weak', because: 'disabled' }),
  );
  expectThat('delivers, weakly fair, if losses end', { of: two, is: two.properties.delivered, under: 'weak' }, holds);
  expectThat('need not send without fairness', { of: two, is: two.properties.delivered, under: 'none' }, stops());
});

describe('a fault', () => {
  const bulb = defineModel({
    name: 'bulb',
    state: () => ({ isBroken: boolean() }),
    actions: ({ fault }) => [
      fault('burn out', {
        when: (s) => !s.isBroken,
        then: (s) => {
          s.isBroken = true;
        },
      }),
    ],
    properties: ({ eventually, eventuallyAlways, temporal }) => ({
      breaks: eventually('it breaks', (s) => s.isBroken),
      lasts: temporal('it never breaks', ({ always, now }) => always(now('intact', (s) => !s.isBroken))),
      settles: eventuallyAlways('it is intact for good', (s) => !s.isBroken),
    }),
  }).instantiate();
  const { breaks, lasts, settles } = bulb.properties;
  for (const under of ['declared', 'none', 'weak', 'strong'] as const) {
    expectThat(`need not happen, fairness ${under}`, { of: bulb, is: breaks, under }, stops(0));
    expectThat(`may happen, fairness ${under}`, { of: bulb, is: lasts, under }, stops(1));
    expectThat(`and be for good, fairness ${under}`, { of: bulb, is: settles, under }, stops(1));
  }
});

describe('a repair', () => {
  interface Server {
    readonly isUp: boolean;
  }
  const server = (crashes: number) =>
    defineModel({
      name: 'server',
      state: () => ({ isUp: boolean({ default: true }), crashes: budget(crashes), doors: integer({ min: 0, max: 1 }) }),
      actions: ({ fault, repair, action }) => [
        fault('crash', {
          spends: 'crashes',
          when: (s) => s.isUp,
          then: (s) => {
            s.isUp = false;
          },
        }),
        repair('restart', {
          when: (s) => !s.isUp && s.doors === 0,
          then: (s) => {
            s.isUp = true;
          },
        }),
        action('swing the door', {
          fair: 'weak',
          when: (s) => !s.isUp,
          then: (s) => {
            s.doors = 1 - s.doors;
          },
        }),
      ],
    }).instantiate();
  const one = server(1);
  const comesBack = (repairs?: 'weak' | 'strong') =>
    leadsTo<Server>(
      'it comes back',
      (s) => !s.isUp,
      (s) => s.isUp,
      repairs === undefined ? {} : { repairs },
    );
  expectThat('is not assumed to happen', { of: one, is: comesBack() }, { ...cycles(2), cases: 2 });
  expectThat('whatever is assumed of the protocol', { of: one, is: comesBack(), under: 'strong' }, cycles(2));
  expectThat(
    'is weakly fair where the property says so, and then must not be blocked again and again',
    { of: one, is: comesBack('weak') },
    cycles(2, { action: 'restart', fairness: 'weak', because: 'disabled' }),
  );
  expectThat(
    'is strongly fair where the property says so',
    { of: one, is: comesBack('strong') },
    { ...holds, cases: 2 },
  );
  expectThat('also where all else is weakly fair', { of: one, is: comesBack('strong'), under: 'weak' }, holds);
  expectThat('but not where nothing is fair', { of: one, is: comesBack('strong'), under: 'none' }, isViolated);
});

describe('deadlocked and final states', () => {
  const fork = defineModel({
    name: 'fork',
    state: () => ({ at: oneOf('start', 'end', 'trap') }),
    actions: ({ action }) => [
      action('go', {
        fair: 'strong',
        choose: oneOf('end', 'trap'),
        when: (s) => s.at === 'start',
        then: (s, where) => {
          s.at = where;
        },
      }),
    ],
    final: () => (s) => s.at === 'end',
    properties: ({ eventually, eventuallyAlways, temporal }) => ({
      leaves: eventuallyAlways('it leaves', (s) => s.at !== 'start'),
      ends: eventually('it ends well', (s) => s.at === 'end'),
      fails: eventually('it ends badly', (s) => s.at === 'trap'),
      stays: temporal('it stays', ({ now, next, always, implies }) => {
        const gone = now('gone', (s) => s.at !== 'start');
        return always(implies(gone, next(gone)));
      }),
    }),
  }).instantiate();
  const { leaves, ends, fails, stays } = fork.properties;
  expectThat('are where a run stops', { of: fork, is: leaves }, holds);
  expectThat('for ever', { of: fork, is: stays }, holds);
  expectThat('in a deadlock', { of: fork, is: ends }, stops(1));
  expectThat('in a final state', { of: fork, is: fails }, stops(1));
});

describe('what an effect chooses', () => {
  const die = defineModel({
    name: 'die',
    state: () => ({ face: integer({ min: 1, max: 3 }) }),
    actions: ({ action }) => [
      action('roll', {
        fair: 'strong',
        choose: integer({ min: 1, max: 3 }),
        then: (s, face) => {
          s.face = face;
        },
      }),
    ],
    properties: ({ eventually, alwaysEventually }) => ({
      three: eventually('a three', (s) => s.face === 3),
      another: alwaysEventually('no one', (s) => s.face !== 1),
    }),
  }).instantiate();
  const rolled = { action: 'roll', fairness: 'strong', because: 'taken' } as const;
  expectThat('is nothing to be fair to', { of: die, is: die.properties.three }, cycles(2, rolled));
  expectThat('but a roll that changes nothing is no step', { of: die, is: die.properties.another }, holds);
});

describe('an action that changes nothing', () => {
  const poll = (isWorkFair: boolean) =>
    defineModel({
      name: 'poll',
      state: () => ({ at: integer({ min: 0, max: 1 }) }),
      actions: ({ action }) => [
        action('poll', { fair: 'strong', then: () => {} }),
        action('work', {
          ...(isWorkFair ? { fair: 'weak' } : {}),
          when: (s) => s.at === 0,
          then: (s) => {
            s.at = 1;
          },
        }),
      ],
    }).instantiate();
  const done = eventually<Place>('it', at(1));
  const nextStep = temporal<Place>('it', ({ now, next }) => next(now('1', at(1))));
  expectThat('does not keep a run going', { of: poll(false), is: done }, stops(0));
  expectThat('is no way to put off what is fair', { of: poll(true), is: done }, holds);
  expectThat('and is not the next step', { of: poll(true), is: nextStep }, holds);
});

describe('a step that two actions can make', () => {
  const twice = defineModel({
    name: 'twice',
    state: () => ({ at: integer({ min: 0, max: 1 }) }),
    actions: ({ action }) => [
      action('up', { fair: 'weak', when: (s) => s.at === 0, then: up }),
      action('lift', { fair: 'strong', when: (s) => s.at === 0, then: up }),
      action('down', {
        fair: 'weak',
        when: (s) => s.at === 1,
        then: (s) => {
          s.at = 0;
        },
      }),
    ],
  }).instantiate();
  const never = eventually<Place>('it', at(9));
  const takenBoth = [
    { action: 'up', because: 'taken' },
    { action: 'lift', because: 'taken' },
  ] as const;
  expectThat('counts as taking both', { of: twice, is: never }, cycles(2, ...takenBoth));

  function up(state: { at: number }): void {
    state.at = 1;
  }
});

describe('strong fairness that rules out a part of where a run could go round', () => {
  /** 0 ↔ 1 ↔ 2 → 3: the exit is at 2. */
  const corridor = (fairRight: 'as a whole' | 'at each place') =>
    defineModel({
      name: 'corridor',
      state: () => ({ at: integer({ min: 0, max: 3 }) }),
      actions: ({ action }) => [
        action('right', {
          each: integer({ min: 0, max: 1 }),
          fair: 'strong',
          fairFor: fairRight === 'as a whole' ? 'all' : 'each',
          when: (s, place) => s.at === place,
          then: (s, place) => {
            s.at = place + 1;
          },
        }),
        action('left', {
          fair: 'weak',
          when: (s) => s.at === 1 || s.at === 2,
          then: (s) => {
            s.at -= 1;
          },
        }),
        action('exit', {
          fair: 'strong',
          when: (s) => s.at === 2,
          then: (s) => {
            s.at = 3;
          },
        }),
      ],
    }).instantiate();
  const exits = eventually<Place>('it exits', at(3));
  expectThat(
    'leaves the rest of it',
    { of: corridor('as a whole'), is: exits },
    cycles(2, { action: 'exit', because: 'never enabled' }, { action: 'right', arguments: null, because: 'taken' }),
  );
  expectThat('and may rule out that, too', { of: corridor('at each place'), is: exits }, holds);
  expectThat(
    'where weak fairness rules out nothing',
    { of: corridor('at each place'), is: exits, under: 'weak' },
    cycles(),
  );
});
