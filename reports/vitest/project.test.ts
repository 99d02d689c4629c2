import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A user's project: it has installed signalbox, as it was built, and what that needs; its tests fail on purpose.

const repository = fileURLToPath(new URL('../..', import.meta.url));

const files = {
  'package.json': '{ "type": "module" }',
  'lock.ts': `
import { defineModel, oneOf, perProcess, processIds } from 'signalbox';

export const lock = defineModel({
  name: 'lock',
  processes: () => ({ client: processIds(2) }),
  state: ({ client }) => ({ phase: perProcess(client, oneOf('outside', 'inside')) }),
  actions: ({ client, action }) => [
    action('take', { each: client, when: (s, c) => s.phase.at(c) === 'outside', then: (s, c) => s.phase.set(c, 'inside') }),
    action('let go', { each: client, when: (s, c) => s.phase.at(c) === 'inside', then: (s, c) => s.phase.set(c, 'outside') }),
  ],
  properties: ({ never }) => ({
    exclusion: never('two are inside', (s) => s.phase.every((phase) => phase === 'inside')),
  }),
});
`,
  'switches.ts': `
import { boolean, defineModel, perProcess, processIds } from 'signalbox';

export const switches = defineModel({
  name: 'switches',
  processes: () => ({ switch: processIds(30) }),
  state: ({ switch: ids }) => ({ on: perProcess(ids, boolean()) }),
  actions: ({ switch: ids, action }) => [action('flip', { each: ids, then: (s, i) => s.on.set(i, !s.on.at(i)) })],
});
`,
  'switches.test.ts': `
import 'signalbox/vitest';
import { expect, test, vi } from 'vitest';
import { switches } from './switches.js';

let complaint = '';

test('too long', { timeout: 300 }, async () => {
  complaint = await expect(switches).toSatisfy('deadlock-free').catch(String);
});
test('was broken off', () => vi.waitFor(() => expect(complaint).toContain('interrupted at'), { timeout: 2000 }));
`,
  'lock.test.ts': `
import fc from 'fast-check';
import { schedules } from 'signalbox/fast-check';
import 'signalbox/vitest';
import { expect, test } from 'vitest';
import { lock } from './lock.js';

test('holds', () => expect(lock).toSatisfy('deadlock-free'));
test('violated', async () => {
  await expect(lock).toSatisfy('exclusion', { address: 'lock.ts#lock' });
});
test('soft', async () => {
  await expect.soft(lock).toSatisfy('exclusion');
  await expect.soft(lock).not.toReach((s) => s.phase.count((phase) => phase === 'inside') === 1);
});
test('not awaited', () => {
  expect(lock).not.toReach((s) => s.phase.every((phase) => phase === 'inside'));
});
test('schedule', () => {
  fc.assert(fc.property(schedules(lock), ({ steps }) => steps.every(({ action }) => action !== 'let go')), { seed: 1 });
});
`,
};

let folder = '';
let output = '';
let exitCode: number | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-project-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'signalbox'), { recursive: true });
  for (const name of ['package.json', 'dist']) {
    cpSync(join(repository, name), join(modules, 'signalbox', name), { recursive: true });
  }
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    symlinkSync(join(repository, 'node_modules', name), join(modules, name));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  ({ output, exitCode } = await runVitest());
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own, in one thread, without colours. */
function runVitest(): Promise<{ readonly output: string; readonly exitCode: number | null }> {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--pool', 'threads', '--no-file-parallelism'], {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ output: text, exitCode: code }));
  });
}

describe("in a user's project", () => {
  it('a test fails whose model violates a property, or takes too long, and no other', () => {
    expect(exitCode).toBe(1);
    expect(output).toContain('Tests  4 failed | 3 passed (7)');
  });

  it('an exploration is broken off when the time of its test is up', () => {
    expect(output).toContain('Test timed out in 300ms');
    expect(output).not.toContain('FAIL  switches.test.ts > was broken off');
  });

  it('the output has the trace', () => {
    expect(output).toContain(`\
Error: lock.ts#lock does not satisfy exclusion

lock.ts#lock, variant default
`);
    expect(output).toContain(`\
  1  client1  take  phase[client1] outside → inside
  2  client2  take  phase[client2] outside → inside
`);
    expect(output).toContain('signalbox check lock.ts#lock --property exclusion');
    expect(output).toMatch(/❯ lock\.test\.ts:\d+:\d+/);
  });

  it('several soft assertions are all told', () => {
    expect(output).toContain('lock reaches state, and was expected not to');
  });

  it('an assertion that nobody awaits fails the run all the same', () => {
    expect(output).toContain('Unhandled');
    expect(output).toContain('never: (s) => s.phase.every((phase) => phase === "inside")');
  });

  it('a schedule that fast-check has shrunk is shown as a trace', () => {
    expect(output).toContain(`\
  1  client1  take    phase[client1] outside → inside
  2  client1  let go  phase[client1] inside → outside
`);
  });
});
