import { describe, expect, test } from 'vitest';
import type { KnownFinding } from '../../properties/index.js';
import { digestOfFindings } from '../suite/index.js';
import { suiteCheck, suiteResult } from '../testing/index.js';
import { findingBlocks } from './findings.js';
import { plain } from './style.js';
import { widthOf } from './text.js';

const told = { source: 'the diagram', repair: 'send it again' };
const findings: readonly KnownFinding[] = [
  { id: 'T1', kind: 'flaw', isHeadline: true, title: 'a failure detected while committing', ...told },
  { id: 'B1', kind: 'limit', isHeadline: false, title: 'quorums too small', ...told },
  { id: 'N8', kind: 'consistent', isHeadline: false, title: 'figures agree', ...told },
];

const textOf = (run = suiteResult(), style = plain) =>
  findingBlocks(digestOfFindings(run.checks, findings), style)
    .map((block) => block.join('\n'))
    .join('\n\n');

describe('what is wrong with the documented design', () => {
  test('is shown by a counterexample, step by step, where it is documented, and what repairs it', () => {
    expect(textOf()).toContain(`\
  ✓ T1 ★ flaw: a failure detected while committing
    document  the diagram
    shown by  P4.agreement on commit, flawed, participants = 2: violated after 4 steps
          1  Coordinator  request(T1)`);
    expect(textOf()).toContain(`\
    repair    send it again
              P4.agreement on commit, repaired, participants = 2: holds, all 1,234 states
    see       signalbox check commit --variant flawed --set participants=2 --property P4.agreement --expect violated`);
  });

  test('is shown rather by a design that has this flaw alone than by one that has others as well', () => {
    const run = suiteResult();
    const { binding } = suiteCheck('breaks');
    const documented = { ...binding, variant: 'documented', knownFindings: ['T1', 'B1'] };
    const both = suiteCheck('breaks', { binding: documented });
    expect(textOf({ ...run, checks: [both, ...run.checks] })).toContain('shown by  P4.agreement on commit, flawed');
  });

  test('is said to be beside the run where no check is about it; what is no flaw need not be shown', () => {
    expect(textOf()).toMatch(/\n {2}no check of this run is about B1$/);
    expect(textOf()).not.toContain('not reproduced');
    expect(textOf()).not.toContain('N8');
  });

  test('is not reproduced by a check that is not as it is bound', () => {
    const run = suiteResult();
    const checks = run.checks.map((check) => ({ ...check, outcome: 'otherwise' as const }));
    expect(textOf({ ...run, checks })).toContain('not reproduced by this run\n  ? T1 ★');
  });

  test('counts a counterexample that the list does not have as something else', () => {
    const run = suiteResult();
    const { binding } = suiteCheck('breaks');
    const seeded = suiteCheck('breaks', { binding: { ...binding, finding: 'seeded: no memory', knownFindings: [] } });
    expect(textOf({ ...run, checks: [...run.checks, seeded] })).toContain(
      'besides, not in the list of what is known\n  · seeded: no memory — P4.agreement on commit, flawed',
    );
  });

  test('keeps to the width of the terminal', () => {
    const lines = textOf(suiteResult(), { ...plain, width: 80 }).split('\n');
    // A command is to be pasted, and a step of a trace has columns of its own.
    expect(Math.max(...lines.filter((line) => !line.includes('signalbox check')).map(widthOf))).toBeLessThanOrEqual(80);
  });
});
