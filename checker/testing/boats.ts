import { array, defineModel, integer, type Model, oneOf } from '../language/index.js';
import type { Sources } from '../source.js';

const boat = oneOf('red', 'green', 'blue');

const river = defineModel({
  name: 'boats',
  parameters: { marks: integer({ min: 1, max: 255, default: 24 }) },
  state: ({ marks }) => ({ mark: array(boat, integer({ min: 0, max: marks })) }),
  actions: ({ marks, action }) => [
    action('row', {
      each: boat,
      fair: 'weak',
      when: (s, which) => s.mark.at(which) < marks,
      then: (s, which) => s.mark.set(which, s.mark.at(which) + 1),
    }),
  ],
  final:
    ({ marks }) =>
    (s) =>
      s.mark.every((mark) => mark === marks),
  properties: ({ marks, always, eventually, reachable }) => ({
    together: reachable('they begin together, which is asked until it is known', (s) => {
      if (s.mark.every((mark) => mark === 0)) return true;
      throw new Error('this is known already');
    }),
    apart: always('they never meet at the tenth mark', (s) => !s.mark.every((mark) => mark === 10)),
    ahead: reachable('blue is far ahead', (s) => s.mark.at('blue') > 20 && s.mark.at('red') + s.mark.at('green') === 5),
    throughout: always('every state is visited', () => true),
    arrival: eventually('all arrive', (s) => s.mark.every((mark) => mark === marks)),
    rest: eventually('red is at the third mark when green has arrived', (s) => {
      return s.mark.at('red') === 3 && s.mark.at('green') === marks;
    }),
  }),
});

/** Three boats that are rowed along a river, in any order: levels that become wide and narrow again, (marks + 1)³ states. */
export function boats(): Model {
  return river;
}

/** Where a thread finds it. */
export const sourcesOfBoats: Sources = { model: { module: import.meta.url, export: boats.name, given: [] } };
