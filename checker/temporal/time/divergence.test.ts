import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../check.js';
import {
  type AssumedFairness,
  always,
  array,
  boolean,
  budget,
  countdown,
  deadlockFree,
  defineModel,
  eventually,
  type Instance,
  integer,
  leadsTo,
  type Property,
  within,
} from '../../language/index.js';
import type { CheckOptions } from '../../options.js';
import type { CheckResult, Trace } from '../../result.js';
import {
  boundedResponse,
  decideWithinNaively,
  randomBoundedResponse,
  randomTimedModel,
  timedInstance,
} from '../../testing/index.js';
import { replay } from '../../trace/index.js';

interface Lamp {
  readonly on: boolean;
}

const isOn = (s: Lamp) => s.on;
const isOff = (s: Lamp) => !s.on;
const temporal: { readonly [form: string]: Property } = {
  within: within<Lamp>('it goes off', 1_000_000, isOn, isOff),
  leadsTo: leadsTo<Lamp>('it goes off', isOn, isOff),
  eventually: eventually<Lamp>('it is on', isOn),
};

async function decide(instance: Instance, property: Property, options: Omit<CheckOptions, 'properties'> = {}) {
  return check(instance, { properties: { it: property }, ...options });
}

/** The trace of a run that goes on for ever in no time, for which the model is at fault. */
function standstillIn(instance: Instance, { failure, complete, properties }: CheckResult): Trace {
  expect(failure).toMatchObject({
    kind: 'model',
    message: expect.stringMatching(/repeat for ever and no time passes/),
  });
  expect(complete).toBe(false);
  expect(properties.map(({ verdict, trace }) => [verdict, trace])).toEqual([['inconclusive', undefined]]);
  const { trace } = failure ?? {};
  if (trace === null || trace === undefined || trace.loop === null)
    throw new Error('a standstill has a trace that repeats');
  expect(trace.property).toBeNull();
  expect(replay(instance, trace)).toEqual({ ok: true });
  const states = [trace.initial, ...trace.steps.map(({ state }) => state)];
  expect(trace.loop.start).toBeLessThan(trace.steps.length);
  expect(states[trace.loop.start]).toEqual(states.at(-1));
  expect(trace.steps.slice(trace.loop.start).map(({ action }) => action)).not.toContain('time passes');
  return trace;
}

/** Flickers as soon as a second has passed, for ever and in no time unless it takes some. */
const flicker = (pause: number) =>
  defineModel({
    name: 'flicker',
    time: { unit: 'ms' },
    state: () => ({ on: boolean(), isBroken: boolean(), wait: countdown({ max: 1000 }) }),
    initial: ({ action }) => [action('plug in', { then: (s) => s.wait.start(1000) })],
    actions: ({ timer }) => [
      timer('break', {
        when: (s) => s.wait.isDue && !s.isBroken,
        then: (s) => {
          s.isBroken = true;
          if (pause > 0) s.wait.start(pause);
          else s.wait.stop();
        },
      }),
      timer('flicker', {
        when: (s) => s.isBroken && (pause === 0 || s.wait.isDue),
        then: (s) => {
          s.on = !s.on;
          if (pause > 0) s.wait.start(pause);
        },
      }),
    ],
  }).instantiate();

