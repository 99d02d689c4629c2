import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * How a file that a result names is called in the repository: from its root, with "/". What results name is seen from the
 * working directory; what is not there belongs to signalbox, or lies elsewhere, and is called as it is.
 */
export function fileInRepository(file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) return file;
  const way = relative(rootOfRepository(), path);
  return way.startsWith('..') ? file : way.split(sep).join('/');
}

/** Where the pipeline has put the repository; else the nearest folder above with one in it; else the working directory. */
function rootOfRepository(): string {
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = process.env;
  const said = GITHUB_WORKSPACE || CI_PROJECT_DIR;
  if (said) return resolve(said);
  const here = process.cwd();
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return here;
  }
}
