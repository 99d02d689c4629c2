import { describe, expect, test } from 'vitest';
import type { SuiteCheck, SuiteResult } from '../../properties/index.js';
import { result, trace } from '../testing/index.js';
import { plain } from './style.js';
import { renderSuite } from './suite.js';

const checkOf = (
  kind: SuiteCheck['binding']['kind'],
  { outcome, objection }: Pick<SuiteCheck, 'outcome' | 'objection'> = { outcome: 'as bound', objection: null },
): SuiteCheck => ({
  binding: {
    kind,
    obligation: 'P4.agreement',
    checked: kind === 'reached' ? 'P4.agreement/reached:commit' : 'P4.agreement',
    model: 'commit',
    variant: kind === 'breaks' ? 'flawed' : 'repaired',
    parameters: { participants: 2 },
    faults: [],
    fairness: 'none',
    symmetry: 'off',
    profile: 'pre-commit',
    expected: kind === 'breaks' ? 'violated' : 'holds',
    finding: kind === 'breaks' ? 'T1' : null,
  },
  outcome,
  objection,
  result: result({
    properties: [
      {
        id: 'P4.agreement',
        name: 'nobody disagrees',
        kind: 'always',
        verdict: 'violated',
        expected: 'violated',
        reason: 'violated after 4 steps',
        vacuous: false,
        cases: 1,
        trace,
      },
    ],
  }),
});

const found = (holds: SuiteCheck): SuiteResult => ({
  profile: 'pre-commit',
  checks: [holds, checkOf('breaks'), checkOf('reached')],
  properties: [
    {
      id: 'P4',
      title: 'Transaction commit protocol correctness',
      rows: ['Transactions'],
      verdict: holds.outcome === 'as bound' ? 'holds' : 'violated',
      obligations: [
        {
          id: 'P4.agreement',
          verdict: holds.outcome === 'as bound' ? 'holds' : 'violated',
          isShown: holds.outcome === 'as bound',
          holds: [0],
          breaks: [1],
          reached: [2],
          limits: [],
        },
      ],
    },
    { id: 'P1', title: 'Performance bounds compliance', rows: [], verdict: 'undecided', obligations: [] },
  ],
  interrupted: false,
  seconds: 12,
  summary: {
    properties: { holds: 1, violated: 0, undecided: 1 },
    checks: { 'as bound': 3, otherwise: 0, undecided: 0 },
    distinctStates: 1234,
    transitions: 5678,
  },
});

const findings = [
  { id: 'T1', title: 'a failure detected while committing', isHeadline: true, isLimit: false },
  { id: 'B1', title: 'quorums too small', isHeadline: false, isLimit: false },
];

describe('a run of the suite', () => {
  test('is a row for each property, what is undecided included', () => {
    const text = renderSuite(found(checkOf('holds')), { style: plain });
    expect(text).toMatch(/✓ {2}P4 {2}Transaction commit protocol correctness {2}holds +1 of 1 +1 +1 +1 +–\n/);
    expect(text).toMatch(/\? {2}P1 {2}Performance bounds compliance +undecided +none +– +– +– +–\n/);
    expect(text).toContain('1 of 2 properties hold and 1 undecided\n');
    expect(text).toContain('3 checks · 1,234 states · 5,678 transitions · 12 s\n');
  });

  test('names each check that is not as it is bound, why, and the command that makes it again', () => {
    const text = renderSuite(found(checkOf('holds', { outcome: 'otherwise', objection: 'it is violated' })), {
      style: plain,
    });
    expect(text).toContain(
      '✗ P4.agreement holds on commit, repaired: it is violated\n    signalbox check commit --variant repaired --set participants=2 --property P4.agreement\n',
    );
    expect(text).toMatch(/✗ {2}P4 .* violated +0 of 1 +0\/1 /);
  });

  test('tells which of the known findings were reproduced, by the shortest counterexample, and which were not', () => {
    const text = renderSuite(found(checkOf('holds')), { style: plain, findings });
    expect(text).toContain(
      `✓ T1 ★ a failure detected while committing — flaw, 1 check; P4.agreement on commit, flawed: ${trace.steps.length} steps\n`,
    );
    expect(text).toContain('? not reproduced by this run: B1\n');
  });
});
