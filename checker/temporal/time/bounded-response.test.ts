import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../check.js';
import {
  always,
  type BoundedResponse,
  boolean,
  budget,
  countdown,
  defineModel,
  type Instance,
  type Property,
  perProcess,
  processIds,
  within,
} from '../../language/index.js';
import type { CheckOptions } from '../../options.js';
import { PlainModel } from '../../plain/index.js';
import type { PropertyResult, Snapshot, Trace } from '../../result.js';
import {
  boundedResponse,
  decideWithinNaively,
  type Request,
  randomBoundedResponse,
  randomTimedModel,
  request,
  sabotaged,
  timedInstance,
} from '../../testing/index.js';
import { replay } from '../../trace/index.js';

/** `npm run test:thorough` sets more. */
const CASES = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 250);

/** What is known to be the answer. */
interface Answer {
  readonly verdict: 'holds' | 'violated';
  /** In how many states the premise is true. */
  readonly cases?: number;
  /** How much time passes without the conclusion in the counterexample, `Infinity` if it stops. */
  readonly passed?: number;
  readonly states?: number;
}

const holds: Answer = { verdict: 'holds' };
const takes = (passed: number): Answer => ({ verdict: 'violated', passed });
const takesForEver = takes(Number.POSITIVE_INFINITY);

function asBound(property: Property): BoundedResponse {
  if (property.form !== 'within') throw new Error('not a bound of time');
  return property;
}

/** Puts a bound of time to the naive checker and to the engine. */
function expectThat(sentence: string, instance: Instance, property: Property, answer: Answer): void {
  describe(sentence, () => {
    it('says the naive checker', () => {
      const { passed, states, ...expected } = answer;
      expect(decideWithinNaively(instance, asBound(property))).toMatchObject(expected);
    });

    it('says the engine', () => expectOfEngine(instance, property, answer));
  });
}

async function expectOfEngine(
  instance: Instance,
  property: Property,
  { verdict, cases, passed, states }: Answer,
  options: Omit<CheckOptions, 'properties'> = {},
): Promise<PropertyResult> {
  const { failure, distinctStates, properties } = await check(instance, { properties: { it: property }, ...options });
  expect(failure).toBeNull();
  const [result] = properties;
  if (result === undefined) throw new Error('a check without a result');
  expect(result.verdict).toBe(verdict);
  if (cases !== undefined) expect(result).toMatchObject({ cases, vacuous: cases === 0 });
  if (states !== undefined) expect(distinctStates).toBe(states);
  if (verdict === 'holds') {
    expect(result.trace).toBeUndefined();
  } else {
    const waited = longestWait(instance, asBound(property), result.trace);
    expect(waited).toBeGreaterThan(asBound(property).limit);
    if (passed !== undefined) expect(waited).toBe(passed);
  }
  return result;
}

/** How long the conclusion is waited for in a run of the model: for ever where it stops without. */
function longestWait(instance: Instance, { premise, conclusion }: BoundedResponse, trace: Trace | undefined): number {
  if (trace === undefined) throw new Error('a violated property has a trace');
  expect(replay(instance, trace)).toEqual({ ok: true });
  const plain = new PlainModel(instance);
  let longest = 0;
  let waiting: number | undefined;
  const pass = (duration: number, state: Snapshot) => {
    if (waiting !== undefined) {
      waiting += duration;
      longest = Math.max(longest, waiting);
    }
    if (plain.ask('it', conclusion, state)) waiting = undefined;
    else if (plain.ask('it', premise, state)) waiting ??= 0;
  };
  pass(0, trace.initial);
  for (const { action, arguments: made, state } of trace.steps) {
    pass(action === 'time passes' ? Number(made[instance.time?.unit ?? '']) : 0, state);
  }
  if (trace.loop === null) return longest;
  const repeated = trace.steps.slice(trace.loop.start);
  expect(repeated.length === 0 || repeated.some(({ action }) => action === 'time passes')).toBe(true);
  return waiting === undefined ? longest : Number.POSITIVE_INFINITY;
}

