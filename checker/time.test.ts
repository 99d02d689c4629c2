import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import {
  boolean,
  budget,
  countdown,
  deadlockFree,
  defineModel,
  type Instance,
  integer,
  oneOf,
  perProcess,
  processIds,
  reachable,
  type StateOf,
} from './language/index.js';
import { PlainModel } from './plain/index.js';
import type { CheckResult, Snapshot } from './result.js';
import {
  arrivalsByLeaping,
  arrivalsByTicking,
  exploreNaively,
  type RandomTimedModel,
  randomTimedModel,
  sabotaged,
  TooManyStates,
  timedInstance,
} from './testing/index.js';

/** Switched on, it switches itself off after three seconds. */
const lamp = defineModel({
  name: 'lamp',
  time: { unit: 'ms' },
  state: () => ({ on: boolean(), timer: countdown({ max: 3000 }) }),
  actions: ({ action, timer }) => [
    action('press', {
      when: (s) => !s.on,
      then: (s) => {
        s.on = true;
        s.timer.start(3000);
      },
    }),
    timer('switch off', {
      when: (s) => s.timer.isDue,
      then: (s) => {
        s.on = false;
        s.timer.stop();
      },
    }),
  ],
});

/** Asked once, somebody answers after 4 to 11 ms. */
const request = defineModel({
  name: 'request',
  time: { unit: 'ms' },
  state: () => ({ phase: oneOf('idle', 'asked', 'answered'), delay: countdown({ max: 11 }) }),
  actions: ({ action }) => [
    action('ask', {
      when: (s) => s.phase === 'idle',
      then: (s) => {
        s.phase = 'asked';
        s.delay.start(4, 11);
      },
    }),
    action('answer', {
      when: (s) => s.delay.isDue,
      then: (s) => {
        s.phase = 'answered';
        s.delay.stop();
      },
    }),
  ],
  final: () => (s) => s.phase === 'answered',
});

/** A sender that sends again every second, until it crashes. */
const retransmission = defineModel({
  name: 'retransmission',
  parameters: { crashes: integer({ min: 0, max: 1, default: 1 }) },
  time: { unit: 'ms', step: 250 },
  processes: () => ({ sender: processIds(2) }),
  state: ({ sender, crashes }) => ({
    sender: perProcess(sender, { up: boolean({ default: true }), retry: countdown({ max: 1000 }) }),
    crashes: budget(crashes),
  }),
  initial: ({ sender, action }) => [action('begin', { then: (s) => s.sender.at(sender.valueAt(0)).retry.start(1000) })],
  actions: ({ sender, timer, crash }) => [
    timer('send again', {
      each: sender,
      when: (s, p) => s.sender.at(p).retry.isDue,
      then: (s, p) => s.sender.at(p).retry.start(1000),
    }),
    crash('crash', 'sender', { spends: 'crashes', keeps: [] }),
  ],
});

/** Every reachable state, as text, in order of discovery. */
function statesOf(instance: Instance): readonly string[] {
  const model = new PlainModel(instance);
  const states = new Map([...model.initialStates()].map(({ state }) => [JSON.stringify(state), state]));
  for (const state of states.values()) {
    for (const next of model.transitions(state)) states.set(JSON.stringify(next.state), next.state);
  }
  return [...states.keys()];
}

const texts = (states: readonly Snapshot[]) => states.map((state) => JSON.stringify(state));
const everything = { 'deadlock-free': deadlockFree() };

