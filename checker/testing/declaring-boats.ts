import { array, boolean, defineModel, integer, type Model, oneOf } from '../language/index.js';
import type { Sources } from '../source.js';

const boat = oneOf('red', 'green', 'blue');

const river = defineModel({
  name: 'declaring-boats',
  parameters: { marks: integer({ min: 1, max: 99, default: 8 }) },
  state: ({ marks }) => ({ mark: array(boat, integer({ min: 0, max: marks })), isTied: boolean() }),
  actions: ({ marks, action }) => [
    action('row', {
      each: boat,
      touches: (which) => ({ reads: [['mark', which]], writes: [['mark', which]] }),
      when: (s, which) => s.mark.at(which) < marks,
      then: (s, which) => s.mark.set(which, s.mark.at(which) + 1),
    }),
    action('tie up', {
      touches: { reads: ['mark'], writes: ['isTied'] },
      when: (s) => s.mark.every((mark) => mark === marks),
      then: (s) => {
        s.isTied = true;
      },
    }),
  ],
  variants: {
    careful: {},
    careless: ({ marks, action }) => ({
      replace: {
        'tie up': action('tie up', {
          touches: { reads: ['mark'] },
          when: (s) => s.mark.every((mark) => mark === marks),
          then: (s) => {
            s.isTied = true;
          },
        }),
      },
    }),
  },
  properties: ({ reachable, deadlockFree }) => ({
    tied: reachable('they are tied up', (s) => s.isTied),
    'deadlock-free': deadlockFree(),
  }),
});

/** Three boats that declare what they touch. Where they are careless one thing is forgotten, which is done last of all. */
export function declaringBoats(): Model {
  return river;
}

/** Where a thread finds them. */
export const sourcesOfDeclaringBoats: Sources = {
  model: { module: import.meta.url, export: declaringBoats.name, given: [] },
};
