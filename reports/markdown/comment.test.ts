import { expect, test } from 'vitest';
import { result, violated } from '../testing/index.js';
import { checkMarkdown } from './check.js';
import { markdownComment } from './comment.js';

test('a comment begins with the mark by which it is found again', () => {
  expect(markdownComment(['## ✅ all is well\n'])).toBe('<!-- signalbox -->\n## ✅ all is well\n');
});

test('a comment is as short as it has to be, its blocks closed where it is cut, and says how much is left out', () => {
  const properties = Array.from({ length: 300 }, (_, index) => ({ ...violated, id: `agreement-${index}` }));
  const whole = checkMarkdown(result({ properties }));
  expect(whole.length).toBeGreaterThan(70_000);
  const comment = markdownComment([whole]);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment.length).toBeGreaterThan(55_000);
  const [, left] = /\n\n… the other ([\d,]+) lines are left out: there is no room for them here\n$/.exec(comment) ?? [];
  const shown = comment.split('\n').length;
  expect(Number(left?.replaceAll(',', '')) + shown).toBeGreaterThanOrEqual(whole.split('\n').length);
  const lines = comment.split('\n');
  expect(lines.filter((line) => line.startsWith('```')).length % 2).toBe(0);
  expect(lines.filter((line) => line.startsWith('<details>')).length).toBe(
    lines.filter((line) => line === '</details>').length,
  );
});

test('a block of code that is cut in its midst is closed, and the details around it', () => {
  const page = [
    '<details><summary>all</summary>',
    '',
    '````text',
    ...Array.from({ length: 9_000 }, () => '0123456789'),
    '````',
    '',
    '</details>',
  ];
  const comment = markdownComment([`${page.join('\n')}\n`]);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toMatch(/0123456789\n````\n\n<\/details>\n\n… the other [\d,]+ lines are left out/);
});
