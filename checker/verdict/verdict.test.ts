import { describe, expect, test } from 'vitest';
import { check } from '../check.js';
import { boolean, countdown, defineModel } from '../language/index.js';

const door = defineModel({
  name: 'door',
  state: () => ({ open: boolean(), locked: boolean() }),
  actions: ({ action }) => [
    action('open', {
      when: (s) => !s.open,
      then: (s) => {
        s.open = true;
      },
    }),
  ],
  properties: ({ eventually, temporal }) => ({
    opened: eventually('the door is open', (s) => s.open),
    implied: temporal('what is open was closed, what is locked stays', ({ now, and, always, implies }) =>
      and(
        implies(
          now('closed', (s) => !s.open),
          now('not locked', (s) => !s.locked),
        ),
        always(
          implies(
            now('locked', (s) => s.locked),
            always(now('locked', (s) => s.locked)),
          ),
        ),
      ),
    ),
  }),
});

const kettle = defineModel({
  name: 'kettle',
  time: { unit: 's' },
  state: () => ({ on: boolean(), boiling: countdown({ max: 2_000 }) }),
  actions: ({ action, timer }) => [
    action('switch on', {
      when: (s) => !s.on && !s.boiling.isRunning,
      then: (s) => {
        s.on = true;
        s.boiling.start(1_500, 2_000);
      },
    }),
    timer('boil', {
      when: (s) => s.boiling.isDue,
      then: (s) => {
        s.on = false;
        s.boiling.stop();
      },
    }),
  ],
  properties: ({ within }) => ({
    soon: within(
      'it boils in time',
      1_999,
      (s) => s.on,
      (s) => !s.on,
    ),
    used: within(
      'it is used in time',
      5,
      (s) => !s.on,
      (s) => s.on,
    ),
  }),
});

const results = async (model: typeof door | typeof kettle) => {
  const instance = model.instantiate();
  return check(instance, { properties: instance.properties });
};

describe('the reasons of verdicts about runs', () => {
  test('say of a bound of time how long it takes, and the limit', async () => {
    const { properties } = await results(kettle);
    expect(properties.map(({ reason }) => reason)).toEqual([
      'violated by a run of 502 steps: 2,000 s pass without it; the limit is 1,999',
      'violated by a run that stays in its initial state: time passes for ever without it; the limit is 5',
    ]);
  });

  test('say of a run that it stays where it begins, and which implication is idle', async () => {
    const { properties, warnings } = await results(door);
    expect(properties.map(({ reason }) => reason)).toEqual([
      'violated by a run that stays in its initial state',
      'every fair run through all 2 states',
    ]);
    expect(warnings).toEqual([
      'an implication in implied says nothing, since no fair run makes its premise true: locked',
    ]);
  });
});
