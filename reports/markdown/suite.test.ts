import { describe, expect, test } from 'vitest';
import type { KnownFinding } from '../../properties/index.js';
import { digestOfSuite } from '../suite/index.js';
import { projectResult, suiteCheck, suiteResult } from '../testing/index.js';
import { suiteMarkdown } from './suite.js';

const told = { source: 'the diagram', repair: 'send it again' };
const findings: readonly KnownFinding[] = [
  { id: 'T1', kind: 'flaw', isHeadline: true, title: 'decided <while> committing', ...told },
  { id: 'B1', kind: 'limit', isHeadline: false, title: 'quorums too small', ...told },
];

const markdownOf = (run = suiteResult()) => suiteMarkdown(digestOfSuite(run, findings));

describe('a run of the suite as Markdown', () => {
  test('begins with what came of it, and has a row for each property', () => {
    const page = markdownOf();
    expect(page).toMatch(
      /^## ⚠️ 1 of 2 properties hold and 1 undecided\n\nthe properties of the system, profile pre-commit: 3 checks/,
    );
    expect(page).toContain('| ✅ | P4 | Transaction commit protocol correctness | holds | 1 of 1 | 1 | 1 | 1 | – |\n');
    expect(page).toContain('| ❓ | P1 | Performance bounds compliance | undecided | none | – | – | – | – |\n');
  });

  test('every row has as many cells as the head', () => {
    const rows = markdownOf()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.length).toBe(4);
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
  });

  test('shows a finding where it is opened, with its steps; nothing in it is read as HTML', () => {
    const page = markdownOf();
    expect(page).toContain(
      '<details><summary>★ <b>T1</b> flaw: decided &lt;while&gt; committing</summary>\n\n- document: the diagram\n',
    );
    expect(page).toMatch(/\n```text\n {2}1 {2}Coordinator .*\n/);
    expect(page).toContain('No check of this run is about B1.');
  });

  test('says which check is not as it is bound, why, and what to do', () => {
    const { result } = suiteCheck('breaks');
    const wrong = suiteCheck('holds', { outcome: 'otherwise', objection: 'it is violated by a_b', result });
    const page = markdownOf(suiteResult(wrong));
    const command = 'signalbox check commit --variant repaired --set participants=2 --property P4.agreement';
    expect(page).toContain(
      `- ❌ P4.agreement holds on commit, repaired: it is violated by a\\_b\\\n  \`${command}\`\n`,
    );
    expect(page).toContain(`To keep the first counterexample: \`${command} --trace trace.json\``);
  });
});

test('a run of a project as Markdown has its gate, and the violations that are known', () => {
  const page = markdownOf(projectResult());
  expect(page).toMatch(
    /^## ⚠️ 1 of 2 properties hold, 1 violated as expected and the gate fails\n\nlocks, profile pre-commit: /,
  );
  expect(page).toMatch(/\n- ❌ models\/lock.ts: 4 states/);
  expect(page).toMatch(/\n- ⚠️ models\/lock.ts, repaired: 2 of 3 actions/);
  expect(page).toContain('| ✅ | lock/fair | whoever asks first gets in first | violated, as expected | – | 1 |\n');
  expect(page).toMatch(/### Known violations\n\n- lock\/fair on .* because nobody queues \(until 2027-06-30\)\n/);
  expect(page).not.toContain('What is wrong with the documented design');
});
