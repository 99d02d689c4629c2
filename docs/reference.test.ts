import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { entryPoints, makeReference } from './testing/reference.js';

// The reference is made from the declarations: UPDATE_REFERENCE=1 writes it anew (npm run reference).

const folder = fileURLToPath(new URL('reference', import.meta.url));

test('the reference has every module that can be imported', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const modules = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  expect([...entryPoints.values()].sort()).toEqual(modules.map((path) => `signalbox${path.slice(1)}`).sort());
});

test('the reference is that of the declarations, and every export says what it is', async () => {
  const { pages, complaints } = await makeReference();
  if (process.env.UPDATE_REFERENCE === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [name, text] of pages) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  }
  expect(complaints).toEqual([]);
  expect(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .sort(),
  ).toEqual([...pages.keys()]);
  for (const [name, text] of pages) {
    expect(readFileSync(join(folder, name), 'utf8') === text, `${name} is out of date: npm run reference`).toBe(true);
  }
});
