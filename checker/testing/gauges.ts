import { array, defineModel, integer, type Model } from '../language/index.js';
import type { Sources } from '../source.js';

const most = 24;

const instruments = defineModel({
  name: 'gauges',
  state: () => ({ gauge: array(6, integer({ min: 0, max: 2 ** 26 })) }),
  actions: ({ action }) => [
    action('rise', {
      each: integer({ min: 0, max: 1 }),
      fair: 'weak',
      when: (s, quantity) => s.gauge.at(quantity) < most,
      then: (s, quantity) => {
        for (let at = quantity; at < 6; at += 2) s.gauge.set(at, s.gauge.at(at) + 10 ** Math.floor(at / 2));
      },
    }),
    action('start again', {
      each: integer({ min: 0, max: 1 }),
      when: (s, quantity) => s.gauge.at(quantity) === most && s.gauge.at(1 - quantity) < 5,
      then: (s, quantity) => {
        for (let at = quantity; at < 6; at += 2) s.gauge.set(at, 0);
      },
    }),
  ],
  final: () => (s) => s.gauge.at(0) === most && s.gauge.at(1) === most,
  properties: ({ always, alwaysStep, eventually, reachable }) => ({
    early: always('they never are 1 and 2', (s) => s.gauge.at(0) !== 1 || s.gauge.at(1) !== 2),
    late: always('they never are 20 and 19', (s) => s.gauge.at(0) !== 20 || s.gauge.at(1) !== 19),
    steady: alwaysStep('the second never rises beyond 18 beside 17', (before, after) => {
      return before.gauge.at(0) !== 17 || after.gauge.at(1) <= 18;
    }),
    much: reachable('both are far up', (s) => s.gauge.at(0) + s.gauge.at(1) > 40),
    throughout: always('every state is visited', () => true),
    end: eventually('both arrive', (s) => s.gauge.at(0) === most && s.gauge.at(1) === most),
  }),
});

/** Two quantities, which three gauges each show, by turns: six words, of which neighbours vary independently; 25² states. */
export function gauges(): Model {
  return instruments;
}

/** Where a thread finds it. */
export const sourcesOfGauges: Sources = { model: { module: import.meta.url, export: gauges.name, given: [] } };
