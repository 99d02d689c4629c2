import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../checker/index.js';
import { listed } from '../../reports/index.js';
import { configNames } from '../config/find-config.js';
import { reasonOf } from '../files.js';
import { type TemplateFile, templateFiles } from './template-files.js';

/** What was written, and what was there already and is left as it is. */
export interface Written {
  readonly written: readonly TemplateFile[];
  readonly left: readonly LeftFile[];
}

export interface LeftFile {
  readonly file: TemplateFile;
  /** What it lacks: lines to be added, or nothing. */
  readonly lines: readonly string[];
}

/** The text of a file of the template, as it is for a project in this folder. */
export function templateText({ from }: Pick<TemplateFile, 'from'>, folder: string): string {
  const text = readFileSync(fileURLToPath(new URL(`./template/${from}`, import.meta.url)), 'utf8');
  return from === 'package.json'
    ? text.replace(/"name": ".*"/, `"name": ${JSON.stringify(packageNameFor(folder))}`)
    : text;
}

/**
 * Writes the example project into a folder, which is made if there is none.
 * @throws UsageError if the folder has one of its files already, or cannot be written to: then nothing is written
 */
export function writeProject(folder: string): Written {
  refuseWhatIsThere(folder);
  const isThere = ({ to }: TemplateFile) => existsSync(join(folder, to));
  const left = templateFiles.filter(isThere).map((file) => ({ file, lines: missingLines(file, folder) }));
  const written = templateFiles.filter((file) => !isThere(file));
  try {
    for (const file of written) {
      const path = join(folder, file.to);
      mkdirSync(dirname(path), { recursive: true });
      // Whatever appears there in the meantime is not overwritten either.
      writeFileSync(path, templateText(file, folder), { flag: 'wx' });
    }
  } catch (error) {
    throw new UsageError(`the project cannot be written to ${folder}: ${reasonOf(error)}`, { cause: error });
  }
  return { written, left };
}

function refuseWhatIsThere(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) throw new UsageError(`${folder} is a file: name a folder`);
  const own = templateFiles.filter(({ ifThere }) => ifThere === 'refuse').map(({ to }) => to);
  const there = [...new Set([...own, ...configNames])].filter((name) => existsSync(join(folder, name)));
  if (there.length === 0) return;
  throw new UsageError(
    `${folder === '.' ? 'this folder' : folder} has ${listed(there)} already, and nothing is overwritten: move ${there.length === 1 ? 'it' : 'them'}, or name another folder`,
  );
}

/** What a file that is there lacks of what the template has. */
function missingLines(file: TemplateFile, folder: string): readonly string[] {
  const there = readFileSync(join(folder, file.to), 'utf8');
  if (file.from === 'package.json') return missingOfPackage(there, templateText(file, folder));
  if (file.from !== 'gitignore') return [];
  const known = there.split('\n').map((line) => line.trim().replace(/\/$/, ''));
  return templateText(file, folder)
    .split('\n')
    .filter((line) => line !== '' && !known.includes(line.replace(/\/$/, '')));
}

/** The scripts and packages that a `package.json` has not, as its lines would be. */
function missingOfPackage(there: string, template: string): readonly string[] {
  const [own, ours] = [packageIn(there), packageIn(template)];
  const installed = [own.dependencies, own.devDependencies].flatMap((some) => Object.keys(some ?? {}));
  const scripts = Object.entries(ours.scripts ?? {}).filter(([name]) => own.scripts?.[name] === undefined);
  const packages = Object.entries(ours.devDependencies ?? {}).filter(([name]) => !installed.includes(name));
  const within = (name: string, entries: readonly (readonly [string, string])[]) =>
    entries.length === 0 ? [] : [`"${name}": { ${entries.map((entry) => entry.map(inQuotes).join(': ')).join(', ')} }`];
  return [...within('scripts', scripts), ...within('devDependencies', packages)];
}

interface Package {
  readonly scripts?: { readonly [name: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
}

/** A `package.json` that is none has nothing. */
function packageIn(text: string): Package {
  try {
    const parsed: Package | null = JSON.parse(text);
    return parsed ?? {};
  } catch {
    return {};
  }
}

function inQuotes(text: string): string {
  return JSON.stringify(text);
}

/** As npm allows a name to be. */
function packageNameFor(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'protocols' : name;
}
