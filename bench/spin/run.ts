import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Figures, Outcome } from '../figures.js';
import { wrongCounts } from '../known-counts.js';

/** The orders in which SPIN can explore. */
export const SEARCHES = ['depth-first', 'breadth-first'] as const;
export type Search = (typeof SEARCHES)[number];

const MODEL = fileURLToPath(new URL('two-phase.pml', import.meta.url));

/** No path is longer than 3n + 1 steps. */
const DEPTH_LIMIT = 1_000;

/**
 * Compiles the Promela TwoPhase in a temporary directory, runs it and reads its report; throws if its counts are not
 * TwoPhase's. The time is that which the verifier reports, so without compilation.
 */
export function measureSpin(search: Search, resourceManagers: number): Outcome {
  const subject = `spin ${search}`;
  const missing = ['spin', 'gcc'].filter((tool) => !isInstalled(tool));
  if (missing.length > 0) return { subject, unavailable: `not installed: ${missing.join(', ')}` };

  const directory = mkdtempSync(join(tmpdir(), 'two-phase-'));
  try {
    const run = (file: string, args: readonly string[]): string =>
      execFileSync(file, args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    run('spin', ['-a', `-DN=${resourceManagers}`, MODEL]);
    run('gcc', ['-O3', ...defines(search), '-o', 'pan', 'pan.c']);
    const report = run(join(directory, 'pan'), [`-m${DEPTH_LIMIT}`, `-w${indexBits(resourceManagers)}`]);
    const figures = parseReport(subject, report);
    const wrong = wrongCounts(figures, resourceManagers);
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    return figures;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** NOCOMP: uncompressed states are faster here, and take no more room, since they are small. */
function defines(search: Search): string[] {
  const common = ['-DSAFETY', '-DNOREDUCE', '-DNOCOMP', '-DMEMLIM=16000'];
  return search === 'breadth-first' ? [...common, '-DBFS'] : common;
}

/** The smallest table of at least twice as many slots as states; a larger one is slower, for its cache misses. */
function indexBits(resourceManagers: number): number {
  const states = 6 ** resourceManagers + 4 ** resourceManagers + 2 ** resourceManagers;
  return Math.ceil(Math.log2(2 * states));
}

function parseReport(subject: string, report: string): Figures {
  const read = (what: string, pattern: RegExp): number => {
    const found = pattern.exec(report)?.[1];
    if (found === undefined) throw new Error(`${subject} reported no ${what}:\n${report}`);
    return Number(found);
  };
  const errors = read('errors', /errors: (\d+)/);
  if (errors > 0) throw new Error(`${subject} found ${errors} errors:\n${report}`);
  const distinctStates = read('states', /(\d+) states, stored/);
  const megabytes = read('memory', /([\d.]+)\s+(?:total actual )?memory usage/);
  return {
    subject,
    distinctStates,
    // SPIN counts the initial state as stored, so this is TLC's count.
    transitions: read('transitions', /(\d+) transitions/),
    // SPIN counts steps, TLC levels. Depth first goes no deeper, since the longest path ends in the deepest level.
    depth: read('depth', /depth reached (\d+)/) + 1,
    seconds: read('time', /elapsed time ([\d.]+) seconds/),
    bytesPerState: (megabytes * 2 ** 20) / distinctStates,
  };
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function isSearch(text: string | undefined): text is Search {
  return SEARCHES.some((search) => search === text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , search, resourceManagers = '8'] = process.argv;
  if (!isSearch(search)) throw new RangeError(`search must be one of ${SEARCHES.join(', ')}, not ${search}`);
  console.log(JSON.stringify(measureSpin(search, Number(resourceManagers))));
}
