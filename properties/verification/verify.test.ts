import { describe, expect, test } from 'vitest';
import type { SuiteProgress } from './explore-all.js';
import type { SuiteResult } from './suite-result.js';
import { verify } from './verify.js';

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

describe('interrupted', () => {
  const interruptedWhen = async (models: readonly string[], isTime: (progress: SuiteProgress) => boolean) => {
    const controller = new AbortController();
    const onProgress = (progress: SuiteProgress) => {
      if (isTime(progress)) controller.abort();
    };
    return verify({ models, workers: 1, signal: controller.signal, onProgress });
  };
  const objectionsTo = ({ checks }: SuiteResult, variant: string) => [
    ...new Set(checks.filter(({ binding }) => binding.variant === variant).map(({ objection }) => objection)),
  ];

  test('it says what it has, and the rest is undecided', async () => {
    const result = await interruptedWhen(models, ({ done }) => done === 1);
    expect(result.interrupted).toBe(true);
    expect(result.checks.some(({ result: found }) => found !== null)).toBe(true);
    expect(result.summary.checks.undecided).toBeGreaterThan(0);
  });

  test('it says so of what is under way and of what waits; what is decided stays so', async () => {
    const result = await interruptedWhen(['transaction-timeout'], ({ done, running }) => {
      return done > 0 && running.some(({ variant }) => variant === 'any-transaction-times-out');
    });
    expect(objectionsTo(result, 'any-transaction-times-out')).toEqual(['interrupted while it was explored']);
    expect(objectionsTo(result, 'repaired')).toEqual(['interrupted before it was explored']);
    const documented = result.checks.filter(({ binding }) => binding.variant === 'documented');
    // The break is found, but not yet what it is compared with.
    expect(documented.map(({ result: found }) => found?.properties[0]?.verdict)).toContain('violated');
    expect(result.summary.checks.otherwise).toBe(0);
  });

  test('what a trial has decided stays decided', async () => {
    const result = await interruptedWhen(['transaction-timeout'], ({ done, of, running }) => {
      return done > of - 2 && running.length > 0;
    });
    const onLarger = result.checks.filter(({ binding }) => binding.variant === 'repaired');
    expect(new Set(onLarger.map(({ outcome }) => outcome))).toEqual(new Set(['as bound', 'undecided']));
    for (const { binding, outcome, objection } of onLarger) {
      if (outcome === 'undecided')
        expect(objection, binding.checked).toMatch(/^interrupted (while|before) it was explored$/);
    }
  });
});

test('too little memory to begin with is refused in a sentence', async () => {
  await expect(verify({ models, memoryLimit: 2 ** 20 })).rejects.toThrow(
    /^a memory limit of 1m leaves nothing to explore with: signalbox itself takes \d+m before it begins$/,
  );
});

test('what memory does not suffice for is undecided, and says so', async () => {
  const memoryLimit = process.memoryUsage.rss() + 2 ** 20;
  const { checks } = await verify({ models: ['transaction-timeout'], workers: 1, memoryLimit });
  const repaired = checks.filter(({ binding }) => binding.kind === 'holds');
  expect(repaired.map(({ outcome }) => outcome)).toContain('undecided');
  expect(repaired.map(({ objection }) => objection)).toContainEqual(expect.stringContaining('memory'));
});
