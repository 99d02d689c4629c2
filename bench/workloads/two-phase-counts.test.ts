import { expect, test } from 'vitest';
import { explore } from '../yardstick/two-phase.js';
import { twoPhaseCounts } from './two-phase-counts.js';

test.each([1, 2, 3, 4, 5, 6])('the formulas count what there is with %i resource managers', (resourceManagers) => {
  const { orbits, ...counts } = twoPhaseCounts(resourceManagers);
  expect(explore(resourceManagers)).toMatchObject(counts);
  expect(orbits).toBeLessThanOrEqual(counts.distinctStates);
});

test.each([
  [3, 288, 1_146, 11, 80],
  [5, 8_832, 58_146, 17, 314],
  [7, 296_448, 2_744_706, 23, 920],
  [8, 1_745_408, 18_507_778, 26, 1_461],
  [9, 10_340_352, 123_558_402, 29, 2_232],
])('the formulas give what TLC counts with %i resource managers', (n, distinctStates, transitions, depth, orbits) => {
  expect(twoPhaseCounts(n)).toEqual({ distinctStates, transitions, depth, orbits });
});
