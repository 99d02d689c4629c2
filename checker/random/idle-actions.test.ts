import { describe, expect, test } from 'vitest';
import { budget, defineModel, integer } from '../language/index.js';
import { simulate } from './index.js';

const counter = defineModel({
  name: 'counter',
  parameters: { crashes: integer({ min: 0, max: 1, default: 0 }) },
  state: ({ crashes }) => ({ value: integer({ min: 0, max: 3 }), crashes: budget(crashes) }),
  actions: ({ action, fault }) => [
    action('count', {
      when: (s) => s.value < 3,
      then: (s) => {
        s.value += 1;
      },
    }),
    action('overflow', {
      when: (s) => s.value > 3,
      then: (s) => {
        s.value = 0;
      },
    }),
    fault('crash', {
      spends: 'crashes',
      when: (s) => s.value > 3,
      then: (s) => {
        s.value = 0;
      },
    }),
  ],
  properties: ({ always, reachable }) => ({
    small: always('it is at most three', (s) => s.value <= 3),
    three: reachable('it is three', (s) => s.value === 3),
  }),
});

const warningsOf = async (crashes: number, property: string, path?: string) => {
  const instance = counter.instantiate({ parameters: { crashes } });
  const chosen = instance.properties[property];
  if (chosen === undefined) throw new Error('there is one');
  const much = path === undefined ? { walks: 20 } : { path };
  return (await simulate(instance, { properties: { [property]: chosen }, workers: 1, ...much })).warnings;
};

describe('an action that no walk took', () => {
  test('is warned of, unless it is switched off by its budget', async () => {
    const overflow = 'the action "overflow" was never taken in 20 walks';
    expect(await warningsOf(0, 'small')).toEqual([overflow]);
    expect(await warningsOf(1, 'small')).toEqual([overflow, 'the action "crash" was never taken in 20 walks']);
  });

  test('is not, where more walks were to come', async () => {
    expect(await warningsOf(1, 'three')).toEqual([]);
    expect(await warningsOf(1, 'three', '0')).toEqual([]);
  });
});
