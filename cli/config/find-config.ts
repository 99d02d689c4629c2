import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../../checker/index.js';
import { listed } from '../../reports/index.js';

/** What a configuration may be called. */
export const configNames = [
  'signalbox.config.ts',
  'signalbox.config.mts',
  'signalbox.config.js',
  'signalbox.config.mjs',
  'signalbox.config.json',
] as const;

/**
 * The configuration of the project in which a folder lies: there, or in the nearest folder above that has one, up to the first
 * that has a `package.json`; undefined if there is none.
 * @throws UsageError if a folder has several
 */
export function findConfig(from = process.cwd()): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = configNames.filter((name) => existsSync(join(folder, name)));
    if (found.length > 1) throw new UsageError(`${folder} has ${listed(found)}: keep one, or name one by --config`);
    const [only] = found;
    if (only !== undefined) return join(folder, only);
    if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return undefined;
  }
}
