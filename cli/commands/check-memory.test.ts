import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, signalbox } from '../testing/index.js';

const MIB = 2 ** 20;
/** What may come on top of the limit: what is written between two looks at it, and what it takes to show what was found. */
const SLACK = 32 * MIB;

/** Lets a process say, when it ends, how much memory it ever had. */
const saysPeak = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

/** Needs some 1.2 GiB without a limit. */
const large = ['check', 'two-phase', '--set', 'resourceManagers=10', '--json'];

async function peakOf(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await signalbox([...large, ...args], {
    cwd: folder,
    nodeOptions: ['--import', saysPeak],
  });
  return { exitCode, result: JSON.parse(stdout), peak: 1024 * Number(/peak (\d+)/.exec(stderr)?.[1]) };
}

const folder = folderWith({});

describe('a limit of memory is kept', () => {
  // Each thread knows signalbox and the model itself, and takes some 30 MiB for that.
  test.each([
    ['1', 150],
    ['2', 210],
  ])('by %s workers, and ends the check without an answer', async (workers, limit) => {
    const { exitCode, result, peak } = await peakOf('--memory-limit', `${limit}m`, '--workers', workers);
    expect(exitCode).toBe(3);
    expect(peak).toBeLessThan(limit * MIB + SLACK);
    expect(result).toMatchObject({ ranOut: 'memory', complete: false, interrupted: false });
    expect(result.peakMemory).toBeLessThanOrEqual(peak);
    // Most of what the limit allows was made use of.
    expect(result.distinctStates).toBeGreaterThan(200_000);
  });

  test('and what was explored can be gone on with', async () => {
    const directory = join(folder, 'kept');
    const first = await peakOf('--memory-limit', '120m', '--checkpoint', directory);
    expect(first.peak).toBeLessThan(120 * MIB + SLACK);
    expect(first.result).toMatchObject({ ranOut: 'memory', saved: directory });
    const again = ['--resume', directory, '--memory-limit', '150m'];
    const second = await peakOf(...again);
    expect(second.result.distinctStates).toBeGreaterThan(first.result.distinctStates);
    expect(second.peak).toBeLessThan(150 * MIB + SLACK);
  });
});
