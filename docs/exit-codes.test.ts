import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCodes } from '../cli/exit-code.js';
import { blocksOf } from './testing/blocks.js';

// That the commands do exit so is tested with all that pages show; here, that the table names those that are run, and all codes.
const page = readFileSync(new URL('./exit-codes.md', import.meta.url), 'utf8');

/** What is run, and the exit code that it says. */
const runs = blocksOf(page)
  .filter(({ kind }) => kind === 'sh')
  .flatMap(({ lines }) => lines)
  .map((line) => {
    const [command = '', comment = ''] = line.split('#');
    return `${/\bexit (\d+)/.exec(comment)?.[1] ?? 0}: ${command.trim()}`;
  });

const rows = page
  .split('\n')
  .flatMap((line) => [...line.matchAll(/^\| (\d+) \| .* \| `([^`]+)`(?: and Ctrl-C)? \|$/g)])
  .map(([, code = '', command = '']) => ({ code, command }));

test('the table has every exit code', () => {
  expect(new Set(rows.map(({ code }) => Number(code)))).toEqual(new Set(Object.values(exitCodes)));
  expect(rows.length).toBeGreaterThan(12);
});

test.each(rows)('that $command exits with $code is run', ({ code, command }) => {
  expect(runs).toContain(`${code}: ${command}`);
});
