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
