import type { InitializeHook, ResolveHook } from 'node:module';

// Runs in Node's thread for module hooks. It makes `import … from 'signalbox'` (or `signalbox/fast-check`) mean the
// signalbox that is running, wherever the importing file lies: a second copy would have classes and models of its own.

/** Where what the package exports is found, by the specifier that asks for it. */
type Exports = ReadonlyMap<string, string>;

let signalbox: Exports = new Map();

export const initialize: InitializeHook<Exports> = (data) => {
  signalbox = data;
};

/**
 * Models are ES modules. Where no package.json says so, a user's file would be taken for CommonJS, whose imports do not
 * pass through here; so TypeScript is always read as an ES module, and JavaScript unless it is declared to be none.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const resolved = await next(signalbox.get(specifier) ?? specifier, context);
  if (!resolved.url.startsWith('file:') || resolved.url.includes('/node_modules/')) return resolved;
  const { pathname } = new URL(resolved.url);
  const isUndeclared = /\.tsx?$/.test(pathname) || (/\.jsx?$/.test(pathname) && resolved.format !== 'commonjs');
  return isUndeclared ? { ...resolved, format: 'module' } : resolved;
};