const answered = (limit: number) =>
  within<Request>(
    'it is answered in time',
    limit,
    (s) => s.phase === 'asked',
    (s) => s.phase === 'answered',
  );

describe('a request that is answered after a time', () => {
  const afterFive = request(5, 5);
  expectThat('exactly at the limit is in time', afterFive, answered(5), { ...holds, cases: 2, states: 4 });
  expectThat('and so is sooner', afterFive, answered(6), holds);
  expectThat('one unit later is late', afterFive, answered(4), takes(5));
  const interval = request(4, 11);
  expectThat('the end of an interval counts', interval, answered(11), { ...holds, cases: 9 });
  expectThat('not its beginning', interval, answered(10), takes(11));
  expectThat('a limit of 0 is met at once', request(0, 0), answered(0), { ...holds, cases: 1 });
  expectThat('and by nothing that may take time', request(0, 1), answered(0), takes(1));
  expectThat('a limit may lie between the steps of time', request(5, 10, 5), answered(9), takes(10));
  expectThat('and is not rounded up', request(5, 10, 5), answered(11), holds);
  const whenever = request(4, Number.POSITIVE_INFINITY);
  expectThat('what nothing urges may take for ever', whenever, answered(60), takesForEver);

  it('says in words how late', async () => {
    expect(await expectOfEngine(afterFive, answered(4), takes(5))).toMatchObject({
      kind: 'within',
      reason: expect.stringContaining('violated by a run of 2 steps: 5 ms pass without it'),
    });
    expect(await expectOfEngine(whenever, answered(4), takesForEver)).toMatchObject({
      reason: expect.stringContaining('violated by a run that stops after 2 steps: time passes for ever without it'),
    });
  });
});

describe('premise and conclusion', () => {
  const late = request(7, 7);
  const bound = (limit: number, premise: Request['phase'], ...conclusion: readonly Request['phase'][]) =>
    within<Request>(
      'it',
      limit,
      (s) => s.phase === premise,
      (s) => conclusion.includes(s.phase),
    );
  expectThat('may be true at once', late, bound(0, 'asked', 'asked', 'answered'), { ...holds, cases: 2 });
  expectThat('that the conclusion was true before is no answer', late, bound(6, 'asked', 'idle', 'answered'), takes(7));
  expectThat('the premise may be true at the beginning', late, bound(6, 'idle', 'answered'), {
    ...takesForEver,
    cases: 1,
  });
  expectThat(
    'where time may pass unseen, what is only possible may never happen',
    late,
    bound(60, 'idle', 'asked'),
    takesForEver,
  );
  const never = within<Request>(
    'it',
    5,
    () => false,
    (s) => s.phase === 'answered',
  );
  expectThat('a premise that is never true says nothing', late, never, { ...holds, cases: 0 });

  it('and that is said', async () => {
    expect((await expectOfEngine(late, never, holds)).reason).toBe(
      'vacuously: its premise held on no fair run through all 4 states',
    );
  });
});

describe('a lamp that is on and off for three seconds each', () => {
  const blinking = defineModel({
    name: 'blinking',
    time: { unit: 'ms', step: 1000 },
    state: () => ({ on: boolean(), timer: countdown({ max: 3000 }) }),
    initial: ({ action }) => [action('plug in', { then: (s) => s.timer.start(3000) })],
    actions: ({ timer }) => [
      timer('switch', {
        when: (s) => s.timer.isDue,
        then: (s) => {
          s.on = !s.on;
          s.timer.start(3000);
        },
      }),
    ],
  }).instantiate();
  const off = (limit: number) =>
    within<{ readonly on: boolean }>(
      'it goes off',
      limit,
      (s) => s.on,
      (s) => !s.on,
    );
  expectThat('asked again after each answer, waits anew', blinking, off(3000), { ...holds, cases: 2, states: 4 });
  expectThat('and is late each time', blinking, off(2999), takes(3000));
  const dim = within<{ readonly on: boolean }>(
    'it is dim',
    10_000,
    (s) => s.on,
    () => false,
  );
  expectThat(
    'what never comes is shown as a run that goes round without it',
    blinking,
    dim,
    takes(Number.POSITIVE_INFINITY),
  );
});

