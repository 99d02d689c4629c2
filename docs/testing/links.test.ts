import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brokenLinksOf } from './links.js';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-links-'));
const page = (name: string, ...lines: readonly string[]) => {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

test('headings are called as GitHub calls them, equal ones with a number', () => {
  page('there.md', '# `check`, and *when*', '## Twice', '## Twice', '<a id="by-hand"></a>');
  const links = ['#check-and-when', '#twice', '#twice-1', '#by-hand', ''].map((anchor) => `[it](there.md${anchor})`);
  expect(brokenLinksOf(page('here.md', '# Here', '[up](#here)', '[away](https://example.org/)', ...links))).toEqual([]);
});

test('a file or a heading that is not there is told', () => {
  page('elsewhere.md', '# There', '```sh', '# a comment', '```');
  const links = ['[a](nowhere.md)', '[b](elsewhere.md#twice)', '[c](elsewhere.md#a-comment)'];
  expect(brokenLinksOf(page('other.md', ...links))).toEqual([
    'nowhere.md: there is no such file',
    'elsewhere.md#twice: there is no such heading',
    'elsewhere.md#a-comment: there is no such heading',
  ]);
});
