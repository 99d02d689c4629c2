import { expect, test } from 'vitest';
import type { SuiteProgress } from '../properties/index.js';
import { suiteProgressText } from './suite-progress.js';

const progress: SuiteProgress = {
  done: 41,
  of: 125,
  running: [
    { model: 'two-phase-commit', variant: 'failure-detected-while-committing' },
    { model: 'pbft', variant: 'repaired' },
  ],
  otherwise: ['P4.agreement on two-phase-commit'],
  seconds: 12.4,
  secondsLeft: 31,
};

test('how far a run of the suite is, how long the rest takes, and what is wrong already', () => {
  expect(suiteProgressText(progress, 200)).toBe(
    '41 of 125 explorations · 1 not as bound · 12 s · about 35 s left · P4.agreement on two-phase-commit · two-phase-commit, failure-detected-while-committing · pbft, repaired',
  );
  expect(suiteProgressText({ ...progress, otherwise: [], secondsLeft: undefined }, 60)).toBe(
    '41 of 125 explorations · 12 s',
  );
  expect(suiteProgressText({ ...progress, otherwise: [], seconds: 3.2, secondsLeft: 4.1 }, 50)).toBe(
    '41 of 125 explorations · 3 s · about 5 s left',
  );
});

test.each([80, 100, 120])('is no longer than %i columns, and has what matters most', (width) => {
  const text = suiteProgressText(progress, width);
  expect(text.length).toBeLessThanOrEqual(width);
  expect(text).toMatch(/^41 of 125 explorations · 1 not as bound · 12 s · about 35 s left/);
});