describe('a run that goes on for ever in no time', () => {
  for (const [form, property] of Object.entries(temporal)) {
    it(`is the fault of the model where ${form} is checked`, async () => {
      const result = await decide(flicker(0), property);
      expect(standstillIn(flicker(0), result).steps.map(({ action }) => action)).toEqual([
        'time passes',
        'break',
        'flicker',
        'flicker',
      ]);
      expect(result.failure?.message).toBe(
        'model "flicker", variant "default": steps 3 to 4 repeat for ever and no time passes; let a countdown come between them',
      );
    });

    it(`is none where time comes between, so ${form} is decided`, async () => {
      const { failure, properties } = await decide(flicker(1), property);
      expect(failure).toBeNull();
      expect(properties[0]).toMatchObject({ verdict: 'holds', vacuous: false });
    });
  }

  it('does no harm to properties of states', async () => {
    const broken = always<{ readonly isBroken: boolean; readonly on: boolean }>('it is on only when broken', (s) => {
      return !s.on || s.isBroken;
    });
    const { failure, properties } = await check(flicker(0), { properties: { broken, deadlock: deadlockFree() } });
    expect(failure).toBeNull();
    expect(properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
  });

  it('leaves a violation standing that is one of a state', async () => {
    const dark = always<Lamp>('it is never on', isOff);
    const { failure, properties } = await check(flicker(0), { properties: { dark, it: eventually('it is on', isOn) } });
    expect(failure?.kind).toBe('model');
    expect(properties.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['dark', 'violated'],
      ['it', 'inconclusive'],
    ]);
  });

  it.each(['none', 'weak', 'strong'] as const)('is one whatever is fair: %s', async (fairness) => {
    standstillIn(flicker(0), await decide(flicker(0), eventually<Lamp>('it is on', isOn), { fairness }));
  });

  it('may be what faults do: nothing says that they end', async () => {
    const haunted = defineModel({
      name: 'haunted',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), end: countdown({ max: 10 }) }),
      initial: ({ action }) => [action('begin', { then: (s) => s.end.start(10) })],
      actions: ({ fault, timer }) => [
        fault('spook', {
          then: (s) => {
            s.on = !s.on;
          },
        }),
        timer('end', { when: (s) => s.end.isDue, then: (s) => s.end.stop() }),
      ],
    }).instantiate();
    const trace = standstillIn(haunted, await decide(haunted, eventually<Lamp>('it is on', isOn)));
    expect(trace.steps.map(({ action }) => action)).toEqual(['spook', 'spook']);
  });

  it('is found in what was explored up to a bound', async () => {
    const endless = defineModel({
      name: 'endless',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), count: integer({ min: 0, max: 1000 }), tick: countdown({ max: 1 }) }),
      initial: ({ action }) => [action('begin', { then: (s) => s.tick.start(1) })],
      actions: ({ action, timer }) => [
        action('flip', {
          then: (s) => {
            s.on = !s.on;
          },
        }),
        timer('count', {
          when: (s) => s.tick.isDue,
          then: (s) => {
            s.count = Math.min(1000, s.count + 1);
            s.tick.start(1);
          },
        }),
      ],
    }).instantiate();
    standstillIn(endless, await decide(endless, eventually<Lamp>('it is on', isOn), { maxStates: 50 }));
  });

  it('is none where its steps leave the state as it was', async () => {
    const idle = defineModel({
      name: 'idle',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), end: countdown({ max: 10 }) }),
      initial: ({ action }) => [action('begin', { then: (s) => s.end.start(10) })],
      actions: ({ action, timer }) => [
        action('look', { then: () => {} }),
        timer('light', {
          when: (s) => s.end.isDue,
          then: (s) => {
            s.on = true;
            s.end.stop();
          },
        }),
      ],
    }).instantiate();
    const { failure, properties } = await decide(idle, eventually<Lamp>('it is on', isOn));
    expect(failure).toBeNull();
    expect(properties[0]?.verdict).toBe('holds');
  });
});

/** Something is due after 10 ms, and only an action of one kind could answer it. */
const urgent = (kind: 'action' | 'timer' | 'fault' | 'repair') =>
  defineModel({
    name: 'urgent',
    time: { unit: 'ms' },
    state: () => ({ on: boolean(), alarm: countdown({ max: 10 }), spent: budget(1) }),
    initial: ({ action }) => [action('begin', { then: (s) => s.alarm.start(10) })],
    actions: (words) => {
      const when = (s: { readonly alarm: { readonly isDue: boolean } }) => s.alarm.isDue;
      const then = (s: { on: boolean; readonly alarm: { stop(): void } }) => {
        s.on = true;
        s.alarm.stop();
      };
      return [
        kind === 'fault'
          ? words.fault('answer', { spends: 'spent', when, then })
          : words[kind]('answer', { when, then }),
      ];
    },
  }).instantiate();

describe('something that is due', () => {
  const answered = eventually<Lamp>('it is answered', isOn);

  it.each(['action', 'timer'] as const)('waits for a protocol %s, which must happen', async (kind) => {
    for (const fairness of ['declared', 'none'] as const) {
      const { failure, properties } = await decide(urgent(kind), answered, { fairness });
      expect(failure).toBeNull();
      expect(properties[0]?.verdict).toBe('holds');
    }
  });

  it.each(['fault', 'repair'] as const)('stops time if only a %s could answer it', async (kind) => {
    for (const properties of [{ it: answered }, { it: deadlockFree() }]) {
      const { failure } = await check(urgent(kind), { properties });
      expect(failure).toMatchObject({
        kind: 'model',
        message:
          'model "urgent", variant "default", action "time passes": it stops, since alarm is due and nothing of the protocol can happen; let an action answer it',
        trace: { property: null, loop: null },
      });
      expect(failure?.trace?.steps.map(({ action }) => action)).toEqual(['time passes']);
    }
  });

  it('may be answered by the protocol after a fault was', async () => {
    const both = defineModel({
      name: 'both',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), lamp: array(2, countdown({ max: 10 })), spent: budget(1) }),
      initial: ({ action }) => [
        action('begin', {
          then: (s) => {
            s.lamp.at(0).start(10);
            s.lamp.at(1).start(10);
          },
        }),
      ],
      actions: ({ fault, action }) => [
        fault('break', { spends: 'spent', when: (s) => s.lamp.at(0).isDue, then: (s) => s.lamp.at(0).stop() }),
        action('light', {
          when: (s) => s.lamp.at(1).isDue,
          then: (s) => {
            s.on = true;
            s.lamp.at(0).stop();
            s.lamp.at(1).stop();
          },
        }),
      ],
    }).instantiate();
    const { failure, properties } = await decide(both, answered);
    expect(failure).toBeNull();
    expect(properties[0]?.verdict).toBe('holds');
  });
});

