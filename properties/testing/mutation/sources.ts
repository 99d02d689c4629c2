import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const models = join(root, 'models');
const properties = join(root, 'properties');

/** The modules of a model and those that they import from folders of other models, by file, relative to the models' folder. */
export function sourcesOf(model: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(models, model), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(models, model, file))
    .sort();
  return withImports(files, models);
}

/**
 * What the judgements of a model's mutants follow from: its sources, and those of the checks that are bound to it. The
 * engine, which decides them, is not part of it, nor are other models of which properties make use.
 */
export function fingerprintOf(model: string): string {
  const suites = readdirSync(join(properties, 'suite'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(properties, 'suite', file))
    .filter((file) => readFileSync(file, 'utf8').includes(`('${model}')`))
    .sort();
  const sources = [...sourcesOf(model), ...withImports(suites, properties)];
  return createHash('sha256').update(JSON.stringify(sources)).digest('hex');
}

/** Some modules and what they import from the same folder, by file. */
function withImports(files: readonly string[], folder: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const add = (file: string): void => {
    const name = relative(folder, file);
    if (sources.has(name) || name.startsWith('..')) return;
    const text = readFileSync(file, 'utf8');
    sources.set(name, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) add(join(dirname(file), fileName.replace(/\.js$/, '.ts')));
    }
  };
  for (const file of files) add(file);
  return sources;
}
