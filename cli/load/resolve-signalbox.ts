import type { InitializeHook, ResolveHook, ResolveHookContext } from 'node:module';
import { noteImport } from '../watch/folder.js';

// Runs in Node's thread for module hooks. It makes `import … from 'signalbox'` (or `signalbox/fast-check`) mean the
// signalbox that is running, wherever the importing file lies: a second copy would have classes and models of its own.

/** What the hooks are told when they are installed. */
export interface HookData {
  /** Where what the package exports is found, by the specifier that asks for it. */
  readonly signalbox: ReadonlyMap<string, string>;
  /** The file in which to note what a model imports; undefined where nobody wants to know. */
  readonly imports: string | undefined;
}

let told: HookData = { signalbox: new Map(), imports: undefined };

export const initialize: InitializeHook<HookData> = (data) => {
  told = data;
};

/**
 * Models are ES modules. Where no package.json says so, a user's file would be taken for CommonJS, whose imports do not
 * pass through here; so TypeScript is always read as an ES module, and JavaScript unless it is declared to be none.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const own = told.signalbox.get(specifier);
  if (own !== undefined) return next(own, context);
  const resolved = await Promise.resolve(next(specifier, context)).catch((error: unknown) => {
    noteMissing(specifier, context);
    throw error;
  });
  if (!resolved.url.startsWith('file:') || resolved.url.includes('/node_modules/')) return resolved;
  note(context, resolved.url);
  const { pathname } = new URL(resolved.url);
  const isUndeclared = /\.tsx?$/.test(pathname) || (/\.jsx?$/.test(pathname) && resolved.format !== 'commonjs');
  return isUndeclared ? { ...resolved, format: 'module' } : resolved;
};

/** A file that is missing may be written: also the TypeScript that an import of `./other.js`, or of `./other`, means. */
function noteMissing(specifier: string, context: ResolveHookContext): void {
  if (!/^(\.{0,2}\/|file:)/.test(specifier)) return;
  const { href } = new URL(specifier, context.parentURL);
  const typed = /\.[cm]?js$/.test(href) ? href.replace(/js$/, 'ts') : `${href}.ts`;
  for (const imported of [href, typed]) note(context, imported);
}

function note({ parentURL }: ResolveHookContext, imported: string): void {
  if (told.imports !== undefined && parentURL !== undefined) noteImport(told.imports, parentURL, imported);
}
