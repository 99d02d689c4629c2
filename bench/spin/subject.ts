import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figures, Outcome } from '../figures.js';
import { whatIsMissing } from '../installed.js';
import type { Subject } from '../subject.js';
import { runTimed } from '../timed.js';
import { DIGITS, parseReport } from './report.js';
import { VERIFIERS, type Verifier } from './verifiers.js';

/** An instance of a Promela model. */
export interface Promela {
  readonly file: URL;
  /** Values of its macros, as `N=8`. */
  readonly settings: readonly string[];
  /** About how many states there are, by which tables are sized. */
  readonly expectedStates: number;
  /** A bound on the length of any path. */
  readonly depthLimit: number;
  /** Whether its first step chooses an initial state, so that it has a state, a transition and a level more than it ought to. */
  readonly choosesInitialState?: boolean;
}

const execute = promisify(execFile);

/** SPIN on one model, in each way in which it can explore. */
export function spinSubjects(model: Promela): readonly Subject[] {
  return VERIFIERS.map((verifier) => subjectOf(model, verifier));
}

function subjectOf(model: Promela, verifier: Verifier): Subject {
  const { name, covers, countsLevels } = verifier;
  let compiled: Promise<string> | undefined;
  return {
    name,
    covers,
    countsLevels,
    isParallel: verifier.forks === true,
    digits: DIGITS,
    measure: async (): Promise<Outcome> => {
      const unavailable = whatIsMissing('spin', 'gcc');
      if (unavailable !== undefined) return { unavailable };
      compiled ??= compile(model, verifier);
      const slots = Math.ceil(Math.log2(verifier.slotsPerState * model.expectedStates));
      // -E: what ends is no error. signalbox is asked for an invariant alone, too.
      const args = ['-E', `-m${model.depthLimit}`, `-w${slots}`, ...verifier.call];
      const { stdout, usage } = await runTimed(await compiled, args);
      const figures = corrected(parseReport(stdout), model);
      if (verifier.forks !== true) return { ...figures, ...usage };
      return { ...figures, peakMemory: (figures.bytesPerState ?? 0) * figures.distinctStates };
    },
  };
}

/** Makes a verifier of a model, and returns its path; it is removed when this process ends. */
async function compile({ file, settings }: Promela, verifier: Verifier): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-spin-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await execute('spin', ['-a', ...settings.map((setting) => `-D${setting}`), fileURLToPath(file)], { cwd: folder });
  const path = join(folder, 'pan');
  const defines = ['-DSAFETY', '-DMEMLIM=16000', ...verifier.compile];
  await execute('gcc', ['-O3', '-w', ...defines, '-o', path, join(folder, 'pan.c')]);
  return path;
}

function corrected(figures: Figures, { choosesInitialState }: Promela): Figures {
  if (choosesInitialState !== true) return figures;
  const { distinctStates, transitions, depth } = figures;
  return { ...figures, distinctStates: distinctStates - 1, transitions: transitions - 1, depth: depth - 1 };
}
