import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative, resolve } from 'node:path';
import { messageOf, UsageError } from '../../checker/index.js';
import { reasonOf } from '../files.js';
import { importModule } from '../load/import-module.js';
import { causeInOneLine } from '../load/load-model.js';
import { type Settings, settingsFrom } from './settings.js';
import { Value } from './value.js';

/** A configuration that was read: its settings, and what it says of checks, which only the models themselves can judge. */
export interface LoadedConfig {
  /** The file's whole path, and the folder from which its paths are seen. */
  readonly file: string;
  readonly folder: string;
  readonly models: Value;
  readonly checks: Value;
  readonly settings: Settings;
}

const readable = ['.ts', '.mts', '.js', '.mjs', '.json'];

/** @throws UsageError that says what is wrong with the file, and where */
export async function loadConfig(path: string): Promise<LoadedConfig> {
  const file = resolve(path);
  const name = relative(process.cwd(), file) || path;
  const { models, checks, gate, budgets, reports } = new Value(await contentOf(file, name), name).fields(
    'models',
    'checks',
    'gate',
    'budgets',
    'reports',
  );
  return { file, folder: dirname(file), models, checks, settings: settingsFrom(gate, budgets, reports) };
}

async function contentOf(file: string, name: string): Promise<unknown> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`there is no configuration ${name} (looked for ${file})`);
  }
  if (!readable.includes(extname(file))) {
    throw new UsageError(`the configuration ${name} is none: it is a file that ends in ${readable.join(', ')}`);
  }
  if (file.endsWith('.json')) return parsed(file, name);
  const module = await importModule(file).catch((error: unknown) => {
    throw new UsageError(`the configuration ${name} does not load: ${causeInOneLine(error)}`, { cause: error });
  });
  if ('default' in module) return module.default;
  throw new UsageError(`${name} has no default export: say export default defineConfig({ … })`);
}

function parsed(file: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not JSON: ${messageOf(error)}` : reasonOf(error);
    throw new UsageError(`the configuration ${name} cannot be read: ${why}`, { cause: error });
  }
}
