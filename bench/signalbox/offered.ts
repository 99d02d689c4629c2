import { spawnSync } from 'node:child_process';
import { CLI } from './built.js';

let help: string | undefined;

/** The first option among these words that `signalbox check` does not have; undefined if it has all. */
export function firstNotOffered(words: readonly string[]): string | undefined {
  help ??= spawnSync(process.execPath, [CLI, 'check', '--help'], { encoding: 'utf8' }).stdout;
  return words.find((word) => word.startsWith('--') && !help?.includes(`${word} `));
}

/** The words without those that ask for one worker, where there never are more. */
export function withoutNeedless(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--workers');
  const isNeedless = words[at + 1] === '1' && firstNotOffered(['--workers']) !== undefined;
  return isNeedless ? words.toSpliced(at, 2) : words;
}
