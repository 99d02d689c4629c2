import { expect, test } from 'vitest';
import { type SuiteProgress, verify } from './verify.js';

const models = ['quorum-arithmetic', 'deadlock-detection'];

test('a part of the suite is run on any number of threads, with the same outcome', async () => {
  const progress: SuiteProgress[] = [];
  const one = await verify({ models, workers: 1, onProgress: (each) => progress.push(each) });
  const two = await verify({ models, workers: 2 });
  const outcomes = ({ checks }: typeof one) => checks.map(({ binding, outcome }) => [binding.checked, outcome]);
  expect(outcomes(two)).toEqual(outcomes(one));
  expect(one.summary.checks).toMatchObject({ otherwise: 0, undecided: 0 });
  expect(one.properties.map(({ id }) => id)).toEqual(['P12', 'P24']);
  expect(progress.at(-1)).toMatchObject({ done: progress.at(-1)?.of, running: [], otherwise: [] });
});

test('each check has what was found of what it checks, and nothing else', async () => {
  const { checks } = await verify({ properties: ['P24.total'] });
  expect(checks.length).toBeGreaterThan(2);
  for (const { binding, result } of checks) {
    expect(result?.properties.map(({ id }) => id)).toEqual([binding.checked]);
    expect(result?.properties[0]?.expected).toBe(binding.expected);
  }
});

test('interrupted, it says what it has, and the rest is undecided', async () => {
  const controller = new AbortController();
  const result = await verify({
    models,
    workers: 1,
    signal: controller.signal,
    onProgress: ({ done }) => {
      if (done === 1) controller.abort();
    },
  });
  expect(result.interrupted).toBe(true);
  expect(result.checks.some(({ result: found }) => found !== null)).toBe(true);
  expect(result.summary.checks.undecided).toBeGreaterThan(0);
});
