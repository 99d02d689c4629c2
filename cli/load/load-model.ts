import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isModel, type Model, messageOf, UsageError } from '../../checker/index.js';
import { findModel, models } from '../../models/index.js';
import { suggestion, suggestionOrAll } from '../suggestion.js';
import { importModule } from './import-module.js';

export interface LoadedModel {
  readonly model: Model;
  /** By which it is found again: its name if it is a shipped one, else `path#export`. */
  readonly address: string;
  readonly isShipped: boolean;
}

/**
 * The model at an address: the name of a shipped one, or `path/to/module.ts`, with `#export` where it has several.
 * @throws UsageError that says why there is none
 */
export async function loadModel(address: string): Promise<LoadedModel> {
  const shipped = findModel(address);
  if (shipped !== undefined) return { model: shipped, address, isShipped: true };
  const { path, exportName } = partsOf(address);
  if (!looksLikePath(path)) {
    const names = models.map(({ name }) => name);
    throw new UsageError(
      `there is no model "${address}"${suggestion(address, names) || '; signalbox list models shows all, and a file is given by its path'}`,
    );
  }
  const found = await modelsOf(path);
  const [name, model] = choose(found, path, exportName);
  return { model, address: `${path}#${name}`, isShipped: false };
}

function partsOf(address: string): { readonly path: string; readonly exportName: string | undefined } {
  const [, path, exportName] = /^(.*?)(?:#([^#/\\]+))?$/s.exec(address) ?? [];
  return { path: path ?? address, exportName };
}

function looksLikePath(path: string): boolean {
  return /[/\\]/.test(path) || /\.[cm]?[jt]sx?$/.test(path);
}

/** The models that a module exports, by name. */
async function modelsOf(path: string): Promise<Map<string, Model>> {
  const file = resolve(path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`there is no file ${path} (looked for ${file})`);
  const module = await importModule(file).catch((error: unknown) => {
    throw new UsageError(`the module ${path} does not load: ${causeInOneLine(error)}`, { cause: error });
  });
  const found = new Map(Object.entries(module).filter((entry): entry is [string, Model] => isModel(entry[1])));
  if (found.size === 0) {
    throw new UsageError(
      `the module ${path} exports no model; export what defineModel returns, as in export const model = defineModel({ … })`,
    );
  }
  return found;
}

function choose(found: ReadonlyMap<string, Model>, path: string, exportName: string | undefined): [string, Model] {
  // A model that is also the default export is one model, under its own name.
  const isNamed = (model: Model) => [...found].some(([name, same]) => name !== 'default' && same === model);
  const names = [...found].filter(([name, model]) => name !== 'default' || !isNamed(model)).map(([name]) => name);
  const [only] = names;
  if (exportName === undefined && names.length > 1) {
    const addresses = names.map((name) => `${path}#${name}`).join(' or ');
    throw new UsageError(`the module ${path} exports several models; say which: ${addresses}`);
  }
  const name = exportName ?? only ?? '';
  const model = found.get(name);
  if (model === undefined) {
    throw new UsageError(`the module ${path} exports no model "${name}"${suggestionOrAll(name, names)}`);
  }
  return [name, model];
}

/** The one line of an error that says what is wrong: a compiler's message has a heading above it. */
function causeInOneLine(error: unknown): string {
  const lines = messageOf(error)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => line.includes('ERROR:')) ?? lines[0] ?? 'no reason given';
}
