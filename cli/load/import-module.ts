import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { importsFile } from '../watch/folder.js';
import type { HookData } from './resolve-signalbox.js';

/** What `package.json` exports, as far as a module with a model may import it, in the running build. */
const exportsOfThis = new Map([
  ['signalbox', new URL('../../checker/index.js', import.meta.url).href],
  ['signalbox/config', new URL('../config/index.js', import.meta.url).href],
  ['signalbox/fast-check', new URL('../../reports/fast-check/index.js', import.meta.url).href],
]);

let hooksAreInstalled = false;

/** Imports a module of a user, TypeScript or JavaScript, in which `signalbox` is the one that is running. */
export async function importModule(file: string): Promise<{ readonly [name: string]: unknown }> {
  await installHooks();
  return import(pathToFileURL(file).href);
}

/**
 * Only when it is needed, for it costs a tenth of a second. Hooks wrap those installed before them: tsx asks ours where
 * a module is and what it is, and then compiles it.
 */
async function installHooks(): Promise<void> {
  if (hooksAreInstalled) return;
  hooksAreInstalled = true;
  const data: HookData = { signalbox: exportsOfThis, imports: importsFile() };
  register('./resolve-signalbox.js', { parentURL: import.meta.url, data });
  const tsx = await import('tsx/esm/api');
  tsx.register();
}
