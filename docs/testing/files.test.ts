import { expect, test } from 'vitest';
import type { Block } from './blocks.js';
import { type Files, filesAfter, isFragment, restatement } from './files.js';

const block = (kind: string, ...lines: readonly string[]): Block => ({ kind, lines, line: 1 });
const afterAll = (...blocks: readonly Block[]) => blocks.reduce(filesAfter, new Map() as Files);
const file = block('ts', '// a.ts', 'const one = 1;', 'const two = 2;', 'export { one, two };');

test('a block with a name is a file, and can be continued', () => {
  expect(afterAll(file, block('ts', '// a.ts, continued', 'done();')).get('a.ts')).toBe(
    'const one = 1;\nconst two = 2;\nexport { one, two };\n\ndone();\n',
  );
  expect(() => afterAll(block('ts', '// b.ts, continued', ''))).toThrow('there is no b.ts to be continued');
});

test('a block without a name is a fragment', () => {
  expect(isFragment(file)).toBe(false);
  expect(isFragment(block('ts', 'const three = 3;'))).toBe(true);
  expect(isFragment(block('sh', 'ls'))).toBe(false);
});

test('a diff changes a file, in several places', () => {
  const diff = block('diff', '--- a.ts', '-const one = 1;', '+const one = 0;', '@@', ' const two = 2;', '+', '+// end');
  expect(afterAll(file, diff).get('a.ts')).toBe('const one = 0;\nconst two = 2;\n\n// end\nexport { one, two };\n');
});

test('a diff that does not fit is refused', () => {
  expect(() => afterAll(file, block('diff', '--- a.ts', '-const one = 7;'))).toThrow('do not stand once in a.ts');
  // A part of a line is no line.
  expect(() => afterAll(file, block('diff', '--- a.ts', ' one = 1;'))).toThrow('do not stand once in a.ts');
  expect(() => afterAll(file, block('diff', '--- b.ts', '+x'))).toThrow('there is no b.ts to change');
  expect(() => afterAll(file, block('diff', '+x'))).toThrow('a diff begins with');
});

test('a file that is shown again has to be what has become of it', () => {
  const files = afterAll(file, block('diff', '--- a.ts', '-const one = 1;', ' const two = 2;'));
  expect(restatement(files, file)).toEqual(['// a.ts', 'const two = 2;', 'export { one, two };']);
  expect(restatement(new Map(), file)).toBeUndefined();
});