describe('two requests at a time', () => {
  const both = defineModel({
    name: 'both',
    time: { unit: 'ms' },
    processes: () => ({ client: processIds(2) }),
    state: ({ client }) => ({
      asked: perProcess(client, boolean()),
      waits: perProcess(client, boolean()),
      delay: perProcess(client, countdown({ max: 5 })),
    }),
    actions: ({ client, action }) => [
      action('ask', {
        each: client,
        when: (s, c) => !s.asked.at(c),
        then: (s, c) => {
          s.asked.set(c, true);
          s.waits.set(c, true);
          s.delay.at(c).start(5);
        },
      }),
      action('answer', {
        each: client,
        when: (s, c) => s.delay.at(c).isDue,
        then: (s, c) => {
          s.waits.set(c, false);
          s.delay.at(c).stop();
        },
      }),
    ],
    properties: ({ client, within }) => {
      const first = client.valueAt(0);
      const second = client.valueAt(1);
      const idle = (limit: number) =>
        within(
          'nobody waits',
          limit,
          (s) => s.waits.some((waits) => waits),
          (s) => !s.waits.some((waits) => waits),
        );
      return {
        first: within(
          'the first is answered',
          5,
          (s) => s.waits.at(first),
          (s) => !s.waits.at(first),
        ),
        second: within(
          'the second is answered',
          4,
          (s) => s.waits.at(second),
          (s) => !s.waits.at(second),
        ),
        idle10: idle(10),
        idle9: idle(9),
      };
    },
  }).instantiate();
  const { first, second, idle10, idle9 } = both.properties;
  if (first === undefined || second === undefined || idle10 === undefined || idle9 === undefined) {
    throw new Error('a property is missing');
  }
  expectThat('each is waited for by itself', both, first, holds);
  expectThat('and is late by itself', both, second, takes(5));
  expectThat('of what is asked for together the oldest counts', both, idle10, holds);
  expectThat('not the one asked last', both, idle9, takes(10));
});

describe('a deadline that somebody puts off', () => {
  const puttingOff = (patience: number) =>
    defineModel({
      name: 'putting-off',
      time: { unit: 'ms' },
      state: () => ({ alarm: countdown({ max: 5 }), patience: countdown({ max: 20 }) }),
      initial: ({ action }) => [
        action('begin', {
          then: (s) => {
            s.alarm.start(5);
            s.patience.start(patience, Number.POSITIVE_INFINITY);
          },
        }),
      ],
      actions: ({ action, timer }) => [
        action('put off', { when: (s) => s.alarm.isRunning && !s.patience.isDue, then: (s) => s.alarm.start(5) }),
        timer('ring', { when: (s) => s.alarm.isDue, then: (s) => s.alarm.stop() }),
      ],
    }).instantiate();
  const rings = (limit: number) =>
    within<{ readonly alarm: { readonly isRunning: boolean } }>(
      'it rings',
      limit,
      (s) => s.alarm.isRunning,
      (s) => !s.alarm.isRunning,
    );
  expectThat('comes five ms after it was last put off, a step before patience ends', puttingOff(12), rings(16), holds);
  expectThat('and not before', puttingOff(12), rings(15), takes(16));
});

describe('long times', () => {
  for (const [limit, step] of [
    [3000, 1000],
    [5000, 1],
    [60_000, 1000],
    [60_000, 1],
  ] as const) {
    it(`make no more states: ${limit} ms by steps of ${step}`, async () => {
      const slow = request(limit, limit, step);
      await expectOfEngine(slow, answered(limit), { ...holds, cases: 2, states: 4 });
      await expectOfEngine(slow, answered(limit - 1), { ...takes(limit), states: 4 });
    });
  }
});

