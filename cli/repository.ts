import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * How files that results name are called in the repository: from its root, with "/". What results name is seen from the working
 * directory; what is not there belongs to signalbox, or lies elsewhere, and is called as it is.
 */
export function namesInRepository(): (file: string) => string {
  const root = rootOfRepository();
  // A path through a program comes by the same few files again and again.
  const known = new Map<string, string>();
  return (file) => {
    const name = known.get(file) ?? nameFrom(root, file);
    known.set(file, name);
    return name;
  };
}

function nameFrom(root: string, file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) return file;
  const way = relative(root, path);
  return way.split(sep)[0] === '..' ? file : way.split(sep).join('/');
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
