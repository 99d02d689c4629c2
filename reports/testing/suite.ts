import type { SuiteCheck, SuiteResult } from '../../properties/index.js';
import { result, trace } from './results.js';

/** A check of one kind that is as it is bound, but for what is said. */
export const suiteCheck = (
  kind: SuiteCheck['binding']['kind'] = 'holds',
  differently: Partial<SuiteCheck> = {},
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
    runs: null,
    profile: 'pre-commit',
    expected: kind === 'breaks' ? 'violated' : 'holds',
    finding: kind === 'breaks' ? 'T1' : null,
    knownFindings: kind === 'breaks' ? ['T1'] : [],
  },
  outcome: 'as bound',
  objection: null,
  counterpart: kind === 'breaks' ? 0 : null,
  result: result({
    properties: [
      {
        id: 'P4.agreement',
        name: 'nobody disagrees',
        kind: 'always',
        vacuous: false,
        cases: 1,
        ...(kind === 'breaks'
          ? { verdict: 'violated', expected: 'violated', reason: 'violated after 4 steps', trace }
          : { verdict: 'holds', expected: 'holds', reason: 'all 1,234 states' }),
      },
    ],
  }),
  ...differently,
});

/** A run of a small suite, of which one check is given. */
export const suiteResult = (holds: SuiteCheck = suiteCheck()): SuiteResult => ({
  profile: 'pre-commit',
  checks: [holds, suiteCheck('breaks'), suiteCheck('reached')],
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
          unrefuted: [],
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

/** A run of a project's suite: a property that holds, one whose violation is known, and a gate with two remarks. */
export const projectResult = (): SuiteResult => {
  const { checks, summary, ...run } = suiteResult();
  const ofProject = (check: SuiteCheck, id: string): SuiteCheck => ({
    ...check,
    binding: { ...check.binding, obligation: id, checked: id, model: 'models/lock.ts', knownFindings: [] },
    counterpart: null,
  });
  const [holds, breaks] = [checks[0] ?? suiteCheck(), suiteCheck('breaks')];
  const known = ofProject(breaks, 'lock/fair');
  const property = (id: string, title: string, verdict: 'holds' | 'violated', at: number) => ({
    id,
    title,
    rows: ['lock'],
    verdict,
    isAsExpected: true,
    obligations: [
      {
        id,
        verdict,
        isShown: true,
        holds: verdict === 'holds' ? [at] : [],
        breaks: verdict === 'holds' ? [] : [at],
        reached: [],
        limits: [],
        unrefuted: [],
      },
    ],
  });
  return {
    ...run,
    project: 'locks',
    findings: [],
    checks: [
      ofProject(holds, 'exclusion'),
      { ...known, binding: { ...known.binding, finding: 'nobody queues', until: '2027-06-30' } },
    ],
    properties: [
      property('exclusion', 'at most one client is inside', 'holds', 0),
      property('lock/fair', 'whoever asks first gets in first', 'violated', 1),
    ],
    gate: [
      {
        kind: 'coverage',
        message: 'models/lock.ts, repaired: 2 of 3 actions (66 %) are taken, never "crash"',
        fails: false,
      },
      { kind: 'drift', message: 'models/lock.ts: 4 states; its baseline has 3 states', fails: true },
    ],
    summary: {
      ...summary,
      properties: { holds: 1, violated: 1, undecided: 0 },
      checks: { 'as bound': 2, otherwise: 0, undecided: 0 },
    },
  };
};