/** A node sends a heartbeat every second, which takes 4 to 12 ms; who hears of none for three seconds suspects it. */
const heartbeats = defineModel({
  name: 'heartbeats',
  time: { unit: 'ms', step: 4 },
  state: () => ({
    crashed: boolean(),
    suspected: boolean(),
    beat: countdown({ max: 1000 }),
    travel: countdown({ max: 12 }),
    patience: countdown({ max: 3000 }),
    crashes: budget(1),
  }),
  initial: ({ action }) => [
    action('begin', {
      then: (s) => {
        s.beat.start(1000);
        s.patience.start(3000);
      },
    }),
  ],
  actions: ({ timer, action, fault }) => [
    timer('send a heartbeat', {
      when: (s) => s.beat.isDue,
      then: (s) => {
        s.beat.start(1000);
        s.travel.start(4, 12);
      },
    }),
    action('hear of it', {
      when: (s) => s.travel.isDue,
      then: (s) => {
        s.travel.stop();
        s.patience.start(3000);
        s.suspected = false;
      },
    }),
    timer('suspect', {
      when: (s) => s.patience.isDue,
      then: (s) => {
        s.patience.stop();
        s.suspected = true;
      },
    }),
    fault('crash', {
      spends: 'crashes',
      then: (s) => {
        s.crashed = true;
        s.beat.stop();
      },
    }),
  ],
}).instantiate();

const suspectedWithin = (limit: number) =>
  within<{ readonly crashed: boolean; readonly suspected: boolean }>(
    'who has crashed is suspected in time',
    limit,
    (s) => s.crashed,
    (s) => s.suspected,
  );

describe('a failure detector', () => {
  it('suspects 3012 ms after a crash at the latest', async () => {
    const answer = { ...holds, cases: 269, states: 1283 };
    const { reason } = await expectOfEngine(heartbeats, suspectedWithin(3012), answer);
    expect(reason).toBe('every run through all 1,283 states; its premise held in 269');
  });

  it('and not sooner', async () => {
    await expectOfEngine(heartbeats, suspectedWithin(3011), takes(3012));
    await expectOfEngine(heartbeats, suspectedWithin(3008), takes(3012));
  });

  it('says the naive checker', { timeout: 60_000 }, () => {
    const byVerdict = (limit: number) =>
      decideWithinNaively(heartbeats, asBound(suspectedWithin(limit)), 1_000_000).verdict;
    expect([3008, 3011, 3012].map(byVerdict)).toEqual(['violated', 'violated', 'holds']);
  });

  it('found depth first, too', async () => {
    await expectOfEngine(heartbeats, suspectedWithin(3012), holds, { search: 'dfs' });
    await expectOfEngine(heartbeats, suspectedWithin(3011), { verdict: 'violated' }, { search: 'dfs' });
  });
});

describe('an exploration that ends at a bound', () => {
  const bounds: readonly Omit<CheckOptions, 'properties'>[] = [{ maxStates: 40 }, { maxDepth: 6 }];

  it.each(bounds)('$maxStates $maxDepth finds what is violated on it', async (options) => {
    const { reason } = await expectOfEngine(heartbeats, suspectedWithin(2000), { verdict: 'violated' }, options);
    expect(reason).toContain('pass without it');
  });

  it.each(bounds)('$maxStates $maxDepth never says that it holds', async (options) => {
    const { properties } = await check(heartbeats, { properties: { it: suspectedWithin(3012) }, ...options });
    expect(properties[0]).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('stopped at') });
    expect(properties[0]?.trace).toBeUndefined();
  });
});

it('a bound of time is decided although all else is decided early', async () => {
  const first = always<Request>('it is never asked', (s) => s.phase !== 'asked');
  const { properties } = await check(request(5, 5), { properties: { first, it: answered(5), late: answered(4) } });
  expect(properties.map(({ verdict }) => verdict)).toEqual(['violated', 'holds', 'violated']);
});

