import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** What was built: tests run it as users do. */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** For Node rather than for signalbox. */
  readonly nodeOptions?: readonly string[];
  /** Sent after so many milliseconds. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly after: number };
}

/** Runs signalbox in a process of its own. */
export function signalbox(args: readonly string[], { cwd, nodeOptions = [], signal }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [...nodeOptions, main, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  if (signal !== undefined) setTimeout(() => child.kill(signal.name), signal.after);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
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