describe('time', () => {
  it('leaps to the moment at which a countdown is due where nothing else can happen', async () => {
    expect(statesOf(lamp.instantiate())).toEqual(
      texts([
        { on: false, timer: 'off' },
        { on: true, timer: { due: 3000 } },
        { on: true, timer: { due: 0 } },
      ]),
    );
    const dark = reachable<StateOf<typeof lamp>>('the time is up', (s) => s.timer.isDue);
    const result = await check(lamp.instantiate(), { properties: { ...everything, dark } });
    expect(result).toMatchObject({ failure: null, complete: true, distinctStates: 3, transitions: 4, depth: 3 });
    expect(result.actions.at(-1)).toEqual({ name: 'time passes', enabled: 1, taken: 1, idle: 0 });
    expect(result.properties.find(({ id }) => id === 'dark')?.trace?.steps.at(-1)).toEqual({
      action: 'time passes',
      kind: 'timer',
      arguments: { ms: 3000 },
      process: null,
      messages: [],
      changes: [{ field: 'timer', before: { due: 3000 }, after: { due: 0 } }],
      state: { on: true, timer: { due: 0 } },
    });
  });

  it('passes by single steps while something can happen that need not yet', async () => {
    const waiting = [7, 6, 5, 4, 3, 2, 1].map((by) => ({ phase: 'asked', delay: { from: 0, by } }));
    const states = texts([
      { phase: 'idle', delay: 'off' },
      { phase: 'asked', delay: { from: 4, by: 11 } },
      ...waiting,
      { phase: 'asked', delay: { due: 0 } },
      { phase: 'answered', delay: 'off' },
    ]);
    expect(statesOf(request.instantiate()).toSorted()).toEqual(states.toSorted());
    const result = await check(request.instantiate(), { properties: everything });
    // Initially, asking, 8 answers, the leap to 4 ms and 7 steps to 11 ms.
    expect(result).toMatchObject({ failure: null, distinctStates: 11, transitions: 18 });
    expect(result.properties[0]?.verdict).toBe('holds');
  });

  it('passes by steps as long as a fault may happen at any time, and leaps when none can any more', async () => {
    const running = (due: number) => ({
      sender: { sender1: { up: true, retry: { due } }, sender2: { up: true, retry: 'off' } },
      crashes: 0,
    });
    const afterOther = (due: number) => ({
      sender: { sender1: { up: true, retry: { due } }, sender2: { up: false, retry: 'off' } },
      crashes: 1,
    });
    const down = {
      sender: { sender1: { up: false, retry: 'off' }, sender2: { up: true, retry: 'off' } },
      crashes: 1,
    };
    const moments = [1000, 750, 500, 250, 0];
    expect(statesOf(retransmission.instantiate()).toSorted()).toEqual(
      texts([...moments.map(running), ...moments.map(afterOther), down]).toSorted(),
    );
    const careful = retransmission.instantiate({ parameters: { crashes: 0 } });
    expect(statesOf(careful)).toEqual(texts([running(1000), running(0)]));
    const counts = await Promise.all(
      [retransmission.instantiate(), careful].map((instance) => check(instance, { properties: {} })),
    );
    expect(counts.map(({ failure, distinctStates }) => [failure, distinctStates])).toEqual([
      [null, 11],
      [null, 2],
    ]);
  });

  it('passes by steps where a countdown can be started anew, which only later makes a difference', async () => {
    const watchdog = defineModel({
      name: 'watchdog',
      time: { unit: 'ms', step: 10 },
      state: () => ({ patience: countdown({ max: 30 }), end: countdown({ max: 30 }) }),
      initial: ({ action }) => [
        action('begin', {
          then: (s) => {
            s.patience.start(30);
            s.end.start(30);
          },
        }),
      ],
      actions: ({ timer }) => [
        timer('hear of it', { when: (s) => s.end.isRunning, then: (s) => s.patience.start(30) }),
        timer('lose patience', { when: (s) => s.patience.isDue, then: (s) => s.patience.stop() }),
        timer('end', {
          when: (s) => s.end.isDue,
          then: (s) => {
            s.end.stop();
            s.patience.stop();
          },
        }),
      ],
    });
    const outlasts = reachable<StateOf<typeof watchdog>>('at the end there is patience left', (s) => {
      return s.end.isDue && s.patience.isRunning && !s.patience.isDue;
    });
    const instance = watchdog.instantiate();
    expect([...arrivalsByLeaping(instance)].toSorted()).toEqual([...arrivalsByTicking(instance)].toSorted());
    const { failure, distinctStates, properties } = await check(instance, { properties: { outlasts } });
    expect(failure).toBeNull();
    // Patience is at least what is left to the end: 1 + 2 + 3 + 4; then it may be lost, and all end.
    expect(distinctStates).toBe(12);
    expect(properties[0]).toMatchObject({ verdict: 'holds' });
    expect(properties[0]?.trace?.steps.map(({ action }) => action)).toEqual([
      'time passes',
      'hear of it',
      'time passes',
      'time passes',
    ]);
  });

  it('is not seen to pass where no countdown has a moment ahead', async () => {
    const aging = defineModel({
      name: 'aging',
      time: { unit: 's', step: 10 },
      state: () => ({ age: countdown({ max: 60 }) }),
      initial: ({ action }) => [action('be born', { then: (s) => s.age.start(60, Number.POSITIVE_INFINITY) })],
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    expect(statesOf(aging.instantiate())).toEqual(texts([{ age: { from: 60 } }, { age: { from: 0 } }]));
    expect(await check(aging.instantiate(), { properties: {} })).toMatchObject({ failure: null, distinctStates: 2 });
  });

  it('leaves a deadlock one where nothing runs', async () => {
    const still = defineModel({
      name: 'still',
      time: { unit: 'ms' },
      state: () => ({ timer: countdown({ max: 5 }) }),
      actions: ({ action }) => [action('never', { when: () => false, then: (s) => s.timer.start(1) })],
    });
    const { properties } = await check(still.instantiate(), { properties: everything });
    expect(properties[0]).toMatchObject({ verdict: 'violated', trace: { steps: [] } });
  });
});

describe('time that stops is a fault of the model', () => {
  it('and is reported with the countdown that nothing answers and the run that leads there, whatever is checked', async () => {
    const forgetful = defineModel({
      name: 'forgetful',
      time: { unit: 'ms' },
      processes: () => ({ node: processIds(2) }),
      state: ({ node }) => ({ busy: boolean(), lease: perProcess(node, countdown({ max: 50 })) }),
      actions: ({ node, action }) => [
        action('take', {
          each: node,
          when: (s, n) => !s.busy && !s.lease.at(n).isRunning,
          then: (s, n) => {
            s.busy = true;
            s.lease.at(n).start(20, 50);
          },
        }),
        action('look', { then: () => {} }),
      ],
    });
    const result = await check(forgetful.instantiate(), { properties: {} });
    expect(result.failure).toMatchObject({
      kind: 'model',
      message:
        'model "forgetful", variant "default", action "time passes": it stops, since lease[node1] is due and nothing of the protocol can happen; let an action answer it',
    });
    expect(result.failure?.trace?.steps.map((step) => [step.action, step.arguments])).toEqual([
      ['take', { node: 'node1' }],
      ['time passes', { ms: 20 }],
      ['time passes', { ms: 30 }],
    ]);
  });

  it('but does not stop while anything can change the state', async () => {
    const hectic = defineModel({
      name: 'hectic',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), timer: countdown({ max: 1 }) }),
      initial: ({ action }) => [action('begin', { then: (s) => s.timer.start(0) })],
      actions: ({ action }) => [
        action('flip', {
          then: (s) => {
            s.on = !s.on;
          },
        }),
      ],
    });
    const result = await check(hectic.instantiate(), { properties: {} });
    expect(result).toMatchObject({ failure: null, distinctStates: 2, transitions: 3 });
    expect(result.actions.at(-1)).toEqual({ name: 'time passes', enabled: 0, taken: 0, idle: 0 });
  });

  it('and so is a duration between the steps of time', async () => {
    const odd = defineModel({
      name: 'odd',
      time: { unit: 'ms', step: 5 },
      state: () => ({ timer: countdown({ max: 10 }) }),
      actions: ({ action }) => [action('start', { then: (s) => s.timer.start(7) })],
    });
    const { failure } = await check(odd.instantiate(), { properties: {} });
    expect(failure).toMatchObject({
      kind: 'model',
      message:
        'model "odd", variant "default", action "start": timer cannot be 7: it is a duration from 0 to 10 in steps of 5',
    });
  });
});

