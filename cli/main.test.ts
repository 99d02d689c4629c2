import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { signalbox } from './testing/index.js';

const command = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

describe('signalbox', () => {
  test('says its version', async () => {
    expect(await signalbox(['--version'])).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('can be executed as it is built, also where npx knew it before it was built again', () => {
    accessSync(command, constants.X_OK);
  });

  test('teaches by examples, under each command', async () => {
    const { exitCode, stdout } = await signalbox(['--help']);
    expect(exitCode).toBe(0);
    for (const word of ['list', 'check', 'simulate', 'replay', 'Examples:']) expect(stdout).toContain(word);
    for (const command of ['list', 'check', 'simulate', 'replay']) {
      const help = await signalbox([command, '--help']);
      expect(help.exitCode).toBe(0);
      expect(help.stdout).toContain('Examples:');
      expect(help.stdout).toContain(`signalbox ${command} `);
    }
  });

  test('offers no command of a later version', async () => {
    const { stdout } = await signalbox(['--help']);
    expect(stdout).not.toMatch(/signalbox (explore|conform)/);
    expect((await signalbox(['conform', 'two-phase'])).exitCode).toBe(2);
  });
});

test('what is wrong with a command goes to standard error, with exit code 2', async () => {
  const { exitCode, stdout, stderr } = await signalbox(['chekc', 'two-phase']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toBe('signalbox: there is no command "chekc"; did you mean check?\n');
});

test('whoever has read enough does not change the verdict', async () => {
  // As in `signalbox check … 2>&1 | head -1`: what is said after the result has no reader any more.
  const child = spawn(process.execPath, [command, 'check', 'two-phase', '--trace', '/dev/null']);
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('only --debug shows where an error comes from', async () => {
  const { stderr } = await signalbox(['check', 'quicksort', '--debug']);
  expect(stderr).toMatch(/^signalbox: there is no model "quicksort".*\nUsageError: .*\n +at /);
});
