import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { always, deadlockFree, defineModel, placedLike, placeOf } from '../language/index.js';
import { originalOf } from './original.js';
import { positionOf } from './position.js';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Says that the first column of the first line was made of line 3, column 5. */
const map = { version: 3, sources: ['../written/model.ts'], names: [], mappings: 'AAEI' };

test('a position in what was made is that in what was written, by the source map that the file names', () => {
  write('made.js.map', JSON.stringify(map));
  const made = write('made.js', 'go();\n//# sourceMappingURL=made.js.map\n');
  const written = join(folder, '../written/model.ts');
  expect(originalOf({ file: made, line: 1, column: 1 })).toEqual({ file: written, line: 3, column: 5 });

  mkdirSync(join(folder, 'inner'));
  const inline = Buffer.from(JSON.stringify({ ...map, sourceRoot: '../..' })).toString('base64');
  const text = `go();\n//# sourceMappingURL=data:application/json;base64,${inline}\n`;
  const within = { file: write('inner/made.mjs', text), line: 1, column: 1 };
  expect(originalOf(within)).toEqual({ file: join(folder, '../../written/model.ts'), line: 3, column: 5 });
});

test('a position stays where it is without a source map, or with one that cannot be read, and in TypeScript', () => {
  const without = { file: write('plain.js', 'go();\n'), line: 1, column: 1 };
  expect(originalOf(without)).toEqual(without);
  const missing = { file: write('missing.js', 'go();\n//# sourceMappingURL=nowhere.map\n'), line: 1, column: 1 };
  expect(originalOf(missing)).toEqual(missing);
  const damaged = { file: write('damaged.js', 'go();\n//# sourceMappingURL=data:,{"\n'), line: 1, column: 1 };
  expect(originalOf(damaged)).toEqual(damaged);
  const typed = { file: write('model.ts', 'go();\n//# sourceMappingURL=made.js.map\n'), line: 1, column: 1 };
  expect(originalOf(typed)).toEqual(typed);
});

test('what a word has made is declared where the word was used', () => {
  const one = always('one', () => true);
  const other = always('other', () => true);
  expect(positionOf(one)?.file).toBe('checker/position/position.test.ts');
  expect(positionOf(other)?.line).toBe((positionOf(one)?.line ?? 0) + 1);
  // A copy is declared where the original is.
  expect(positionOf({ ...one, sentence: 'another' })).toEqual(positionOf(one));
  expect(positionOf({ form: 'always' })).toBeUndefined();
});

test('a model is declared where defineModel is called, its actions where their words are, what has no word like the model', () => {
  const model = defineModel({
    name: 'declared',
    state: () => ({}),
    actions: ({ action, fault }) => [action('go', { then: () => {} }), fault('stumble', { then: () => {} })],
  });
  const instance = model.instantiate();
  const at = positionOf(model);
  expect(at?.file).toBe('checker/position/position.test.ts');
  expect(positionOf(instance)).toEqual(at);
  const [go, stumble] = instance.actions;
  expect(go && positionOf(go)?.line).toBe((at?.line ?? 0) + 3);
  expect(stumble && placeOf(stumble)).not.toBe(go && placeOf(go));
  expect(positionOf(placedLike(instance, deadlockFree()))).toEqual(at);
});

test('notes are made with the limit of stack traces as it was', () => {
  const before = Error.stackTraceLimit;
  always('one', () => true);
  expect(Error.stackTraceLimit).toBe(before);
});
