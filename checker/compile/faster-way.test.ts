import { afterEach, expect, test, vi } from 'vitest';
import { FasterWay } from './faster-way.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The ways that are gone, as many times as asked, if going them takes so long. */
function waysGone(times: number, cost: (isSecond: boolean, time: number) => number): boolean[] {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const way = new FasterWay();
  return Array.from({ length: times }, (_, time) => {
    const { isSecond } = way;
    now += cost(isSecond, time);
    way.went();
    return isSecond;
  });
}

const LONG = 400_000;

test.each([
  ['the first', 1, 2, false],
  ['the second', 2, 1, true],
])('both ways are tried and then the faster one is gone: %s', (_, first, second, expected) => {
  const gone = waysGone(LONG, (isSecond) => (isSecond ? second : first));
  expect(new Set(gone.slice(0, LONG / 2))).toEqual(new Set([false, true]));
  expect(new Set(gone.slice(-LONG / 4))).toEqual(new Set([expected]));
});

test('what disturbs some turns of the faster way does not hide it', () => {
  const gone = waysGone(LONG, (isSecond, time) => (isSecond ? 1 + (time < LONG / 4 ? 50 : 0) : 2));
  expect(gone.at(-1)).toBe(true);
});
