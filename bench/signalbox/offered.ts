import { spawnSync } from 'node:child_process';
import { CLI } from './built.js';

let help: string | undefined;

/** The first option among these words that `signalbox check` does not have; undefined if it has all. */
export function firstNotOffered(words: readonly string[]): string | undefined {
  help ??= spawnSync(process.execPath, [CLI, 'check', '--help'], { encoding: 'utf8' }).stdout;
  return words.find((word) => word.startsWith('--') && !help?.includes(`${word} `));
}
