import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { CheckpointError } from '../errors.js';
import { always, deadlockFree, eventually } from '../language/index.js';
import type { CheckResult } from '../result.js';
import { switches } from '../testing/index.js';

const root = mkdtempSync(join(tmpdir(), 'signalbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const instance = switches.instantiate({ parameters: { count: 8 } });
const properties = {
  throughout: always('every state is visited', () => true),
  settled: eventually<unknown>('it is settled', () => false),
  'deadlock-free': deadlockFree(),
};
const kept = { bfs: join(root, 'bfs'), dfs: join(root, 'dfs') };
let whole: CheckResult;

beforeAll(async () => {
  whole = await check(instance, { properties });
  for (const search of ['bfs', 'dfs'] as const) {
    const first = { checkpoint: { directory: kept[search] }, maxStates: 60 };
    const second = { resume: { directory: kept[search] }, maxStates: 120 };
    for (const how of [first, second]) await check(instance, { properties, search, ...how });
  }
});

/** Goes on from a copy of the checkpoint after something was done to it. */
async function after(search: 'bfs' | 'dfs', harm: (directory: string) => void): Promise<CheckResult> {
  const directory = join(root, 'harmed');
  rmSync(directory, { recursive: true, force: true });
  cpSync(kept[search], directory, { recursive: true });
  harm(directory);
  return check(instance, { properties, search, resume: { directory } });
}

async function isRefused(search: 'bfs' | 'dfs', harm: (directory: string) => void): Promise<void> {
  await expect(after(search, harm)).rejects.toThrow(CheckpointError);
}

const flip = (path: string, at: number, by: number) => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  writeFileSync(path, bytes);
};
/** The files that the manifest speaks of, and how many of their bytes. */
function goodFiles(search: 'bfs' | 'dfs'): (readonly [file: string, bytes: number])[] {
  const [, , content = ''] = readFileSync(join(kept[search], 'manifest'), 'utf8').split('\n');
  const { columns }: { columns: { [name: string]: { file: string; width: number; rows: number } } } =
    JSON.parse(content);
  return Object.values(columns).map(({ file, width, rows }) => [file, 4 * width * rows] as const);
}

describe('a damaged checkpoint is never misread', () => {
  it('whichever byte of the manifest is another', async () => {
    const { size } = statSync(join(kept.bfs, 'manifest'));
    const property = fc.asyncProperty(fc.nat(size - 1), fc.integer({ min: 1, max: 255 }), (at, by) =>
      isRefused('bfs', (directory) => flip(join(directory, 'manifest'), at, by)),
    );
    await fc.assert(property, { seed: 1, numRuns: 60 });
  });

  it('wherever the manifest is cut off', async () => {
    const { size } = statSync(join(kept.bfs, 'manifest'));
    for (const length of [0, 1, 24, 60, size - 1]) {
      await isRefused('bfs', (directory) => truncateSync(join(directory, 'manifest'), length));
    }
  });

  it.each(['bfs', 'dfs'] as const)(
    'whichever byte of a file is another, or it is cut off anywhere (%s)',
    async (search) => {
      const files = goodFiles(search).filter(([, bytes]) => bytes > 0);
      expect(files.length).toBeGreaterThanOrEqual(search === 'bfs' ? 4 : 5);
      const place = fc.constantFrom(...files).chain(([file, bytes]) => fc.tuple(fc.constant(file), fc.nat(bytes - 1)));
      const property = fc.asyncProperty(place, fc.nat(255), ([file, at], by) =>
        isRefused(search, (directory) => {
          if (by === 0) truncateSync(join(directory, file), at);
          else flip(join(directory, file), at, by);
        }),
      );
      await fc.assert(property, { seed: 2, numRuns: 60 });
    },
  );

  it.each(['bfs', 'dfs'] as const)('and a file that is gone is missed (%s)', async (search) => {
    for (const [file] of goodFiles(search)) {
      await isRefused(search, (directory) => rmSync(join(directory, file)));
    }
  });

  it.each(['bfs', 'dfs'] as const)('what a write that was torn off has left behind is cut off (%s)', async (search) => {
    const tail = fc.uint8Array({ minLength: 1, maxLength: 100 });
    const property = fc.asyncProperty(fc.array(tail, { minLength: 6, maxLength: 6 }), async (tails) => {
      const { distinctStates, transitions, complete } = await after(search, (directory) => {
        for (const [position, [file]] of goodFiles(search).entries()) {
          writeFileSync(join(directory, file), tails[position] ?? '', { flag: 'a' });
        }
        writeFileSync(join(directory, 'manifest.new'), 'signalbox checkpo');
      });
      const { distinctStates: states, transitions: all } = whole;
      expect({ distinctStates, transitions, complete }).toEqual({
        distinctStates: states,
        transitions: all,
        complete: true,
      });
    });
    await fc.assert(property, { seed: 3, numRuns: 5 });
  });
});

describe('a folder', () => {
  const refusal = (options: object) =>
    check(instance, { properties, ...options }).catch((error: Error) => error.message);

  it('without a checkpoint is not resumed', async () => {
    const directory = join(root, 'none');
    expect(await refusal({ resume: { directory } })).toContain('there is no such folder');
    mkdtempSync(join(root, 'empty-'));
    const [empty = ''] = readdirSync(root).filter((name) => name.startsWith('empty-'));
    expect(await refusal({ resume: { directory: join(root, empty) } })).toContain('none was completed there');
  });

  it('that has a checkpoint, or something else, takes no new one', async () => {
    expect(await refusal({ checkpoint: { directory: kept.bfs } })).toContain('there is a checkpoint in');
    writeFileSync(join(mkdtempSync(join(root, 'other-')), 'thesis.tex'), '');
    const [other = ''] = readdirSync(root).filter((name) => name.startsWith('other-'));
    const sentence = await refusal({ checkpoint: { directory: join(root, other) } });
    expect(sentence).toBe(`a checkpoint needs a folder of its own, and in ${join(root, other)} is thesis.tex`);
    expect(readdirSync(join(root, other))).toEqual(['thesis.tex']);
  });
});
