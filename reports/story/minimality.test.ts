import { expect, test } from 'vitest';
import { type Finding, minimalityOf } from './minimality.js';
import { runOf } from './testing/index.js';

const deeds = [{ action: 'one' }, { action: 'two' }];
const found: Finding = {
  trace: runOf({}, deeds),
  engine: 'exhaustive',
  search: 'bfs',
  reduction: 'off',
  storage: 'exact',
};
const loop = { start: 0, assumed: null, fairness: [], couldHappen: [] };

test('breadth first, exactly and in full, the first run found is the shortest', () => {
  expect(minimalityOf(found)).toMatch(/^Shortest: /);
});

test('what takes that away is named', () => {
  expect(minimalityOf({ ...found, reduction: 'on' })).toContain('partial-order reduction');
  expect(minimalityOf({ ...found, search: 'dfs' })).toContain('depth first');
  expect(minimalityOf({ ...found, storage: 'bitstate' })).toContain('bitstate storage');
  expect(minimalityOf({ ...found, trace: runOf({}, deeds, loop) })).toContain('may be a shorter one');
  expect(minimalityOf({ ...found, engine: 'random', search: 'walks' })).toContain('at random');
});

test('a random run says from how many steps it was shrunk', () => {
  const walk = { walk: 17, strategy: 'novel', path: '0', steps: 143 } as const;
  const random: Finding = { ...found, engine: 'random', search: 'walks' };
  expect(minimalityOf({ ...random, found: walk })).toBe('Shrunk from 143 steps to 2; random walk 17 had found it.');
  expect(minimalityOf({ ...random, found: { ...walk, steps: 2 } })).toContain('shrinking made it no shorter');
});
