import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { CheckpointError } from '../errors.js';
import { lock } from './lock.js';

const root = mkdtempSync(join(tmpdir(), 'signalbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'locked-'));
});

test('a folder is locked by one at a time, and free again when unlocked', () => {
  const unlock = lock(folder);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  expect(() => lock(folder)).toThrow(CheckpointError);
  unlock();
  expect(readdirSync(folder)).toEqual([]);
  lock(folder)();
});

test('the lock of a process that lives is respected', () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(join(folder, 'lock'), `${other.pid}\n`);
  expect(() => lock(folder)).toThrow(`is in use by process ${other.pid}; if that is no signalbox, remove`);
  expect(readdirSync(folder)).toEqual(['lock']);
  other.kill();
});

test('the lock of a process that has died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, 'lock'), `${pid}\n`);
  lock(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test('so is one of a process that had the number of this one, and one that was torn off', () => {
  for (const text of [`${process.pid}\n`, '']) {
    writeFileSync(join(folder, 'lock'), text);
    lock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('what somebody else has locked since is not unlocked', () => {
  const unlock = lock(folder);
  writeFileSync(join(folder, 'lock'), '1\n');
  unlock();
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('1\n');
});
