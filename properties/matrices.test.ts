import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownFindings } from './findings.js';
import { suite } from './registry.js';
import { findingsMatrix, findingsTable, obligationsMatrix } from './testing/matrices.js';
import { withTable } from './testing/results-table.js';

// UPDATE_TABLES=1 (npm run matrices) writes them into the pages instead of comparing. Nothing is explored for them.
const isUpdating = process.env.UPDATE_TABLES === '1';

test.each([
  ['findings.md', 'findings', findingsTable(knownFindings)],
  ['findings.md', 'matrix', findingsMatrix(knownFindings, suite)],
  ['catalogue.md', 'matrix', obligationsMatrix(suite)],
])('in docs/%s the table "%s" is what is bound', (name, table, content) => {
  const path = new URL(`../docs/${name}`, import.meta.url);
  const page = readFileSync(path, 'utf8');
  const generated = withTable(page, content, table);
  if (isUpdating) writeFileSync(path, generated);
  else expect(page, 'npm run matrices writes it anew').toBe(generated);
});

test('a finding that nothing is bound to has a row that says so', () => {
  const text = findingsMatrix(knownFindings, []);
  expect(text.split('\n')).toHaveLength(knownFindings.length + 2);
  expect(text).toMatch(/\| T1 ★ +\| flaw +\| nothing is bound to it \|/);
});

test('larger instances of other profiles are counted apart', () => {
  const [one] = suite.filter(({ kind }) => kind === 'holds');
  if (one === undefined) throw new Error('nothing is bound');
  const text = obligationsMatrix([
    one,
    { ...one, profile: 'ci' },
    { ...one, profile: 'ci' },
    { ...one, profile: 'nightly' },
  ]);
  expect(text).toContain('| 1 + 2 ci + 1 nightly | –');
});
