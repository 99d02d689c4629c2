import { expect, test } from 'vitest';
import { deadlockFree, defineModel, integer } from '../../language/index.js';
import { fromTheStart } from './from-the-start.js';
import { Reruns } from './rerun.js';
import { shorten } from './shorten.js';

/** A way of twelve steps, one of which can be saved; noise makes so many states that a search from the start gets nowhere. */
const way = defineModel({
  name: 'way',
  state: () => ({ at: integer({ min: 0, max: 12 }), noise: integer({ min: 0, max: 63 }) }),
  actions: ({ action }) => [
    action('walk', {
      when: (s) => s.at < 12,
      then: (s) => {
        s.at += 1;
      },
    }),
    action('jump', {
      when: (s) => s.at === 5,
      then: (s) => {
        s.at = 7;
      },
    }),
    action('make noise', {
      each: integer({ min: 0, max: 63 }),
      then: (s, value) => {
        s.noise = value;
      },
    }),
  ],
  properties: ({ never }) => ({ arrived: never('the way is at its end', (s) => s.at === 12) }),
}).instantiate();

test('a run gets shorter by what is near it, and nobody says that none is shorter, where the start is too far away', () => {
  const { arrived: property } = way.properties;
  if (property === undefined) throw new Error('the way has an end');
  const reruns = new Reruns(way, { shows: 'decision', property });
  const walked = Int32Array.from([-1, 0, ...Array.from({ length: 12 }, () => [0, 0]).flat()]);
  const { run, isShortest } = shorten(way, reruns, reruns.statesOf(walked), 50);
  expect([run.length - 1, isShortest]).toEqual([11, false]);
  const enough = shorten(way, reruns, reruns.statesOf(walked), 1_000);
  expect([enough.run.length - 1, enough.isShortest]).toEqual([11, true]);
});

/** Stuck at the end of a long way, and of a short one that branches off where a search of few states ends. */
const trap = defineModel({
  name: 'trap',
  state: () => ({ at: integer({ min: 0, max: 9 }) }),
  actions: ({ action }) => [
    action('walk', {
      when: (s) => s.at < 8,
      then: (s) => {
        s.at += 1;
      },
    }),
    action('turn off', {
      when: (s) => s.at === 0,
      then: (s) => {
        s.at = 9;
      },
    }),
  ],
}).instantiate();

test('of deadlocks no more is said to be too few steps than a search that broke off has expanded', () => {
  const reruns = new Reruns(trap, { shows: 'decision', property: deadlockFree() });
  const walked = Int32Array.from([-1, 0, ...Array.from({ length: 8 }, () => [0, 0]).flat()]);
  for (const mostStates of [1, 2, 3, 4, 5, 100]) {
    const { run, isShortest } = shorten(trap, reruns, reruns.statesOf(walked), mostStates);
    if (isShortest) expect(run.length - 1, `${mostStates} states`).toBe(1);
    const { tooFew } = fromTheStart(trap, reruns.aim, 8, mostStates);
    expect(tooFew, `${mostStates} states`).toBeLessThan(1);
  }
});
