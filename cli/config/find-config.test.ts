import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../testing/index.js';
import { findConfig } from './find-config.js';

test('a configuration is found here, or above, up to the folder that has a package.json', () => {
  const folder = folderWith({ 'signalbox.config.mjs': '', 'package.json': '{}' });
  const inner = join(folder, 'models', 'locks');
  mkdirSync(inner, { recursive: true });
  expect(findConfig(folder)).toBe(join(folder, 'signalbox.config.mjs'));
  expect(findConfig(inner)).toBe(join(folder, 'signalbox.config.mjs'));
});

test('it is not looked for above the folder that has a package.json', () => {
  const folder = folderWith({ 'signalbox.config.ts': '' });
  const inner = join(folder, 'package');
  mkdirSync(inner);
  expect(findConfig(inner)).toBe(join(folder, 'signalbox.config.ts'));
  writeFileSync(join(inner, 'package.json'), '{}');
  expect(findConfig(inner)).toBeUndefined();
});

test('two in one folder are one too many', () => {
  const folder = folderWith({ 'signalbox.config.ts': '', 'signalbox.config.json': '' });
  expect(() => findConfig(folder)).toThrow(
    `${folder} has signalbox.config.ts and signalbox.config.json: keep one, or name one by --config`,
  );
});
