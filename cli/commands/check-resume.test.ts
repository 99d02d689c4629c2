import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

/** `npm run test:thorough` kills more often. */
const KILLS = process.env.SIGNALBOX_RANDOM_MODELS === undefined ? 3 : 10;

const folder = folderWith({ 'counter.ts': counterModule });
const model = ['check', 'two-phase', '--set', 'resourceManagers=8', '--json'];
const figures = (stdout: string) => {
  const { seconds: _, peakMemory: __, bytesPerState: ___, workers: ____, ...found } = JSON.parse(stdout);
  return found;
};

describe('a check that is killed', () => {
  test(`at any moment, ${KILLS} times in a row, finds in the end what an undisturbed one does`, {
    timeout: 600_000,
  }, async () => {
    const whole = await signalbox([...model, '--workers', '1']);
    const moments = fc.sample(fc.integer({ min: 100, max: 1_500 }), { seed: 20261129, numRuns: KILLS });
    const often = ['--checkpoint-interval', '100ms'];
    const kept = () => (existsSync(join(folder, 'killed', 'manifest')) ? '--resume' : '--checkpoint');
    let kills = 0;
    for (const after of moments) {
      const { exitCode } = await signalbox([...model, kept(), 'killed', ...often], {
        cwd: folder,
        signal: { name: 'SIGKILL', after },
      });
      if (exitCode === null) kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    const last = await signalbox([...model, kept(), 'killed', ...often], { cwd: folder });
    expect(last.exitCode).toBe(0);
    expect(figures(last.stdout)).toEqual(figures(whole.stdout));
    expect(existsSync(join(folder, 'killed'))).toBe(false);
  });
});

describe('a check that is interrupted', () => {
  test('is kept, and the command that goes on is printed, to be pasted', async () => {
    const command = ['check', 'two-phase', '--set', 'resourceManagers=9', '--checkpoint', 'kept here'];
    const { exitCode, stdout } = await signalbox(command, { cwd: folder, signal: { name: 'SIGTERM', after: 2_000 } });
    expect(exitCode).toBe(130);
    const resume = "signalbox check two-phase --set resourceManagers=9 --resume 'kept here'";
    expect(stdout).toContain(`go on from here:  ${resume}\n`);
    const states = Number(/([\d,]+) states/.exec(stdout)?.[1]?.replaceAll(',', ''));
    const again = [...command.slice(0, 4), '--resume', 'kept here', '--max-states', '1', '--json'];
    const { distinctStates } = JSON.parse((await signalbox(again, { cwd: folder })).stdout);
    expect(distinctStates).toBe(states);
  });
});

describe('what cannot be gone on with is refused with one sentence', () => {
  test('another instance, another search, a changed model, a file in the way', async () => {
    const start = ['check', 'counter.ts', '--checkpoint', 'counted', '--max-states', '1'];
    expect((await signalbox(start, { cwd: folder })).exitCode).toBe(3);
    const refusal = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await signalbox(['check', 'counter.ts', ...args], { cwd: folder });
      expect(exitCode).toBe(2);
      return stderr;
    };
    const the = 'signalbox: the checkpoint in counted';
    const resume = ['--resume', 'counted'];
    expect(await refusal(...resume, '--set', 'limit=4')).toBe(`${the} is of the model with limit = 3, not 4\n`);
    expect(await refusal(...resume, '--search', 'dfs')).toBe(`${the} has search bfs, not dfs\n`);
    expect(await refusal(...resume, '--property', 'ten')).toContain(`${the} is of the properties below-two, `);
    expect(await refusal(...resume, '--workers', '2')).toContain('only one worker');
    expect(await refusal('--checkpoint', 'counted')).toContain('there is a checkpoint in counted already');
    expect(await refusal('--checkpoint', 'counter.ts')).toContain('no checkpoint can be in counter.ts');
    expect(await refusal('--checkpoint-interval', '5s')).toContain('--checkpoint-interval needs --checkpoint');
    expect(await refusal('--resume', 'nowhere')).toContain('there is no such folder');

    writeFileSync(join(folder, 'counter.ts'), counterModule.replace('s.value += 1', 's.value += 2'));
    expect(await refusal(...resume)).toBe(
      `${the} was written before the action "count" was changed: check the model from the beginning\n`,
    );
    writeFileSync(join(folder, 'counter.ts'), counterModule);
    const { exitCode, stdout } = await signalbox(['check', 'counter.ts', ...resume], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ below-two is violated after 2 steps');
    expect(readdirSync(folder)).not.toContain('counted');
    expect(readFileSync(join(folder, 'counter.ts'), 'utf8')).toBe(counterModule);
  });
});
