import { describe, expect, it } from 'vitest';
import { boolean, processIds } from './domain.js';
import { defineModel } from './model.js';
import { array, countdown, type Fields, perProcess } from './structure.js';
import type { TimeDeclaration } from './time.js';
import { TIME_PASSES } from './time-passes.js';

/** A model of these fields, with an action of this name in its variant "other". */
const timed = (time: TimeDeclaration | undefined, fields: Fields = { timer: countdown({ max: 5 }) }, name = 'added') =>
  defineModel({
    name: 'timed',
    ...(time === undefined ? {} : { time }),
    state: () => fields,
    actions: ({ action }) => [action('idle', { then: () => {} })],
    variants: { plain: {}, other: ({ action }) => ({ add: [action(name, { then: () => {} })] }) },
  });

describe('the time of a model', () => {
  it('passes by an action that comes after all others, those of a variant too', () => {
    const instance = timed({ unit: 'ms', step: 5 }).instantiate({ variant: 'other' });
    expect(instance.time).toEqual({ unit: 'ms', step: 5 });
    expect(instance.actions.map(({ name }) => name)).toEqual(['idle', 'added', TIME_PASSES]);
    expect(instance.actions.at(-1)).toMatchObject({
      kind: 'timer',
      fair: undefined,
      range: { over: 'time', unit: 'ms', step: 5 },
    });
  });

  it('goes by single units if no step is said', () => {
    expect(timed({ unit: 'µs' }).instantiate().time).toEqual({ unit: 'µs', step: 1 });
  });

  it('is there only if declared', () => {
    const { time, actions } = timed(undefined, { on: boolean() }).instantiate();
    expect([time, actions.length]).toEqual([undefined, 1]);
  });

  it('is needed wherever a countdown is', () => {
    const inner = { up: boolean(), lease: array(2, countdown({ max: 5 })) };
    const model = defineModel({
      name: 'timeless',
      processes: () => ({ node: processIds(2) }),
      state: ({ node }) => ({ node: perProcess(node, inner) }),
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    expect(() => model.instantiate()).toThrow(
      `model "timeless": node[…].lease[…] is a countdown, so the model needs a time: { unit: 'ms' }, say`,
    );
  });

  it.each([
    [{ unit: '' }, 'the unit of time must be a word, not ""'],
    [{ unit: 'milli seconds' }, 'the unit of time must be a word, not "milli seconds"'],
    [{ unit: 'ms', step: 0 }, 'the step of time must be a positive integer, not 0'],
    [{ unit: 'ms', step: 0.5 }, 'the step of time must be a positive integer, not 0.5'],
  ])('is refused if it is %j', (time, sentence) => {
    expect(() => timed(time).instantiate()).toThrow(`model "timed": ${sentence}`);
  });

  it('is refused beside an action of the same name', () => {
    const clashing = timed({ unit: 'ms' }, undefined, TIME_PASSES);
    expect(() => clashing.instantiate()).not.toThrow();
    expect(() => clashing.instantiate({ variant: 'other' })).toThrow(
      'model "timed": an action cannot be called "time passes"; by that name the model\'s time passes',
    );
  });
});

describe('a countdown', () => {
  it.each([0, -1, 1.5, Number.POSITIVE_INFINITY])(
    'needs a positive integer for its longest duration, not %d',
    (max) => {
      expect(() => countdown({ max })).toThrow(`countdown: max must be a positive integer, not ${max}`);
    },
  );
});
