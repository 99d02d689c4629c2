import { describe, expect, it } from 'vitest';
import {
  alwaysEventually,
  defineModel,
  integer,
  leadsTo,
  type Property,
  refines,
  temporal,
} from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import { isTemporal } from '../temporal/index.js';
import { retrace } from './retrace.js';
import { validateRun } from './validate-run.js';

interface Place {
  readonly at: number;
}

/** 0 ↔ 1 → 2; resting changes nothing. */
const walk = defineModel({
  name: 'walk',
  state: () => ({ at: integer({ min: 0, max: 2 }) }),
  actions: ({ action }) => [
    action('go', { fair: 'weak', when: (s) => s.at === 0, then: to(1) }),
    action('return', { when: (s) => s.at === 1, then: to(0) }),
    action('leave', { fair: 'strong', when: (s) => s.at === 1, then: to(2) }),
    action('rest', { fair: 'weak', then: () => {} }),
  ],
}).instantiate();

/** As far as it goes, what is walked; here going back is what is fair. */
const abstract = defineModel({
  name: 'abstract',
  state: () => ({ at: integer({ min: 0, max: 2 }) }),
  actions: ({ action }) => [
    action('go', { when: (s) => s.at === 0, then: to(1) }),
    action('return', { fair: 'weak', when: (s) => s.at === 2, then: to(0) }),
    action('leave', { when: (s) => s.at === 1, then: to(2) }),
  ],
});

function to(place: number) {
  return (s: { at: number }) => {
    s.at = place;
  };
}

/** Claims that a run through these places, which repeats from one of them on, violates a property. */
function claim(
  property: Property<Place>,
  places: readonly number[],
  start: number | null,
  assumed = 'declared' as 'declared' | 'none',
) {
  if (!isTemporal(property)) throw new Error('a run shows nothing else');
  const plain = new PlainModel(walk);
  const head = { model: 'walk', variant: 'default', parameters: {}, seed: null, property: 'it' };
  const states = places.map((at) => ({ at }));
  const trace = {
    ...retrace(plain, states, head),
    loop: start === null ? null : { start, assumed: null, fairness: [], couldHappen: [] },
  };
  return validateRun(plain, property, { id: 'it', trace, assumed });
}

const leaves = leadsTo<Place>(
  'it',
  (s) => s.at === 1,
  (s) => s.at === 2,
);
const isAtZero = alwaysEventually<Place>('it', (s) => s.at === 0);

describe('a run that the engine claims to violate a property is shown if it does', () => {
  it('and stops', () => {
    expect(claim(isAtZero, [0, 1, 2], 2)).toEqual({
      start: 2,
      assumed: { fairness: 'declared', repairs: null },
      couldHappen: [],
      fairness: [
        { action: 'go', arguments: null, fairness: 'weak', because: 'never enabled', step: null },
        { action: 'leave', arguments: null, fairness: 'strong', because: 'never enabled', step: null },
        { action: 'rest', arguments: null, fairness: 'weak', because: 'never enabled', step: null },
      ],
    });
  });

  it('and goes round, where nothing has to be fair', () => {
    expect(claim(leaves, [0, 1, 0], 0, 'none')).toMatchObject({ start: 0, fairness: [] });
  });
});

describe('the engine is contradicted if it claims that a property is violated by a run that', () => {
  it.each<readonly [string, Property<Place>, readonly number[], number | null, RegExp]>([
    ['does not violate it', leaves, [0, 1, 2], 2, /by a run that does not violate it/],
    ['is not strongly fair', leaves, [0, 1, 0], 0, /by a run that is not fair to "leave"/],
    ['stops where something fair is enabled', isAtZero, [0, 1], 1, /by a run that is not fair to "leave"/],
    ['does not come back', isAtZero, [0, 1, 2], 0, /does not come back to the state after step 0/],
    ['makes a step that the model does not', isAtZero, [0, 2], 1, /step 1 is none that the plain model can make/],
    ['does not begin where the model does', isAtZero, [1, 2], 1, /no initial state of the plain model/],
    ['ends', isAtZero, [0, 1, 2], null, /by a run that ends/],
    [
      'makes a step that changes nothing',
      temporal<Place>('it', ({ now, next }) => next(now('1', (s) => s.at === 1))),
      [0, 0, 1, 2],
      3,
      /step 1 leaves the state as it was/,
    ],
  ])('%s', (_, property, places, start, message) => {
    expect(() => claim(property, places, start)).toThrow(message);
  });
});

describe('a refinement', () => {
  const itself = refines('it', abstract, {
    mapping: (s: Place, image) => {
      image.at = s.at;
    },
  });

  it('is violated by a step that the abstract model does not make', () => {
    expect(claim(itself, [0, 1, 0], null)).toBeNull();
    expect(() => claim(itself, [0, 1, 2], null)).toThrow('by a run that does not violate it');
  });

  it('is violated by a fair run that is not fair to the abstract model', () => {
    expect(claim(itself, [0, 1, 2], 2)).toMatchObject({ start: 2 });
    expect(() => claim(itself, [0, 1, 0], 0, 'none')).toThrow('by a run that does not violate it');
    expect(() => claim(itself, [0], 0)).toThrow('by a run that does not violate it');
  });
});
