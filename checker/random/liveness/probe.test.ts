import { describe, expect, it } from 'vitest';
import {
  alwaysEventually,
  boolean,
  budget,
  countdown,
  defineModel,
  eventually,
  integer,
  leadsTo,
  type Property,
  within,
} from '../../language/index.js';
import type { Trace } from '../../result.js';
import { type Request, request } from '../../testing/index.js';
import { replay } from '../../trace/index.js';
import { probeWalks, walksThrough } from './testing/index.js';

/** Goes round a ring; somebody may ask on the way, and is answered on one place only, if the place is open. */
const ring = defineModel({
  name: 'ring',
  parameters: { places: integer({ min: 2, max: 1_000, default: 40 }) },
  state: ({ places }) => ({
    at: integer({ min: 0, max: places - 1 }),
    isAsked: boolean(),
    isOpen: boolean(),
    closings: budget(1),
  }),
  initial: ({ action }) => [
    action('open', {
      then: (s) => {
        s.isOpen = true;
      },
    }),
  ],
  actions: ({ places, action, fault }) => [
    action('go on', {
      fair: 'weak',
      then: (s) => {
        s.at = (s.at + 1) % places;
      },
    }),
    action('ask', {
      when: (s) => !s.isAsked && s.at === 1,
      then: (s) => {
        s.isAsked = true;
      },
    }),
    action('answer', {
      fair: 'strong',
      when: (s) => s.isAsked && s.isOpen && s.at === 0,
      then: (s) => {
        s.isAsked = false;
      },
    }),
    fault('close', {
      spends: 'closings',
      when: (s) => s.at === places - 1,
      then: (s) => {
        s.isOpen = false;
      },
    }),
  ],
});

interface Ring {
  readonly at: number;
  readonly isAsked: boolean;
  readonly isOpen: boolean;
}

const answered = leadsTo<Ring>(
  'who asks is answered',
  (s) => s.isAsked,
  (s) => !s.isAsked,
);
const returns = alwaysEventually<Ring>('it returns', (s) => s.at === 0);

function stepsOf({ steps, loop }: Trace): readonly [number, number] {
  return [loop?.start ?? Number.NaN, steps.length];
}

describe('a run that goes on for ever and violates a property', () => {
  const instance = ring.instantiate();

  it('is found near a walk, with its loop, on the shortest way that was seen, and can be replayed', async () => {
    const { violations, failure } = await probeWalks(instance, { answered }, { walks: 20, steps: 200 });
    expect(failure).toBeNull();
    const violation = violations.get(0);
    if (violation === undefined) throw new Error('it is not found');
    expect(replay(instance, violation.trace)).toEqual({ ok: true });
    expect(violation.trace.loop?.assumed).toEqual({ fairness: 'declared', repairs: null });
    const [start, length] = stepsOf(violation.trace);
    expect(length - start).toBe(40);
    // Once round, to ask and to close.
    expect(length).toBeLessThanOrEqual(40 + 42);
  });

  it('is the same whenever the walks are', async () => {
    const once = await probeWalks(instance, { answered }, { walks: 20, steps: 200 });
    const again = await probeWalks(instance, { answered }, { walks: 20, steps: 200 });
    expect(again.violations).toEqual(once.violations);
    expect(again.probe.tallyOf(0)).toEqual(once.probe.tallyOf(0));
  });

  it('is found where it stops', async () => {
    const { violations } = await probeWalks(instance, { returns }, { walks: 5, steps: 50 }, { fairness: 'none' });
    const trace = violations.get(0)?.trace;
    if (trace === undefined) throw new Error('it is not found');
    expect(replay(instance, trace)).toEqual({ ok: true });
    expect(stepsOf(trace)[0]).toBe(trace.steps.length);
  });

  it('is not claimed where there is none', async () => {
    const { violations, failure, probe } = await probeWalks(instance, { returns }, { walks: 20, steps: 200 });
    expect([violations.size, failure]).toEqual([0, null]);
    expect(probe.tallyOf(0)).toMatchObject({ walks: 20, searched: 20, open: 0 });
  });

  it('is not claimed where its loop lies beyond what was explored', async () => {
    const large = ring.instantiate({ parameters: { places: 1_000 } });
    const { violations, probe } = await probeWalks(large, { answered }, { walks: 3, steps: 300 }, { states: 100 });
    expect(violations.size).toBe(0);
    expect(probe.tallyOf(0).searched).toBe(3);
  });
});

