import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../../checker/index.js';

// Runs what was built, and tests of what differs between versions of Node, on those that users have beside the oldest one that
// is supported: npm run test:nodes. They come from npm, once, a hundred megabytes each.

const given = process.argv.slice(2);
const versions = given.length > 0 ? given : ['22', '24'];
const repository = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(repository, 'node_modules', '.cache', 'nodes');

/** Loading modules, threads and shared memory, the processes of `--watch`, and what runs inside a user's tests. */
const tests = [
  'checker/store',
  'checker/workers.test.ts',
  'cli/load',
  'cli/watch',
  'cli/commands/engines.test.ts',
  'reports/vitest',
  'reports/fast-check',
];

const signalbox = ['dist/cli/main.js'];
const commands = [
  [...signalbox, 'check', 'two-phase', '--set', 'resourceManagers=6', '--workers', '2'],
  [...signalbox, 'verify', '--property', 'P24', '--property', 'P22.current', '--no-html'],
  [
    ...signalbox,
    'sweep',
    'two-phase',
    '--set',
    'resourceManagers=1..4',
    '--symmetry',
    'on',
    '--property',
    'TCConsistent',
  ],
  ['node_modules/vitest/vitest.mjs', 'run', '--typecheck.enabled=false', ...tests],
];

/** The Node of this version, installed if it is not yet there. */
function nodeOf(version: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(cache, version);
  const node = join(folder, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], folder);
  }
  return node;
}

/** @throws Error if it fails */
function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`exit code ${status}: ${program} ${args.join(' ')}`);
}

const failures: string[] = [];
for (const version of versions) {
  try {
    const node = nodeOf(version);
    run(node, ['--version'], repository);
    for (const args of commands) run(node, args, repository);
  } catch (error) {
    failures.push(`Node ${version}: ${messageOf(error)}`);
  }
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (failures.length > 0) process.exitCode = 1;