const MOST_STATES = 3_000;

/** What the engine and the naive explorer must agree on. */
const findings = ({
  distinctStates,
  transitions,
  depth,
  actions,
}: Pick<CheckResult, 'distinctStates' | 'transitions' | 'depth' | 'actions'>) => ({
  distinctStates,
  transitions,
  depth,
  actions,
});

type Found = ReturnType<typeof findings> | { readonly message: string; readonly steps: number };

function expectedOf(instance: Instance): Found | undefined {
  try {
    const result = exploreNaively(instance, {}, MOST_STATES);
    return result.fault ?? findings(result);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

async function foundIn(instance: Instance): Promise<Found> {
  const result = await check(instance, { properties: {} });
  const { failure } = result;
  if (failure === null) return findings(result);
  return { message: failure.message, steps: failure.trace?.steps.length ?? 0 };
}

describe('on random timed models', () => {
  const sample = fc
    .sample(randomTimedModel(), { seed: 20260201, numRuns: 150 })
    .map(timedInstance)
    .map((instance) => ({ instance, expected: expectedOf(instance) }))
    .filter(({ expected }) => expected !== undefined);

  it('time passes in most, and stops in some', () => {
    const stops = sample.filter(({ expected }) => expected !== undefined && 'message' in expected);
    expect(stops.length / sample.length).toBeGreaterThan(0.1);
    expect(stops.length / sample.length).toBeLessThan(0.6);
    expect(stops.every(({ expected }) => /it stops, since timer\[\d\] is due/.test(JSON.stringify(expected)))).toBe(
      true,
    );
    const passes = sample.filter(({ expected }) => {
      return expected !== undefined && 'actions' in expected && (expected.actions.at(-1)?.taken ?? 0) > 5;
    });
    expect(passes.length / sample.length).toBeGreaterThan(0.3);
  });

  it('the engine finds what the naive explorer finds', async () => {
    for (const { instance, expected } of sample) expect(await foundIn(instance)).toEqual(expected);
  });

  it.each([
    ['that leaps although something else can happen', /moved \? 1 : next/g, 'next'],
    ['that never leaps', /moved \? 1 : next/g, '1'],
    ['that leaps over what starts a countdown anew', /\s+moved = true;\s+\}/g, '}'],
    ['that passes beside something urgent', /\{ if \(answered\) return 0; [^}]*\}/g, 'continue;'],
    ['that waits for a fault to answer', /if \(isOfDesign\) answered = true;/g, 'answered = true;'],
    ['that leaves latest times alone', /l - amount/g, 'l'],
  ])('an engine with time %s is noticed', async (_, pattern, replacement) => {
    const noticed = await sabotaged(pattern, replacement, async () => {
      for (const { instance, expected } of sample) {
        if (JSON.stringify(await foundIn(instance)) !== JSON.stringify(expected)) return true;
      }
      return false;
    });
    expect(noticed).toBe(true);
  });

  it('leaping reaches what ticking reaches, just as early, and time stops in the same models', () => {
    const property = fc.property(randomTimedModel(), (random: RandomTimedModel) => {
      const instance = timedInstance(random);
      const inOrder = (arrivals: ReadonlyMap<string, number>) => [...arrivals].toSorted();
      expect(inOrder(arrivalsByLeaping(instance))).toEqual(inOrder(arrivalsByTicking(instance)));
    });
    fc.assert(property, { seed: 20260202, numRuns: 150 });
  });
});
