import { expect, test } from 'vitest';
import { check } from '../check.js';
import { always, defineModel, eventually, type Instance, integer } from '../language/index.js';
import { simulate } from './simulate.js';

interface State {
  readonly count: number;
}

/** A counter whose runs begin as it is said. */
function beginning(how: { when?: () => boolean; then?: () => void }): Instance {
  return defineModel({
    name: 'beginner',
    state: () => ({ count: integer({ min: 0, max: 3 }) }),
    initial: ({ action }) => [action('begin', { when: how.when ?? (() => true), then: how.then ?? (() => {}) })],
    actions: ({ action }) => [
      action('on', {
        when: (s) => s.count < 3,
        then: (s) => {
          s.count += 1;
        },
      }),
    ],
  }).instantiate();
}

function broken(): never {
  throw new Error('it broke');
}

test('what one of many initial states violates is found there, also by walks that go on from where others were', async () => {
  const many = defineModel({
    name: 'many-beginnings',
    state: () => ({ kind: integer({ min: 0, max: 4_000 }), count: integer({ min: 0, max: 30 }) }),
    initial: ({ action }) => [
      action('begin', {
        each: integer({ min: 0, max: 4_000 }),
        then: (s, kind) => {
          s.kind = kind;
        },
      }),
    ],
    actions: ({ action }) => [
      action('on', {
        each: integer({ min: 0, max: 3 }),
        when: (s) => s.count < 30,
        then: (s, more) => {
          s.count = Math.min(30, s.count + more);
        },
      }),
    ],
  }).instantiate();
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_, kind) => [
      `not-${kind}`,
      always<{ readonly kind: number }>('it is of another kind', (s) => s.kind !== 200 * kind),
    ]),
  );
  const options = { properties, walks: 4_000, stepsPerWalk: 20, strategy: 'novel', workers: 1 } as const;
  const { failure, properties: results } = await simulate(many, options);
  expect(failure).toBeNull();
  expect(results.filter(({ verdict }) => verdict === 'violated').length).toBeGreaterThan(5);
});

const fine = always<State>('fine', () => true);
/** One of whole runs: walks are looked at for it. */
const end = eventually<State>('it ends', (s) => s.count === 3);

test.each([
  ['the guard of an initial action', beginning({ when: broken }), fine],
  ['its effect', beginning({ then: broken }), fine],
  ['what a property asks of the initial state', beginning({}), always<State>('it is asked', broken)],
  ['that there is no initial state', beginning({ when: () => false }), fine],
])('%s is the fault that an exhaustive exploration names', async (_, instance, property) => {
  const properties = { property, end };
  const { failure } = await simulate(instance, { properties, walks: 20, workers: 1 });
  const { failure: expected } = await check(instance, { properties, workers: 1 });
  expect(expected?.kind).toBe('model');
  expect(failure).toEqual({ ...expected, trace: null });
});
