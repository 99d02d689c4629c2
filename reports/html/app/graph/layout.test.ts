import { expect, test } from 'vitest';
import type { Surroundings } from '../../../../checker/index.js';
import { positionsOf } from './layout.js';

const surroundings = (
  steps: readonly (number | null)[],
  arrows: readonly (readonly [number, number])[],
): Surroundings => ({
  complete: false,
  states: steps.map((step) => ({ label: '', step })),
  transitions: arrows.map(([from, to]) => ({ from, to, action: 'go', arguments: {}, taken: false })),
});

test('a state is drawn below those from which it is reached, as far down as it takes steps', () => {
  const positions = positionsOf(
    surroundings(
      [0, 1, null, 2],
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
        [3, 0],
      ],
    ),
  );
  expect(positions.map(({ y }) => -y)).toEqual([0, 1, 1, 2]);
  expect(new Set(positions.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});

test('states of a level stand near those from which they come', () => {
  const positions = positionsOf(
    surroundings(
      [0, null, null, null, null],
      [
        [0, 1],
        [0, 2],
        [2, 3],
        [1, 4],
      ],
    ),
  );
  const [left, right] = [positions[1]?.x ?? 0, positions[2]?.x ?? 0];
  expect(Math.sign((positions[4]?.x ?? 0) - (positions[3]?.x ?? 0))).toBe(Math.sign(left - right));
});

test('what no step leads to has a place, too', () => {
  expect(positionsOf(surroundings([null, 0], []))).toHaveLength(2);
  expect(positionsOf(surroundings([], []))).toEqual([]);
});
