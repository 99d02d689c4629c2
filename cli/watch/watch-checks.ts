import { realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { CheckResult } from '../../checker/index.js';
import { counted, type Style, styleOf } from '../../reports/index.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { catchInterruption } from '../interruption.js';
import { differenceLines } from './difference.js';
import { type Round, type RoundOutcome, startRound } from './round.js';
import { SavedFiles } from './saved-files.js';

/**
 * Checks again whenever the file of a model, or one that it imports, is saved, and says what came out otherwise than the last
 * time. What does not load, or is at fault, is said, and the next save is waited for. Ends by Ctrl-C only.
 * @param file of the model, which exists
 * @param words the command of one check, without `--watch`
 */
export async function watchChecks(file: string, words: readonly string[]): Promise<ExitCode> {
  const entry = realpathSync(file);
  const { paint } = styleOf(process.stderr);
  const say = (line: string) => process.stderr.write(`${paint.dim(`signalbox: ${line}`)}\n`);
  const saved = new SavedFiles();
  let running: Round | undefined;
  let quit: () => void = () => {};
  const interrupted = new Promise<null>((resolve) => {
    quit = () => resolve(null);
  });
  const interruption = catchInterruption(() => {
    running?.stop();
    quit();
  });
  let last: CheckResult | null = null;
  let files: readonly string[] = [entry];
  try {
    await saved.watch(files);
    for (;;) {
      const began = Date.now();
      running = startRound(entry, words);
      const next = saved.next();
      const first = await Promise.race([running.outcome, next, interrupted]);
      if (first === null) break;
      if (typeof first === 'string') {
        running.stop();
        await running.outcome;
        say(`${nameOf(first)} was saved meanwhile: once more`);
        continue;
      }
      const added = first.files.filter((each) => !files.includes(each));
      // What does not load names no imports: those of the last time may be where it is mended.
      files = first.result === null ? [...files, ...added] : first.files;
      await saved.watch(files);
      if (first.result !== null) {
        if (last !== null) process.stdout.write(difference(last, first.result, styleOf(process.stdout)));
        last = first.result;
      }
      // Who was not watched yet may have been saved before.
      if (added.some((each) => wasSavedSince(began, each))) continue;
      say(waiting(first, files));
      const changed = await Promise.race([next, interrupted]);
      if (changed === null) break;
      say(`${nameOf(changed)} was saved`);
    }
    await running.outcome;
    return exitCodes.interrupted;
  } finally {
    interruption.release();
    await saved.close();
  }
}

function difference(before: CheckResult, after: CheckResult, { paint }: Style): string {
  const lines = differenceLines(before, after).map((line) => `  ${paint.bold(line)}`);
  return `\n${['since the last time:', ...lines].join('\n')}\n\n`;
}

function waiting({ result }: RoundOutcome, files: readonly string[]): string {
  const what = `${counted(files.filter(exists).length, 'file')} for the next save; Ctrl-C ends`;
  return result === null ? `no verdict; watching ${what}` : `watching ${what}`;
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function wasSavedSince(time: number, file: string): boolean {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return mtimeMs > time;
}

function nameOf(file: string): string {
  return relative(process.cwd(), file);
}