describe('whether a run may stop', () => {
  /** After 10 ms at the latest, or whenever it likes, it may be lit; then, if it goes on, it goes off some time. */
  const lamp = (latest: number, fair: 'weak' | undefined) =>
    defineModel({
      name: 'lamp',
      time: { unit: 'ms' },
      state: () => ({ on: boolean(), off: boolean(), wait: countdown({ max: 20 }), end: countdown({ max: 20 }) }),
      initial: ({ action }) => [
        action('begin', {
          then: (s) => {
            s.wait.start(4, latest);
            s.end.start(20);
          },
        }),
      ],
      actions: ({ action, timer }) => [
        action('light', {
          ...(fair === undefined ? {} : { fair }),
          when: (s) => s.wait.isDue,
          then: (s) => {
            s.on = true;
            s.wait.stop();
          },
        }),
        timer('end', {
          when: (s) => s.end.isDue,
          then: (s) => {
            s.off = true;
            s.end.stop();
          },
        }),
      ],
    }).instantiate();
  interface Ending extends Lamp {
    readonly off: boolean;
  }
  const begins = () => true;
  const ends = leadsTo<Ending>('it ends', begins, (s) => s.off);
  const lights = leadsTo<Ending>('it is lit', begins, (s) => s.on);
  const forever = Number.POSITIVE_INFINITY;
  const fairnesses: readonly AssumedFairness[] = ['declared', 'none', 'weak', 'strong'];

  it.each(fairnesses)('not where time lies ahead: what is due some time comes, with fairness %s', async (fairness) => {
    for (const instance of [lamp(10, undefined), lamp(forever, undefined)]) {
      const { failure, properties } = await decide(instance, ends, { fairness });
      expect(failure).toBeNull();
      expect(properties[0]).toMatchObject({ verdict: 'holds', vacuous: false });
    }
  });

  it.each(fairnesses)('not where time waits: what must happen does, with fairness %s', async (fairness) => {
    const { failure, properties } = await decide(lamp(10, undefined), lights, { fairness });
    expect(failure).toBeNull();
    expect(properties[0]?.verdict).toBe('holds');
  });

  it('where nothing waits, unless something fair can happen', async () => {
    const verdictOf = async (instance: Instance, fairness: AssumedFairness) => {
      const { failure, properties } = await decide(instance, lights, { fairness });
      expect(failure).toBeNull();
      const [result] = properties;
      if (result?.trace !== undefined) {
        const { trace } = result;
        expect(replay(instance, trace)).toEqual({ ok: true });
        expect(trace.loop?.start).toBe(trace.steps.length);
        // The end comes, since it is due; only then is nothing ahead.
        expect(trace.steps.map(({ action }) => action)).toContain('end');
      }
      return result?.verdict;
    };
    expect(await verdictOf(lamp(forever, undefined), 'declared')).toBe('violated');
    expect(await verdictOf(lamp(forever, 'weak'), 'declared')).toBe('holds');
    expect(await verdictOf(lamp(forever, 'weak'), 'none')).toBe('violated');
    expect(await verdictOf(lamp(forever, undefined), 'weak')).toBe('holds');
  });
});

describe('on random models', () => {
  const random = randomTimedModel('always').chain((model) =>
    randomBoundedResponse(model).map((bound) => ({ instance: timedInstance(model), property: boundedResponse(bound) })),
  );
  const sample = fc.sample(random, { seed: 20260302, numRuns: 150 }).map((each) => ({
    ...each,
    isEndless: decideWithinNaively(each.instance, each.property).verdict === 'no time passes',
  }));

  it('the runs in no time are those that the naive checker finds', async () => {
    for (const { instance, property, isEndless } of sample) {
      const result = await decide(instance, property);
      if (isEndless) standstillIn(instance, result);
      else expect(result.failure).toBeNull();
    }
    const share = sample.filter(({ isEndless }) => isEndless).length / sample.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.5);
  });

  it('without fairness, what leads to something does so within some time', async () => {
    const verdicts: string[] = [];
    for (const { instance, property } of sample.filter(({ isEndless }) => !isEndless)) {
      const { sentence, premise, conclusion } = property;
      const limit = 300 * (instance.time?.step ?? 1);
      const properties = { leadsTo: leadsTo(sentence, premise, conclusion), within: { ...property, limit } };
      const result = await check(instance, { properties, fairness: 'none' });
      expect(result.failure).toBeNull();
      const [unbounded, bounded] = result.properties;
      expect(unbounded?.verdict).toBe(bounded?.verdict);
      verdicts.push(bounded?.verdict ?? '');
    }
    const share = verdicts.filter((verdict) => verdict === 'violated').length / verdicts.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.8);
  });
});