it('a step that an action could make in no time is late by the time that passes', async () => {
  const hurried = defineModel({
    name: 'hurried',
    time: { unit: 'ms' },
    state: () => ({ timer: countdown({ max: 5 }) }),
    initial: ({ action }) => [action('begin', { then: (s) => s.timer.start(5) })],
    actions: ({ action, timer }) => [
      action('hurry', { when: (s) => s.timer.isRunning, then: (s) => s.timer.start(4) }),
      timer('stop', { when: (s) => s.timer.isDue, then: (s) => s.timer.stop() }),
    ],
  }).instantiate();
  const stops = within<{ readonly timer: { readonly isRunning: boolean } }>(
    'it stops',
    0,
    (s) => s.timer.isRunning,
    (s) => !s.timer.isRunning,
  );
  await expectOfEngine(hurried, stops, takes(1));
});

const random = randomTimedModel('always').chain((model) =>
  randomBoundedResponse(model).map((bound) => ({ instance: timedInstance(model), property: boundedResponse(bound) })),
);

/** Random models that are not at fault, and what the naive checker says about them. */
const sampled = (seed: number, numRuns: number) =>
  fc.sample(random, { seed, numRuns }).flatMap((each) => {
    const expected = decideWithinNaively(each.instance, each.property);
    return 'cases' in expected ? [{ ...each, expected }] : [];
  });

describe('on random models with time', () => {
  const sample = sampled(20260301, Math.ceil(1.5 * CASES));
  const share = (part: readonly unknown[]) => part.length / sample.length;

  it(`of which there are ${CASES} at least, the engine finds what the naive checker finds`, {
    timeout: 3_600_000,
  }, async () => {
    expect(sample.length).toBeGreaterThanOrEqual(CASES);
    for (const { instance, property, expected } of sample) await expectOfEngine(instance, property, expected);
  });

  it('many bounds are violated, and many hold although their premise is met', () => {
    expect(share(sample.filter(({ expected }) => expected.verdict === 'violated'))).toBeGreaterThan(0.25);
    expect(share(sample.filter(({ expected }) => expected.verdict === 'holds' && expected.cases > 0))).toBeGreaterThan(
      0.12,
    );
  });
});

describe('a bug in the engine is a disagreement and never a verdict', () => {
  const sample = sampled(20260303, 60);

  it.each<[bug: string, pattern: RegExp, replacement: string]>([
    ['time leaps although something else can happen', /moved \? 1 : next/g, 'next'],
    ['time never leaps', /moved \? 1 : next/g, '1'],
    ['time leaps over what starts a countdown anew', /\s+moved = true;\s+\}/g, '}'],
    ['time passes beside something urgent', /\{ if \(answered\) return 0; [^}]*\}/g, 'continue;'],
    ['latest times do not come nearer', /l - amount/g, 'l'],
    ['too little time is noted', /labelOfDuration\(amount\)/g, 'labelOfDuration(1)'],
    ['too much time is noted', /labelOfDuration\(amount\)/g, 'labelOfDuration(amount + 1)'],
    ['it is not noted that time passes', /label = labelOfDuration\(amount\);/g, ''],
    [
      'a transition is lost',
      /append\(current, settled, labels, unsettled\)/g,
      'append(current, settled, labels, unsettled - 1)',
    ],
    ['it is not noted that time waits', /function timeWaits\(\) \{/g, 'function timeWaits() { return false;'],
    ['time is always said to wait', /function timeWaits\(\) \{/g, 'function timeWaits() { return true;'],
  ])('%s', async (_, pattern, replacement) => {
    const results = await sabotaged(pattern, replacement, () =>
      Promise.all(
        sample.map(async ({ instance, property, expected }) => {
          const { failure, properties } = await check(instance, { properties: { it: property } });
          return { failure, verdict: properties[0]?.verdict, expected: expected.verdict };
        }),
      ),
    );
    expect(results.filter(({ failure }) => failure?.kind === 'disagreement')).not.toEqual([]);
    for (const { failure, verdict, expected } of results) {
      if (failure === null) expect(verdict).toBe(expected);
      else expect(failure.kind).toBe('disagreement');
    }
  });
});
