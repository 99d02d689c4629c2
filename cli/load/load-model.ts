import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type FunctionDesign,
  isFunctionDesign,
  isModel,
  type Model,
  messageOf,
  UsageError,
} from '../../checker/index.js';
import { findFunctions, findModel, functionDesigns, models } from '../../models/index.js';
import { suggestion, suggestionOrAll } from '../suggestion.js';
import { importModule } from './import-module.js';

/** What can be checked: a model, or functions. */
export type Checked = Model | FunctionDesign;

export interface Loaded<Design extends Checked = Checked> {
  readonly design: Design;
  /** By which it is found again: its name if it is a shipped one, else `path#export`. */
  readonly address: string;
  readonly isShipped: boolean;
}

export type LoadedModel = Omit<Loaded, 'design'> & { readonly model: Model };

/**
 * The model, or the design of functions, at an address: the name of a shipped one, or `path/to/module.ts`, with `#export`
 * where it has several.
 * @param from the folder from which paths are seen; the working directory if not given
 * @throws UsageError that says why there is none
 */
export async function loadDesign(address: string, from?: string): Promise<Loaded> {
  const shipped = findModel(address) ?? findFunctions(address);
  if (shipped !== undefined) return { design: shipped, address, isShipped: true };
  const { path, exportName } = partsOf(address);
  if (!looksLikePath(path)) {
    const names = [...models, ...functionDesigns].map(({ name }) => name);
    throw new UsageError(
      `there is no model "${address}"${suggestion(address, names) || '; signalbox list models shows all, and a file is given by its path'}`,
    );
  }
  const found = await designsOf(path, from);
  const [name, design] = choose(found, path, exportName);
  return { design, address: `${path}#${name}`, isShipped: false };
}

/** The design of functions at an address; undefined if there is a model. @throws UsageError if there is neither */
export async function functionsAt(address: string): Promise<Loaded<FunctionDesign> | undefined> {
  const { design, ...found } = await loadDesign(address);
  return design.kind === 'functions' ? { ...found, design } : undefined;
}

/** The model at an address. @throws UsageError that says why there is none: also where there are functions */
export async function loadModel(address: string): Promise<LoadedModel> {
  const { design, ...found } = await loadDesign(address);
  if (design.kind === 'model') return { ...found, model: design };
  throw new UsageError(
    `${address} is a design of functions, which have no states and no runs: signalbox check ${address}`,
  );
}

/** The file of the module at an address; undefined if what it names is shipped, or is no path. @throws UsageError if there is no such file */
export function fileAt(address: string): string | undefined {
  if (findModel(address) !== undefined || findFunctions(address) !== undefined) return undefined;
  const { path } = partsOf(address);
  return looksLikePath(path) ? existingFile(path) : undefined;
}

function partsOf(address: string): { readonly path: string; readonly exportName: string | undefined } {
  const [, path, exportName] = /^(.*?)(?:#([^#/\\]+))?$/s.exec(address) ?? [];
  return { path: path ?? address, exportName };
}

function looksLikePath(path: string): boolean {
  return /[/\\]/.test(path) || /\.[cm]?[jt]sx?$/.test(path);
}

/** The models and designs of functions that a module exports, by name. */
async function designsOf(path: string, from?: string): Promise<Map<string, Checked>> {
  const file = existingFile(path, from);
  const module = await importModule(file).catch((error: unknown) => {
    throw new UsageError(`the module ${path} does not load: ${causeInOneLine(error)}`, { cause: error });
  });
  const found = new Map(Object.entries(module).filter((entry): entry is [string, Checked] => isChecked(entry[1])));
  if (found.size === 0) {
    throw new UsageError(
      `the module ${path} exports no model; export what defineModel returns, as in export const model = defineModel({ … })`,
    );
  }
  return found;
}

function existingFile(path: string, from = process.cwd()): string {
  const file = resolve(from, path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new UsageError(`there is no file ${path} (looked for ${file})`);
}

function isChecked(value: unknown): value is Checked {
  return isModel(value) || isFunctionDesign(value);
}

function choose(found: ReadonlyMap<string, Checked>, path: string, exportName: string | undefined): [string, Checked] {
  // A model that is also the default export is one model, under its own name.
  const isNamed = (design: Checked) => [...found].some(([name, same]) => name !== 'default' && same === design);
  const names = [...found].filter(([name, design]) => name !== 'default' || !isNamed(design)).map(([name]) => name);
  const [only] = names;
  if (exportName === undefined && names.length > 1) {
    const addresses = names.map((name) => `${path}#${name}`).join(' or ');
    throw new UsageError(`the module ${path} exports several models; say which: ${addresses}`);
  }
  const name = exportName ?? only ?? '';
  const design = found.get(name);
  if (design === undefined) {
    throw new UsageError(`the module ${path} exports no model "${name}"${suggestionOrAll(name, names)}`);
  }
  return [name, design];
}

/** The one line of an error that says what is wrong: a compiler's message has a heading above it. */
export function causeInOneLine(error: unknown): string {
  const lines = messageOf(error)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => line.includes('ERROR:')) ?? lines[0] ?? 'no reason given';
}
