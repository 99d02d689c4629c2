import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../checker/index.js';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

const folder = folderWith({ 'counter.ts': counterModule });
const simulate = (...args: readonly string[]) => signalbox(['simulate', ...args], { cwd: folder });

/** A result without what a run of the program takes. */
const withoutCosts = (stdout: string) => {
  const { seconds: _, peakMemory: __, workers: ___, ...found } = JSON.parse(stdout);
  return found;
};

describe('simulate', () => {
  test('says of what no walk refutes that it is unrefuted, never that it holds, and exits 0', async () => {
    const { exitCode, stdout, stderr } = await simulate('two-phase', '--walks', '200', '--property', 'TCConsistent');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n {2}by random runs from seed 1, of at most \d+ steps each: uniform, /);
    expect(stdout).toMatch(/✓ TCConsistent .* — unrefuted: in 200 walks, [\d,]+ steps\n/);
    expect(stdout).toContain('that does not show that there is none');
    expect(stdout).toContain('explore everything:  signalbox check two-phase\n');
    expect(stdout).not.toMatch(/\bholds?\b/);
    expect(stderr).toBe('');
  });

  test('shows a violation, and the command that it prints makes the same run again', async () => {
    const { exitCode, stdout } = await simulate('counter.ts', '--walks', '50', '--property', 'below-two');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ below-two is violated after 2 steps: the value stays below two\n  found by walk 0 ');
    expect(stdout).toContain('  1  Counter  count  value 0 → 1\n  2  Counter  count  value 1 → 2\n');
    const [, command = ''] = /make it again: +signalbox (.*)\n/.exec(stdout) ?? [];
    expect(command).toMatch(/^simulate counter\.ts --seed 1 --property below-two --path 0(:\d+)*$/);
    const again = await signalbox(command.split(' '), { cwd: folder });
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toContain('  1  Counter  count  value 0 → 1\n  2  Counter  count  value 1 → 2\n');
  });

  test('writes what was found for others, too', async () => {
    const files = ['--markdown', 'random.md', '--junit', 'random.xml'];
    const { exitCode } = await simulate('counter.ts', '--walks', '50', '--property', 'below-two', ...files);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(folder, 'random.md'), 'utf8')).toContain('### ❌ below-two violated');
    expect(readFileSync(join(folder, 'random.xml'), 'utf8')).toContain('<failure message="violated after 2 steps');
  });

  test('keeps a trace with its seed, and that can be replayed', async () => {
    const { stderr } = await simulate('counter.ts', '--walks', '50', '--seed', '7', '--trace', 'random.json');
    expect(stderr).toBe('signalbox: the trace of below-two is in random.json\n');
    expect(JSON.parse(readFileSync(join(folder, 'random.json'), 'utf8'))).toMatchObject({
      seed: 7,
      property: 'below-two',
    });
    const { exitCode, stdout } = await signalbox(['replay', 'random.json'], { cwd: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('✓ the trace of below-two replays: all 2 steps are as recorded\n');
  });

  test('is what check --engine random does, whatever the number of workers', async () => {
    const args = ['two-phase', '--walks', '100', '--strategy', 'weighted', '--weight', 'RMPrepare=3', '--json'];
    const simulated = await simulate(...args, '--depth', '20', '--workers', '1');
    const checked = await signalbox(['check', ...args, '--engine', 'random', '--max-depth', '20', '--workers', '2']);
    expect(simulated.exitCode).toBe(0);
    const result = withoutCosts(simulated.stdout);
    expect(result).toMatchObject({
      version: 1,
      engine: 'random',
      seed: 1,
      complete: false,
      random: { walks: 100, stepsPerWalk: 20, strategies: [{ strategy: 'weighted', walks: 100 }] },
    });
    expect(withoutCosts(checked.stdout)).toEqual(result);
  });

  test('exits 1 where a known flaw is not found, 0 where it is', async () => {
    const known = ['counter.ts', '--walks', '50', '--property', 'below-two', '--expect', 'violated'];
    expect((await simulate(...known)).exitCode).toBe(0);
    expect((await simulate(...known, '--set', 'limit=1')).exitCode).toBe(1);
  });

  test('interrupted, prints what was tried and exits 130', async () => {
    const long = ['simulate', 'two-phase', '--time-limit', '10m', '--property', 'TCConsistent', '--json'];
    const { exitCode, stdout } = await signalbox(long, { signal: { name: 'SIGINT', after: 3_000 } });
    expect(exitCode).toBe(130);
    const tried = JSON.parse(stdout);
    expect(tried.signalbox).toBe(packageVersion());
    expect(tried).toMatchObject({ interrupted: true, complete: false });
    expect(tried.random.steps).toBeGreaterThan(0);
    expect(tried.properties).toMatchObject([{ id: 'TCConsistent', verdict: 'unrefuted' }]);
  });

  test('estimates states where it is asked to, and says so', async () => {
    const { stdout } = await simulate(
      'two-phase',
      '--walks',
      '200',
      '--distinct',
      'estimate',
      '--property',
      'AllCommit',
    );
    expect(stdout).toMatch(/ · about [\d,]+ states · /);
  });

  test('draws parameters, too, and says which ones a run has', async () => {
    const varied = ['counter.ts', '--walks', '500', '--vary', 'limit', '--property', 'ten', '--property', 'below-two'];
    const { stdout } = await simulate(...varied);
    expect(stdout).toContain('with limit = 3\n  by random runs');
    expect(stdout).toMatch(/✗ below-two is violated after 2 steps: .*\n {2}found by walk .*\n {2}with limit = 2\n/);
    expect(stdout).toMatch(/make it again: +signalbox simulate counter\.ts --vary limit --seed 1 /);
  });
});
