import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Trace } from '../../checker/index.js';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

const folder = folderWith({ 'counter.ts': counterModule });
const run = (...args: readonly string[]) => signalbox(args, { cwd: folder });

/** A copy of the trace in which one text is replaced. */
function changedTrace(name: string, text: string, replacement: string): string {
  const recorded = readFileSync(join(folder, 'trace.json'), 'utf8');
  writeFileSync(join(folder, name), recorded.replace(text, replacement));
  return name;
}

beforeAll(async () => {
  await run('check', 'counter.ts', '--trace', 'trace.json');
});

describe('replay', () => {
  test('shows the steps, and that every one is as recorded', async () => {
    const { exitCode, stdout } = await run('replay', 'trace.json');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('  2  Counter  count  value 1 → 2\n');
    expect(stdout).toContain('✓ the trace of below-two replays: all 2 steps are as recorded\n');
  });

  test('says at which step a trace differs, and exits 1', async () => {
    const changed = changedTrace('changed.json', '"action": "count"', '"action": "skip"');
    const { exitCode, stdout } = await run('replay', changed);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✗ the trace of below-two differs at step 1: the model has no action "skip"/);
  });

  test('says that a loop closes and is fair, and where it does not or is not', async () => {
    const blinker = `
import { boolean, defineModel } from 'signalbox';

export const blinker = defineModel({
  name: 'blinker',
  state: () => ({ on: boolean(), broken: boolean() }),
  actions: ({ action }) => [
    action('switch on', { fair: 'weak', when: (s) => !s.on, then: (s) => { s.on = true; } }),
    action('switch off', { fair: 'weak', when: (s) => s.on, then: (s) => { s.on = false; } }),
    action('break', { fair: 'weak', when: (s) => s.on, then: (s) => { s.broken = true; } }),
  ],
});
`;
    const step = (action: string, on: boolean) => ({
      action,
      kind: 'protocol' as const,
      arguments: {},
      process: null,
      messages: [],
      changes: [{ field: 'on', before: !on, after: on }],
      state: { on, broken: false },
    });
    const weakly = { arguments: null, fairness: 'weak' } as const;
    const lasso: Trace = {
      version: 1,
      model: 'blinker.ts',
      variant: 'default',
      parameters: {},
      seed: null,
      property: 'breaks',
      initial: { on: false, broken: false },
      steps: [step('switch on', true), step('switch off', false)],
      loop: {
        start: 0,
        assumed: { fairness: 'declared', repairs: null },
        couldHappen: [],
        fairness: [
          { ...weakly, action: 'switch on', because: 'taken', step: 1 },
          { ...weakly, action: 'break', because: 'disabled', step: 2 },
        ],
      },
    };
    const open: Trace = { ...lasso, loop: { start: 1, assumed: null, fairness: [], couldHappen: [] } };
    const unfair: Trace = {
      ...lasso,
      loop: {
        start: 0,
        assumed: null,
        couldHappen: [],
        fairness: [{ ...weakly, action: 'break', because: 'never enabled', step: null }],
      },
    };
    const cwd = folderWith({
      'blinker.ts': blinker,
      'lasso.json': JSON.stringify(lasso),
      'open.json': JSON.stringify(open),
      'unfair.json': JSON.stringify(unfair),
    });
    const fair = await signalbox(['replay', 'lasso.json'], { cwd });
    expect(fair.stdout).toContain(
      '✓ the trace of breaks replays: all 2 steps are as recorded, and the loop closes and is fair\n',
    );
    expect(fair.exitCode).toBe(0);
    const differs = await signalbox(['replay', 'open.json'], { cwd });
    expect(differs.stdout).toContain(
      'differs at step 2: the loop does not close: on is false and not true, as it was after step 1\n',
    );
    expect(differs.exitCode).toBe(1);
    expect((await signalbox(['replay', 'unfair.json'], { cwd })).stdout).toContain(
      'differs at step 1: "break" is enabled after step 1, so the loop is not shown to be weakly fair to it\n',
    );
  });

  test.each([
    ['no JSON', '{', '', /holds no trace: it is not JSON/],
    [
      'another version',
      '"version": 1',
      '"version": 9',
      /holds no trace: its version is 9; this signalbox reads version 1/,
    ],
    ['a model that is gone', 'counter.ts#', 'gone.ts#', /there is no file gone\.ts/],
    [
      'a variant that is gone',
      '"variant": "default"',
      '"variant": "better"',
      /has no variant "better"; there is default/,
    ],
    ['a parameter out of bounds', '"limit": 3', '"limit": 30', /parameter limit is an integer from 1 to 9, not 30/],
  ])('refuses %s with exit code 2', async (what, text, replacement, sentence) => {
    const { exitCode, stdout, stderr } = await run('replay', changedTrace(`${what}.json`, text, replacement));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
