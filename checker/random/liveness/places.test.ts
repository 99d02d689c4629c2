import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesOn, someOf } from './places.js';

it('places are positions on a run: its end, those given, and others, each once, so many at most', () => {
  const cases = fc
    .record({ length: fc.integer({ min: 1, max: 60 }), most: fc.integer({ min: 1, max: 9 }) })
    .chain(({ length, most }) =>
      fc.record({ length: fc.constant(length), most: fc.constant(most), given: fc.array(fc.nat({ max: length - 1 })) }),
    );
  fc.assert(
    fc.property(cases, ({ length, most, given }) => {
      const places = placesOn(length, given, most);
      expect(places[0]).toBe(length - 1);
      expect(new Set(places).size).toBe(places.length);
      expect(places.length).toBeLessThanOrEqual(most);
      for (const place of places) expect(place >= 0 && place < length && Number.isInteger(place)).toBe(true);
      const wanted = new Set([length - 1, ...given]);
      for (const position of [...wanted].slice(0, most)) expect(places).toContain(position);
    }),
    { seed: 1 },
  );
});

it('those that nobody gave are spread evenly', () => {
  expect(placesOn(101, [], 4)).toEqual([100, 80, 60, 40]);
});

it('of many positions some are taken, spread evenly', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 9 }), (positions, most) => {
      const some = someOf(positions, most);
      expect(some).toHaveLength(Math.min(most, positions.length));
      expect(new Set(some).size).toBe(some.length);
      for (const position of some) expect(positions).toContain(position);
    }),
    { seed: 2 },
  );
  expect(someOf([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
});
