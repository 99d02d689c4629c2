import { expect, test } from 'vitest';
import { parseResult } from './result.js';

const figures = { distinctStates: 288, transitions: 1_146, depth: 11, seconds: 0.1, bytesPerState: 15.5 };
const result = {
  ...figures,
  complete: true,
  reason: 'all 288 states',
  bytesPerTransition: null,
  omissionProbability: 0,
};

test('the result of a check is read', () => {
  expect(parseResult(JSON.stringify(result))).toEqual(figures);
  const lossy = { ...result, bytesPerTransition: 6.5, omissionProbability: 0.01, omittedFraction: 0.001 };
  expect(parseResult(JSON.stringify(lossy))).toEqual({
    ...figures,
    bytesPerTransition: 6.5,
    omissionProbability: 0.01,
    omittedFraction: 0.001,
  });
});

test('a check that is not complete is no measurement', () => {
  const stopped = { ...result, complete: false, reason: 'stopped at 100 states' };
  expect(() => parseResult(JSON.stringify(stopped))).toThrow('stopped at 100 states');
  const { seconds: _, ...timeless } = result;
  expect(() => parseResult(JSON.stringify(timeless))).toThrow('no number seconds');
  expect(() => parseResult('[]')).toThrow('not the result of a check');
});
