import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeIntoPage } from './page.js';
import { loadReport, type Report, render, saveReport } from './report.js';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report: Report = {
  version: 1,
  at: '2026-11-26T12:00:00.000Z',
  machine: { processor: 'P', cores: 2, memory: 2 ** 34, node: 'v20', gcc: 'gcc 12', spin: null, commit: 'abc' },
  rounds: 3,
  loadAverage: { before: 0.5, after: 1 },
  sections: [
    {
      name: 'small',
      about: 'A small state space',
      reference: 'one',
      rows: [
        {
          subject: 'one',
          covers: 'sample',
          distinctStates: 1_000_000,
          transitions: 4_000_000,
          depth: 10,
          seconds: 1,
          medianSeconds: 2,
          secondsOfRounds: [1, 2, 3],
          speed: 1,
          peakMemory: 2 ** 30,
          missed: 0.001,
          omissionProbability: 1,
        },
      ],
      absent: [{ subject: 'two', reason: 'not installed: two\nat all', failed: false }],
    },
  ],
};

const shown = `### small

A small state space. Speed is that of one = 1.

| subject |    states | transitions | best s | median s | M transitions/s | µs/state |  speed | peak MiB | P(missed any) | missed |
| ------- | --------: | ----------: | -----: | -------: | --------------: | -------: | -----: | -------: | ------------: | -----: |
| one     | 1,000,000 |   4,000,000 |   1.00 |     2.00 |            2.00 |     2.00 | 1.00 × |    1,024 |         100 % |  0.1 % |

- two: not installed: two

2026-11-26, commit abc, 3 rounds; P, 2 cores, 16 GiB; load average 0.50 before and 1.00 after; Node v20, gcc 12, no SPIN`;

test('a report is saved, read again, and shown with what it was measured on', () => {
  const path = join(folder, 'report.json');
  saveReport(path, report);
  expect(loadReport(path)).toEqual(report);
  expect(render(report, 'markdown')).toBe(shown);
  expect(render(report, 'text')).not.toContain('#');
});

test.each(['[]', 'null', '{}', '{ "version": 2, "machine": {}, "rounds": 1, "sections": [] }'])(
  '%s is no report',
  (text) => {
    const path = join(folder, 'other.json');
    writeFileSync(path, text);
    expect(() => loadReport(path)).toThrow('not a report');
  },
);

test('a page has its figures replaced, and nothing else', () => {
  const path = join(folder, 'page.md');
  writeFileSync(path, 'before\n<!-- figures -->\n\nold\n\n<!-- /figures -->\nafter\n');
  writeIntoPage(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('before\n<!-- figures -->\n\nnew\n\n<!-- /figures -->\nafter\n');
  writeFileSync(path, 'nothing');
  expect(() => writeIntoPage(path, 'new')).toThrow('there is no <!-- figures -->');
});
