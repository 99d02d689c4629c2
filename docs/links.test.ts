import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { brokenLinksOf } from './testing/links.js';

const repository = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  ...['docs', 'models'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

test.each(pages)('the links of %s lead somewhere', (page) => {
  expect(brokenLinksOf(join(repository, page))).toEqual([]);
});
