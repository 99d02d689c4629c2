import { describe, expect, test } from 'vitest';
import { inconclusive, property, result, resultOfRandomRuns, violated } from '../testing/index.js';
import { checkMarkdown, counterexampleMarkdown } from './check.js';

describe('a check as Markdown', () => {
  const page = checkMarkdown(result({ properties: [property(), violated, inconclusive] }));

  test('begins with what was checked, and has a row for each property', () => {
    expect(page).toMatch(/^## ⚠️ commit, flawed, with participants = 2, crashes = 0\n\nall 1,234 states · /);
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBe(5);
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
    expect(page).toContain('| ✅ | safe | nothing bad happens | holds | all 1,234 states |\n');
    expect(page).toContain('| ❓ | safe |');
  });

  test('shows a violation in a sentence, as a diagram that is drawn, and step by step where that is opened', () => {
    expect(page).toContain('### ❌ agreement violated: nobody commits what another aborts\n');
    expect(page).toMatch(/\nP2 became aborted at step 4 \(give up\), after P1 had become committed at step 2/);
    expect(page).toMatch(/\n```mermaid\nsequenceDiagram\n(?: {2}.*\n)+```\n/);
    expect(page).toMatch(/<details><summary>step by step<\/summary>\n\n```text\n[^`]* 4 {2}P2 +give up/);
    expect(page).toContain('`signalbox check commit --variant flawed --set participants=2 --set crashes=0`');
  });

  test('is good where everything is as expected', () => {
    expect(checkMarkdown(result())).toMatch(/^## ✅ /);
    expect(checkMarkdown(resultOfRandomRuns())).toContain('3,412,118 steps');
  });

  test('nothing in it is read as Markdown or HTML', () => {
    const name = 'a | b </details> **c** ``` d\n# e';
    const hostile = counterexampleMarkdown({ ...violated, name, id: '`x`' }, result());
    expect(hostile).toContain('a \\| b \\</details\\> \\*\\*c\\*\\* \\`\\`\\` d \\# e');
    // The steps have the name, too: their fence is longer than any in them.
    expect(hostile).toMatch(/\n````text\n[\s\S]*```[\s\S]*\n````\n/);
  });

  test('where the model is at fault it says so, and how it got there', () => {
    const failure = { kind: 'model', message: 'the guard throws', trace: violated.trace ?? null } as const;
    const failed = checkMarkdown(result({ failure }));
    expect(failed).toContain('❌ the guard throws\n\n<details><summary>how it got there</summary>\n\n```text\n');
    expect(failed).toMatch(/^## ⚠️ /);
  });
});