describe('of several properties', () => {
  const instance = ring.instantiate();
  const properties = {
    returns,
    answered,
    safe: { form: 'always', sentence: '', given: undefined, holds: () => true } as Property,
  };

  it('each is known by its position, and one that was found violated is not searched again', async () => {
    const { violations, probe } = await probeWalks(instance, properties, { walks: 20, steps: 200 });
    expect([...violations.keys()]).toEqual([1]);
    expect(violations.get(1)?.trace.property).toBe('answered');
    const [walk] = walksThrough(instance, { walks: 1, steps: 200 });
    if (walk === undefined) throw new Error('a walk was asked for');
    const before = [probe.tallyOf(0).searched, probe.tallyOf(1).searched];
    expect((await probe.probe(walk.run)).violations.size).toBe(0);
    expect([probe.tallyOf(0).searched, probe.tallyOf(1).searched]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  });

  it('only those are searched that are asked for', async () => {
    const { probe } = await probeWalks(instance, properties, { walks: 1, steps: 1 }, { states: 1 });
    const [walk] = walksThrough(instance, { walks: 1, steps: 1 });
    if (walk === undefined) throw new Error('a walk was asked for');
    await probe.probe(walk.run, [0]);
    expect([0, 1, 2].map((position) => probe.tallyOf(position).searched)).toEqual([2, 1, 0]);
  });
});

describe('a bound of time', () => {
  it('is violated by a run on which too much time passes', async () => {
    const instance = request(3, 9);
    const late = within<Request>(
      'in time',
      8,
      (s) => s.phase === 'asked',
      (s) => s.phase === 'answered',
    );
    const { violations } = await probeWalks(instance, { late }, { walks: 1, steps: 5 });
    const violation = violations.get(0);
    if (violation === undefined) throw new Error('it is not found');
    expect(replay(instance, violation.trace)).toEqual({ ok: true });
    expect(violation.clause).toBe('9 ms pass without it');
    expect(violation.trace.loop).toBeNull();
  });
});

describe('the model is at fault', () => {
  const fails = (hasTime: boolean) =>
    defineModel({
      name: 'fails',
      ...(hasTime ? { time: { unit: 'ms' as const } } : {}),
      state: () => ({
        count: integer({ min: 0, max: 9 }),
        turn: boolean(),
        ...(hasTime ? { timer: countdown({ max: 5 }) } : {}),
      }),
      actions: ({ action }) => [
        action('count', {
          when: (s) => s.count < 9,
          then: (s) => {
            s.count += 1;
          },
        }),
        action('turn', {
          then: (s) => {
            s.turn = !s.turn;
          },
        }),
      ],
    }).instantiate();

  const isNine = (s: { readonly count: number }) => s.count === 9;

  it('where a property throws in a state near a walk', async () => {
    const throws = eventually<{ readonly count: number }>('it throws', (s) => {
      if (s.count === 4) throw new Error('four');
      return isNine(s);
    });
    const { failure, violations } = await probeWalks(fails(false), { throws }, { walks: 1, steps: 0 });
    expect(violations.size).toBe(0);
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('four') });
    const trace = failure?.trace;
    if (trace === null || trace === undefined) throw new Error('there is a run to the state');
    expect(replay(fails(false), trace)).toEqual({ ok: true });
    expect(trace.steps).toHaveLength(4);
  });

  it('where a run goes on for ever in no time', async () => {
    const late = within<{ readonly count: number }>('in time', 3, (s) => s.count === 1, isNine);
    const { failure } = await probeWalks(fails(true), { late }, { walks: 1, steps: 3 });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('no time passes') });
  });

  it('where an action throws in a state near a walk', async () => {
    const broken = defineModel({
      name: 'broken',
      state: () => ({ count: integer({ min: 0, max: 5 }) }),
      actions: ({ action }) => [
        action('count', {
          then: (s) => {
            s.count += 1;
          },
        }),
      ],
    }).instantiate();
    const is = eventually<{ readonly count: number }>('it is six', (s) => s.count === 6);
    const { failure } = await probeWalks(broken, { is }, { walks: 1, steps: 2 });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('count cannot be 6') });
    expect(failure?.trace?.steps).toHaveLength(5);
  });
});
