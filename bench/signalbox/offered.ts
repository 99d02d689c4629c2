import { spawnSync } from 'node:child_process';
import { CLI } from './cli.js';

let help: string | undefined;

/** The first of the options among these words that `signalbox check` does not have; undefined if it has all. */
export function notOffered(words: readonly string[]): string | undefined {
  help ??= spawnSync(process.execPath, [CLI, 'check', '--help'], { encoding: 'utf8' }).stdout;
  return words.find((word) => word.startsWith('--') && !help?.includes(`${word} `));
}
