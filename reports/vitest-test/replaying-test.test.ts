import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, simulate, type Trace } from '../../checker/index.js';
import { twoPhaseCommit } from '../../models/index.js';
import { obligationsFor } from '../../properties/index.js';
import { lock } from '../testing/index.js';
import { replayingTest } from './replaying-test.js';

// A user's project that has installed signalbox, as it was built.

const repository = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'signalbox-replaying-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lock of these tests as a user's module; whoever takes it finds it free only if it is repaired. */
const lockModule = (isRepaired: boolean) => `
import { defineModel, oneOf, perProcess, processIds } from 'signalbox';

export const lock = defineModel({
  name: 'lock',
  processes: () => ({ client: processIds(2) }),
  state: ({ client }) => ({ phase: perProcess(client, oneOf('outside', 'inside')) }),
  actions: ({ client, action }) => [
    action('take', {
      each: client,
      when: (s, c) => s.phase.at(c) === 'outside' && (${isRepaired ? "s.phase.every((phase) => phase === 'outside')" : 'true'}),
      then: (s, c) => s.phase.set(c, 'inside'),
    }),
    action('let go', { each: client, when: (s, c) => s.phase.at(c) === 'inside', then: (s, c) => s.phase.set(c, 'outside') }),
  ],
  properties: ({ alwaysEventually, never }) => ({
    exclusion: never('two are inside', (s) => s.phase.every((phase) => phase === 'inside')),
    again: alwaysEventually('somebody is inside', (s) => s.phase.some((phase) => phase === 'inside')),
  }),
});
`;

async function traceOf(id: string): Promise<Trace> {
  const instance = lock.instantiate({ variant: 'careless' });
  const { properties } = await check(instance, { properties: instance.properties, fairness: 'none' });
  const trace = properties.find((property) => property.id === id)?.trace;
  if (trace === undefined) throw new Error(`${id} has no trace`);
  return { ...trace, model: 'lock.ts#lock', variant: 'default', parameters: {} };
}

async function traceOfShipped(): Promise<Trace> {
  const instance = twoPhaseCommit.instantiate({ variant: 'documented' });
  const asked = obligationsFor(twoPhaseCommit.name).filter(({ id }) => id === 'P4.agreement');
  const { properties } = await simulate(instance, {
    properties: Object.fromEntries(asked.map(({ id, formula }) => [id, formula])),
    steps: 200_000,
  });
  const trace = properties[0]?.trace;
  if (trace === undefined) throw new Error('the documented design keeps agreement in all runs');
  return { ...trace, model: twoPhaseCommit.name };
}

beforeAll(async () => {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(repository, join(modules, 'signalbox'));
  symlinkSync(join(repository, 'node_modules/vitest'), join(modules, 'vitest'));
  const files = {
    'package.json': '{ "type": "module" }',
    'lock.ts': lockModule(false),
    'repaired.ts': lockModule(true),
    'exclusion.test.ts': replayingTest(await traceOf('exclusion')),
    'again.test.ts': replayingTest(await traceOf('again')),
    'shipped.test.ts': replayingTest(await traceOfShipped()),
    'repaired.test.ts': replayingTest(await traceOf('exclusion'), { path: './repaired.js', export: 'lock' }),
    'short.test.ts': replayingTest(
      await traceOf('exclusion').then((trace) => ({ ...trace, steps: trace.steps.slice(0, 1) })),
    ),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

/** In a process of its own, without colours. */
function runVitest(
  ...names: readonly string[]
): Promise<{ readonly output: string; readonly exitCode: number | null }> {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--pool', 'threads', '--no-file-parallelism', ...names], {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ output, exitCode }));
  });
}

describe('the test of a trace', () => {
  it('passes on the model that it is of: the user’s or a shipped one, steps or a run that goes on for ever', async () => {
    const { output, exitCode } = await runVitest('exclusion', 'again', 'shipped');
    expect(output).toContain('Tests  3 passed (3)');
    expect(exitCode).toBe(0);
  });

  it('fails where the model is repaired, and where the trace does not show the violation', async () => {
    const { output, exitCode } = await runVitest('repaired', 'short');
    expect(output).toContain('Tests  2 failed (2)');
    expect(output).toContain('\\"take\\" (client: client2) is not enabled here');
    expect(output).toContain('it does not violate exclusion');
    expect(exitCode).toBe(1);
  });
});
