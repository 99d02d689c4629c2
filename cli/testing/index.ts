import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** What was built: tests run it as users do. */
export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Without what a pipeline says: in one, these tests are not what it is about. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(GITHUB|GITLAB|CI)(_|$)/.test(name)),
);

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** What else is in its environment. */
  readonly env?: { readonly [name: string]: string };
  /** For Node rather than for signalbox. */
  readonly nodeOptions?: readonly string[];
  /** Sent after so many milliseconds, of processor time where the system tells it: on a busy machine it begins late. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly after: number };
}

/** Runs signalbox in a process of its own. */
export function signalbox(
  args: readonly string[],
  { cwd, env, nodeOptions = [], signal }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [...nodeOptions, main, ...args], {
    cwd,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  if (signal !== undefined) void whenBusyFor(signal.after, child.pid).then(() => child.kill(signal.name));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}

/** Linux counts processor time in hundredths of a second. */
const MILLISECONDS_PER_TICK = 10;

async function whenBusyFor(milliseconds: number, pid: number | undefined): Promise<void> {
  if (processorTimeOf(pid) === undefined) return setTimeout(milliseconds);
  for (let time = processorTimeOf(pid); time !== undefined && time < milliseconds; time = processorTimeOf(pid)) {
    await setTimeout(50);
  }
}

/** In milliseconds; undefined where the system does not tell, or the process has ended. */
function processorTimeOf(pid: number | undefined): number | undefined {
  const statistics = `/proc/${pid}/stat`;
  if (!existsSync(statistics)) return undefined;
  // Behind the command, which stands in parentheses, from the state on: user time is the 12th field, system time the 13th.
  const fields = readFileSync(statistics, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder somewhere on the disk with these files; it is gone when the tests are over. */
export function folderWith(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A user's model in one file: counts to three, and says that it stays below two. */
export const counterModule = `
import { defineModel, integer } from 'signalbox';

export const counter = defineModel({
  name: 'counter',
  parameters: { limit: integer({ min: 1, max: 9, default: 3 }) },
  state: ({ limit }) => ({ value: integer({ min: 0, max: limit }) }),
  actions: ({ action, limit }) => [
    action('count', { by: 'Counter', when: (s) => s.value < limit, then: (s) => { s.value += 1; } }),
  ],
  final: ({ limit }) => (s) => s.value === limit,
  properties: ({ always, reachable }) => ({
    'below-two': always('the value stays below two', (s) => s.value < 2),
    'positive': always('the value is never negative', (s) => s.value >= 0),
    'reaches-one': reachable('the value is one', (s) => s.value === 1),
    'ten': always('from ten on it is even', (s) => s.value % 2 === 0, { given: (s) => s.value >= 10 }),
  }),
});
`;
