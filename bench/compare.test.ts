import { expect, test } from 'vitest';
import { compare } from './compare.js';
import type { Report } from './report.js';
import type { Row } from './summary.js';

const row = (subject: string, more: Partial<Row> = {}): Row => ({
  subject,
  covers: 'everything',
  distinctStates: 100,
  transitions: 1000,
  depth: 10,
  seconds: 2,
  medianSeconds: 4,
  secondsOfRounds: [2, 4, 6],
  ...more,
});

const report = (...sections: readonly (readonly [name: string, rows: readonly Row[]])[]): Report => ({
  version: 1,
  at: '2026-11-26T12:00:00.000Z',
  machine: { processor: 'P', cores: 2, memory: 2 ** 34, node: 'v20', gcc: null, spin: null, commit: null },
  rounds: 3,
  loadAverage: { before: 0, after: 0 },
  sections: sections.map(([name, rows]) => ({ name, about: '', reference: 'one', rows, absent: [] })),
});

test('two reports are compared as ratios of the later figures to the earlier ones', () => {
  const before = report(['small', [row('one', { bytesPerState: 20 })]]);
  const after = report(['small', [row('one', { bytesPerState: 15, seconds: 1, medianSeconds: 3, transitions: 1100 })]]);
  expect(compare(before, after, 'text')).toBe(
    [
      'small',
      '',
      'after : before  states  transitions  best s  median s  bytes/state',
      'one               1.00         1.10    0.50      0.75         0.75',
    ].join('\n'),
  );
});

test('what is in only one of them is left out', () => {
  const before = report(['small', [row('one'), row('two')]], ['large', [row('one')]]);
  const after = report(['small', [row('one'), row('three')]], ['other', [row('one')]]);
  expect(compare(before, after, 'markdown')).toBe(
    [
      'small',
      '',
      '| after : before | states | transitions | best s | median s |',
      '| -------------- | -----: | ----------: | -----: | -------: |',
      '| one            |   1.00 |        1.00 |   1.00 |     1.00 |',
    ].join('\n'),
  );
  expect(compare(before, report(['other', [row('one')]]), 'text')).toBe(
    'The two reports have no workload with a subject in common.',
  );
});
