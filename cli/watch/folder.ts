import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckResult } from '../../checker/index.js';

// `check --watch` runs each check in a process of its own, which leaves what it found, and which modules it imported, in a
// folder. The watching process makes the folder, names it in the environment, and reads it.

/** The variable of the environment that names the folder. */
export const folderVariable = 'SIGNALBOX_WATCHED';

const resultIn = (folder: string) => join(folder, 'result.json');

/** Where imports are noted, one a line, in the folder that this process was given; undefined where nobody watches. */
export function importsFile(): string | undefined {
  const folder = process.env[folderVariable];
  return folder === undefined || folder === '' ? undefined : importsIn(folder);
}

function importsIn(folder: string): string {
  return join(folder, 'imports');
}

/** Leaves a result for the process that watches, if one does. */
export function leaveResult(result: CheckResult): void {
  const folder = process.env[folderVariable];
  if (folder !== undefined && folder !== '') writeFileSync(resultIn(folder), JSON.stringify(result));
}

/** The result that was left; null if there was none to be found, as where the model does not load. */
export function resultLeftIn(folder: string): CheckResult | null {
  return existsSync(resultIn(folder)) ? JSON.parse(readFileSync(resultIn(folder), 'utf8')) : null;
}

/** Notes that a module imports another one, or tries to: the file need not exist. */
export function noteImport(file: string, importer: string, imported: string): void {
  appendFileSync(file, `${importer}\t${imported}\n`);
}

/** A module's file and those of all that it imports, directly or not, or tried to: as they were noted in the folder. */
export function importedFrom(entry: string, folder: string): readonly string[] {
  const noted = existsSync(importsIn(folder)) ? readFileSync(importsIn(folder), 'utf8') : '';
  const edges = noted.split('\n').flatMap((line) => {
    const [importer, imported] = line.split('\t');
    return importer === undefined || imported === undefined
      ? []
      : [{ importer: fileOf(importer), imported: fileOf(imported) }];
  });
  const found = new Set([entry]);
  for (const file of found) {
    for (const { importer, imported } of edges) if (importer === file && imported !== null) found.add(imported);
  }
  return [...found];
}

/** The file at a URL, without what loaders add to it; null if it is none. */
function fileOf(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  const { pathname } = new URL(url);
  return fileURLToPath(`file://${pathname}`);
}
