import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('./dependencies.md', import.meta.url), 'utf8');
const { dependencies, devDependencies, peerDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The rows of the table under a heading: package, reason, size, date. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '));
}

test.each([
  ['Of the package', dependencies],
  ['To build and to test', devDependencies],
])('every dependency has its reason: %s', (heading, declared) => {
  const rows = rowsUnder(heading);
  expect(rows.map(([name]) => name?.replaceAll('`', ''))).toEqual(Object.keys(declared).sort());
  for (const [name, reason = '', size, released] of rows) {
    expect(reason.length, `the reason of ${name}`).toBeGreaterThan(10);
    expect(size, `the size of ${name}`).toMatch(/^(under )?\d+\.\d MB/);
    expect(released, `the date of ${name}`).toMatch(/^(by )?20\d\d-\d\d$/);
  }
});

test('the optional peers are named', () => {
  for (const name of Object.keys(peerDependencies)) expect(page).toContain(`\`${name}\` is an optional peer`);
});
