import { defineModel, integer } from '../../checker/index.js';

const smallCapacity = 3;
const bigCapacity = 5;

/** Not a jug's capacity but all the water there can be: that no jug overflows is the model's to show. */
const litres = () => integer({ min: 0, max: smallCapacity + bigCapacity });

/**
 * The puzzle of the film "Die Hard with a Vengeance": with a jug of three litres, one of five and a fountain, measure
 * four litres.
 *
 * After module DieHard of Leslie Lamport, "The TLA+ Hyperbook" and video course, lecture 4; as there, every action is
 * always possible, and some change nothing.
 */
export const dieHard = defineModel({
  name: 'die-hard',
  about: 'Measure four litres with a jug of three and a jug of five',
  state: () => ({ small: litres(), big: litres() }),
  actions: ({ action }) => [
    action('fill the small jug', {
      then: (s) => {
        s.small = smallCapacity;
      },
    }),
    action('fill the big jug', {
      then: (s) => {
        s.big = bigCapacity;
      },
    }),
    action('empty the small jug', {
      then: (s) => {
        s.small = 0;
      },
    }),
    action('empty the big jug', {
      then: (s) => {
        s.big = 0;
      },
    }),
    action('pour the small jug into the big one', {
      then: (s) => {
        const poured = Math.min(s.small, bigCapacity - s.big);
        s.small -= poured;
        s.big += poured;
      },
    }),
    action('pour the big jug into the small one', {
      then: (s) => {
        const poured = Math.min(s.big, smallCapacity - s.small);
        s.big -= poured;
        s.small += poured;
      },
    }),
  ],
  properties: ({ always, reachable }) => ({
    solvable: reachable('the big jug holds four litres', (s) => s.big === 4),
    capacities: always('no jug holds more than its capacity', (s) => s.small <= smallCapacity && s.big <= bigCapacity),
    measurable: always(
      'one of the jugs is empty or full',
      (s) => s.small === 0 || s.small === smallCapacity || s.big === 0 || s.big === bigCapacity,
    ),
  }),
});
