import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../checker/index.js';
import { folderWith, signalbox } from '../testing/index.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** As `npm install` would, as far as the project needs it. */
function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(repository, join(modules, 'signalbox'));
  symlinkSync(join(repository, 'node_modules/vitest'), join(modules, 'vitest'));
}

/** What a program in `node_modules` of the repository prints, and its exit code. */
function run(program: string, args: readonly string[], cwd: string): Promise<{ exitCode: number; output: string }> {
  const { VITEST: _, ...environment } = process.env;
  const options = { cwd, env: { ...environment, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(repository, 'node_modules', program), ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
      },
    );
  });
}

describe('init', () => {
  test('writes a project that compiles, whose models are verified, and whose tests pass, at once', async () => {
    const above = folderWith({});
    const { exitCode, stdout } = await signalbox(['init', 'My Locks'], { cwd: above });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^an example project is in My Locks:\n/);
    expect(stdout).toContain("\n  cd 'My Locks'\n  npm install\n  npx signalbox verify\n  npx vitest run\n");
    const folder = join(above, 'My Locks');
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ name: 'my-locks' });
    expect(existsSync(join(folder, '.github/workflows/signalbox.yml'))).toBe(true);
    install(folder);

    expect(await run('typescript/bin/tsc', ['-p', '.'], folder)).toEqual({ exitCode: 0, output: '' });
    const verified = await signalbox(['verify', '--profile', 'ci'], { cwd: folder });
    expect(verified.stdout).toMatch(/^my-locks, profile ci\n/);
    expect(verified.stdout).toContain('4 of 4 properties hold\n');
    // Nothing drifts, and every action is taken.
    expect(verified.stdout).not.toMatch(/^ {2}[✗!?] /m);
    expect(verified.exitCode).toBe(0);
    const tested = await run('vitest/vitest.mjs', ['run'], folder);
    expect(tested.output).toContain('3 passed');
    expect(tested.exitCode).toBe(0);

    const model = join(folder, 'models/leased-lock.ts');
    const mutant = readFileSync(model, 'utf8').replace('grant < s.stored', 'grant > s.stored + 9');
    writeFileSync(model, mutant);
    const broken = await signalbox(['verify'], { cwd: folder });
    expect(broken.stdout).toMatch(/✗ fenced holds on models\/leased-lock.ts, fenced: it should hold and is violated/);
    expect(broken.exitCode).toBe(1);
  });

  test('leaves what a project has, and says what to add to it', async () => {
    const files = {
      'package.json': '{ "name": "mine", "scripts": { "test": "jest" } }',
      '.gitignore': 'node_modules\n',
    };
    const cwd = folderWith(files);
    const { exitCode, stdout } = await signalbox(['init'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      `package.json is left as it is; add to it\n  "scripts": { "verify": "signalbox verify" }\n  "devDependencies": { "signalbox": "^${packageVersion()}", "vitest": "^4.0.0" }\n`,
    );
    expect(stdout).toContain('.gitignore is left as it is; add to it\n  signalbox-report/\n  junit.xml\n');
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });

  test('overwrites nothing, and writes nothing where it would have to', async () => {
    const cwd = folderWith({ 'signalbox.config.ts': 'mine', file: '' });
    expect(await signalbox(['init'], { cwd })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'signalbox: this folder has signalbox.config.ts already, and nothing is overwritten: move it, or name another folder\n',
    });
    expect(readdirSync(cwd).sort()).toEqual(['file', 'signalbox.config.ts']);
    expect(await signalbox(['init', 'file'], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: 'signalbox: file is a file: name a folder\n',
    });
  });
});
