import { array, defineModel, integer, type Model, oneOf } from '../language/index.js';
import type { Sources } from '../source.js';

const boat = oneOf('red', 'green');

const river = defineModel({
  name: 'leaky-boats',
  state: () => ({ mark: array(boat, integer({ min: 0, max: 9 })) }),
  actions: ({ action }) => [
    action('row', {
      each: boat,
      fair: 'weak',
      when: (s, which) => s.mark.at(which) < 6,
      then: (s, which) => s.mark.set(which, s.mark.at(which) + 1),
    }),
    action('drift', { when: (s) => s.mark.every((mark) => mark === 5), then: (s) => s.mark.set('red', 9) }),
    action('sink', {
      when: (s) => s.mark.every((mark) => mark === 5),
      then: () => {
        throw new Error('a leak');
      },
    }),
  ],
  properties: ({ alwaysStep, eventually, reachable }) => ({
    steady: alwaysStep('no boat goes far at once', (before, after) => after.mark.at('red') - before.mark.at('red') < 2),
    together: reachable('they begin together, which is asked until it is known', (s) => {
      if (s.mark.every((mark) => mark === 0)) return true;
      throw new Error('this is known already');
    }),
    arrival: eventually('all arrive', (s) => s.mark.every((mark) => mark === 6)),
  }),
});

/** Two boats, and a model at fault: it throws in the very expansion of which another step has broken a property. */
export function leakyBoats(): Model {
  return river;
}

/** Where a thread finds it. */
export const sourcesOfLeakyBoats: Sources = { model: { module: import.meta.url, export: leakyBoats.name, given: [] } };
