import { expect, test } from 'vitest';
import { lasso, randomRuns, trace } from '../testing/index.js';
import { foundText, statisticsLines } from './random-runs.js';
import { plain } from './style.js';

test('who took the walks stands beside how long they were, and below it where there is no room', () => {
  const statistics = [
    '  strategy  walks      steps     steps in a walk  walks',
    '  uniform   4,000  1,412,118                   1      3  ▏',
    '  novel     6,000  2,000,000                 2–3      0',
    `                                             4–7  1,997  ${'█'.repeat(6)}`,
    '                                            8–15      0',
    `                                           16–30  8,000  ${'█'.repeat(24)}`,
    '  1,234 walks ended where nothing more can happen',
  ];
  expect(statisticsLines(randomRuns, plain)).toEqual(statistics);
  const narrow = statisticsLines(randomRuns, { ...plain, width: 60 });
  expect(narrow.slice(0, 5)).toEqual([
    '  strategy  walks      steps',
    '  uniform   4,000  1,412,118',
    '  novel     6,000  2,000,000',
    '',
    '  steps in a walk  walks',
  ]);
});

test('walks that ended for another reason than their length are told', () => {
  expect(statisticsLines({ ...randomRuns, standstills: 1 }, plain).slice(-2)).toEqual([
    '  1,234 walks ended where nothing more can happen',
    '  1 walk ended where nothing that can happen changes anything',
  ]);
});

test('one strategy needs no table, and one walk none at all', () => {
  const [first] = randomRuns.strategies;
  if (first === undefined) throw new Error('there are two');
  const alone = { ...randomRuns, strategies: [first], deadEnds: 1 };
  const lines = statisticsLines(alone, plain);
  expect(lines[0]).toBe('  steps in a walk  walks');
  expect(lines.at(-1)).toBe('  1 walk ended where nothing more can happen');
  expect(statisticsLines({ ...alone, deadEnds: 0 }, plain)).toHaveLength(lines.length - 1);
  expect(statisticsLines({ ...randomRuns, walks: 1 }, plain)).toEqual([]);
});

test('a run that was found says by which walk, and how short it was made if it was', () => {
  const found = { walk: 1_204, strategy: 'priority', steps: 212, path: '1204:3' } as const;
  expect(foundText(found, trace)).toBe('found by walk 1,204 (priority) after 212 steps, shortened to 4');
  expect(foundText({ ...found, steps: 4 }, trace)).toBe('found by walk 1,204 (priority) after 4 steps');
  expect(foundText({ ...found, steps: 3 }, lasso)).toBe('found by walk 1,204 (priority) after 3 steps');
  expect(foundText({ ...found, steps: 0 }, { ...trace, steps: [] })).toBe(
    'found by walk 1,204 (priority) in its initial state',
  );
});
