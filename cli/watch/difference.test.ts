import { expect, test } from 'vitest';
import type { CheckResult } from '../../checker/index.js';
import { inconclusive, property, result, violated } from '../../reports/testing/index.js';
import { differenceLines } from './difference.js';

const before = result({ properties: [property({ id: 'exclusion' }), property({ id: 'calm' })], distinctStates: 1204 });
const failure = { kind: 'model', message: 'action "vote" threw', trace: null } as const;

test.each<[string, Partial<CheckResult>, readonly string[]]>([
  ['nothing', {}, ['nothing has changed: the same verdicts and as many states']],
  [
    'a verdict and the number of states',
    { properties: [{ ...violated, id: 'exclusion' }, property({ id: 'calm' })], distinctStates: 1310 },
    ['exclusion: holds → violated after 4 steps', '1,204 → 1,310 states'],
  ],
  ['a property that is new', { properties: [...before.properties, property({ id: 'fair' })] }, ['fair: new, holds']],
  ['a property that is gone', { properties: [property({ id: 'exclusion' })] }, ['calm: no longer there']],
  [
    'a model at fault',
    { failure, properties: [{ ...inconclusive, id: 'exclusion' }, property({ id: 'calm' })] },
    ['the model is now at fault', 'exclusion: holds → inconclusive'],
  ],
])('%s', (_, differently, lines) => {
  expect(differenceLines(before, { ...before, ...differently })).toEqual(lines);
});

test('a model that is no longer at fault', () => {
  expect(differenceLines({ ...before, failure }, before)).toEqual(['the model is no longer at fault']);
});
