import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What the project in a folder is called: as its `package.json` says, else as the folder. */
export function projectName(folder: string): string {
  try {
    const { name }: { readonly name?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof name === 'string' && name !== '') return name;
  } catch {
    // There is none, or it is not for signalbox to say what is wrong with it.
  }
  return basename(folder);
}
