import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckResult } from '../../checker/index.js';
import { folderVariable, importedFrom, resultLeftIn } from './folder.js';

/** What one check came to. */
export interface RoundOutcome {
  /** Null if there is none, as where the model does not load. */
  readonly result: CheckResult | null;
  /** The model's file and all that it imports, or tried to. */
  readonly files: readonly string[];
}

export interface Round {
  readonly outcome: Promise<RoundOutcome>;
  /** Ends it early; its outcome says nothing then. */
  stop(): void;
}

/** After so many milliseconds, who does not stop when asked to is ended: a guard that never returns hears no signal. */
const PATIENCE = 2_000;

/**
 * Runs this program with other arguments in a process of its own: modules are loaded once in a process, so a new one is the way
 * to load what was saved, and when it ends nothing of it is left. It prints what it prints.
 * @param entry the file of the model
 */
export function startRound(entry: string, words: readonly string[]): Round {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-watch-'));
  const [, program = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [folderVariable]: folder },
  });
  let impatient: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  const outcome = async () => {
    try {
      await ended;
      return { result: resultLeftIn(folder), files: importedFrom(entry, folder) };
    } finally {
      clearTimeout(impatient);
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return {
    outcome: outcome(),
    stop: () => {
      child.kill('SIGTERM');
      impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    },
  };
}
