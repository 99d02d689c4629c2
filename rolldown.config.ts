import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';

const layers = ['checker', 'models', 'properties', 'reports', 'cli'];
const isLeftOut = (path: string) => /\.test(-d)?\.ts$|\/testing\/|^reports\/html\/app\//.test(path);
const files = layers.flatMap((layer) =>
  readdirSync(layer, { recursive: true, encoding: 'utf8' }).map((path) => `${layer}/${path}`),
);

/** What is read as a file: schemas, and the example project that `signalbox init` writes. */
const isCopied = (path: string) => path.endsWith('.schema.json') || path.startsWith('cli/init/template/');

/** What is entered from outside: by those who import the package, by its command, by a thread that is told where a module is. */
const { bin, exports: exported } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const faces = [
  ...Object.values(bin),
  ...Object.values(exported).flatMap((face) => (typeof face === 'string' ? [] : face.default)),
];
const isEntered = (path: string) =>
  path.endsWith('.ts') &&
  !isCopied(path) &&
  !isLeftOut(path) &&
  (faces.some((face) => face.endsWith(`dist/${path.replace(/\.ts$/, '.js')}`)) ||
    isToldToThreads(path) ||
    asksWhereItLies(path));
const shipped = readFileSync('models/shipped.ts', 'utf8');
const isModelOfReference = (path: string) =>
  path.startsWith('models/reference/') && shipped.includes(`'./${path.replace(/^models\/(.*)\.ts$/, '$1.js')}'`);
const isToldToThreads = (path: string) =>
  isModelOfReference(path) ||
  /^models\/[^/]+\/index\.ts$|^checker\/threads\/entry\.ts$|^cli\/load\/(export-of|own-properties|resolve-signalbox)\.ts$/.test(
    path,
  );
const asksWhereItLies = (path: string) => readFileSync(path, 'utf8').includes('import.meta.url');

interface Package {
  readonly bin: { readonly [command: string]: string };
  readonly exports: { readonly [face: string]: string | { readonly default: string } };
}

/**
 * The package as it is shipped: a hundred files instead of eight hundred, which a command loads in half of the time and a
 * thread of an exploration in a third. Declarations are tsc's.
 */
export default defineConfig({
  input: Object.fromEntries(files.filter(isEntered).map((path) => [path.replace(/\.ts$/, ''), path])),
  platform: 'node',
  logLevel: 'warn',
  tsconfig: 'tsconfig.json',
  external: /^[^./]/,
  // A model that takes the modelling language from the checker loads no more of it: no module does anything when it is loaded.
  treeshake: { moduleSideEffects: false },
  preserveEntrySignatures: 'allow-extension',
  plugins: [whereModulesLay(), otherFiles()],
  output: {
    dir: 'dist',
    cleanDir: true,
    sourcemap: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
    // A task is sent to a thread by the name of its function.
    keepNames: true,
    intro: ({ fileName }) =>
      `const dist = new URL('${'../'.repeat(fileName.split('/').length - 1)}', import.meta.url);`,
  },
});

/** A module that moved into a chunk goes on saying where its own file is: the entry that has its exports. */
function whereModulesLay(): Plugin {
  return {
    name: 'where modules lay',
    transform: {
      filter: { code: 'import.meta.url' },
      handler: (code, id) => {
        const place = id.slice(import.meta.dirname.length + 1).replace(/\.ts$/, '.js');
        return { code: code.replaceAll('import.meta.url', `new URL('${place}', dist).href`), map: null };
      },
    },
  };
}

/** Files lie beside what reads them; the command is executable, for npx makes it so only the first time it meets a folder. */
function otherFiles(): Plugin {
  return {
    name: 'other files',
    generateBundle() {
      for (const fileName of files.filter((path) => isCopied(path) && statSync(path).isFile())) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(fileName) });
      }
    },
    writeBundle: () => chmodSync('dist/cli/main.js', 0o755),
  };
}
