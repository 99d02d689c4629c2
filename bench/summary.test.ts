import { expect, test } from 'vitest';
import type { Outcome } from './figures.js';
import type { Coverage } from './subject.js';
import { median, summarize } from './summary.js';

const subjectOf = (name: string, covers: Coverage = 'everything') => ({
  name,
  covers,
  countsLevels: true,
  measure: () => Promise.reject(new Error('measured already')),
});

function summaryOf(outcomesOf: { readonly [name: string]: readonly Outcome[] }, covers: Coverage = 'everything') {
  const series = Object.entries(outcomesOf).map(([name, outcomes]) => ({
    subject: subjectOf(name, name === 'reference' ? 'everything' : covers),
    outcomes,
  }));
  const subjects = series.map(({ subject }) => subject);
  return summarize({ name: 'workload', about: 'about', reference: 'reference', subjects }, series);
}

const outcome = (seconds: number, more: Partial<Outcome> = {}) => ({
  distinctStates: 100,
  transitions: 1000,
  depth: 10,
  seconds,
  ...more,
});

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([])).toBeUndefined();
  expect(median([7])).toBe(7);
  expect(median([30, 1, 2])).toBe(2);
  expect(median([4, 1, 30, 2])).toBe(3);
});

test('speed is the median of the rounds, each compared with the reference in the same one', () => {
  const { rows } = summaryOf({
    reference: [outcome(2), outcome(20), outcome(2)],
    // In the second round the machine was slow.
    other: [outcome(1), outcome(10), outcome(4)],
  });
  expect(rows.map(({ subject, speed }) => [subject, speed])).toEqual([
    ['reference', 1],
    ['other', 2],
  ]);
  expect(rows[1]).toMatchObject({ seconds: 1, medianSeconds: 4, secondsOfRounds: [1, 10, 4] });
});

test('there is no speed where the reference is absent', () => {
  const { rows, absent } = summaryOf({ reference: [{ unavailable: 'not installed' }], other: [outcome(1)] });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.speed).toBeUndefined();
  expect(rows[0]?.cpuRatio).toBeUndefined();
  expect(absent).toEqual([{ subject: 'reference', reason: 'not installed', failed: false }]);
});

test('of memory the maximum counts, of processor time the median', () => {
  const usage = (cpuSeconds: number, peakMemory: number) => outcome(1, { cpuSeconds, peakMemory });
  const { rows } = summaryOf({
    reference: [usage(1, 30), usage(5, 10), usage(2, 20)],
    other: [usage(2, 1), usage(20, 1), usage(6, 1)],
  });
  expect(rows[0]).toMatchObject({ cpuSeconds: 2, cpuRatio: 1, peakMemory: 30 });
  expect(rows[1]).toMatchObject({ cpuSeconds: 6, cpuRatio: 3 });
});

test('what a sample has missed is what others have seen', () => {
  const { rows } = summaryOf({ reference: [outcome(1)], other: [outcome(1, { distinctStates: 75 })] }, 'sample');
  expect(rows.map(({ missed }) => missed)).toEqual([undefined, 0.25]);
});
