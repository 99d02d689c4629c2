import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('what a class looks like is said in one file, but for paper: two things of one name would dress each other', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => name.endsWith('.css') && name !== 'print.css',
  );
  const saidIn = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    for (const [, name = ''] of text.matchAll(/^ *\.([\w-]+)(?: \{|,)$/gm)) {
      saidIn.set(name, (saidIn.get(name) ?? new Set()).add(file));
    }
  }
  expect(saidIn.size).toBeGreaterThan(50);
  const twice = [...saidIn].filter(([, where]) => where.size > 1);
  expect(twice.map(([name, where]) => [name, [...where]])).toEqual([]);
});
