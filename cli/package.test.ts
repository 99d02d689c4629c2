import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { beforeAll, describe, expect, test } from 'vitest';
import { counterModule, folderWith } from './testing/index.js';

// What npm would publish of the build, looked at, and installed into a project as a user would. Needs the registry, as installing does.

const repository = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const project = folderWith({
  'package.json': '{ "name": "project", "version": "1.0.0", "private": true, "type": "module" }\n',
  'counter.ts': counterModule,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'NodeNext',
      strict: true,
      noEmit: true,
      // Declarations are judged, too, and by nobody else's types.
      skipLibCheck: false,
      types: [],
    },
    files: ['counter.ts', 'tested.ts'],
  }),
  'tested.ts': `import { schedules } from 'signalbox/fast-check';
import { models } from 'signalbox/models';
import { suite } from 'signalbox/properties';
import { counter } from './counter.js';

export const ours = schedules(counter);
export const names: readonly string[] = [...models.map(({ name }) => name), ...suite.map(({ model }) => model)];
// @ts-expect-error: a model has no such field
counter.nonsense;
`,
});
const installed = join(project, 'node_modules', 'signalbox');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

let packed: Packed;
let tarball: Buffer;

beforeAll(async () => {
  const options = { cwd: repository, maxBuffer: 2 ** 26 };
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], options);
  [packed] = JSON.parse(stdout);
  tarball = readFileSync(join(project, packed.filename));
  const quietly = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quietly, packed.filename], { cwd: project });
  // The optional peer: as large as all the rest, and there is one at hand.
  symlinkSync(join(repository, 'node_modules', 'vitest'), join(project, 'node_modules', 'vitest'));
}, 120_000);

/** Bytes of all files in a folder; links are not followed. */
function sizeOf(path: string): number {
  const status = lstatSync(path);
  if (!status.isDirectory()) return status.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

describe('the tarball', () => {
  test('holds what was built, what people read, and the action for their pipelines; no tests, no sources', () => {
    const paths = packed.files.map(({ path }) => path);
    const beside = paths.filter((path) => !path.startsWith('dist/')).sort();
    const action = '.github/actions/signalbox/action.yml';
    expect(beside).toEqual([action, 'CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    // What init writes into a project is as it will be there: a model and its test.
    const isTemplate = (path: string) => path.startsWith('dist/cli/init/template/');
    const odd = (path: string) =>
      !isTemplate(path) &&
      (/\.test\b|\/testing\//.test(path) ||
        (/\.tsx?$/.test(path) && !path.endsWith('.d.ts')) ||
        path.includes('/app/'));
    expect(paths.filter(odd)).toEqual([]);
  });

  test('holds nothing stale: declarations are of modules that there are, every other file is named by another one', () => {
    const built = packed.files.map(({ path }) => path).filter((path) => /\.(js|cjs|d\.ts|html|json)$/.test(path));
    const isDeclaration = (path: string) => path.endsWith('.d.ts');
    const sourceOf = (path: string) => join(repository, path.replace(/^dist\//, '').replace(/\.d\.ts$/, '.ts'));
    // By npm, and by the name of the model.
    const isFound = (path: string) => path === 'package.json' || path.startsWith('dist/models/reference/');
    const texts = new Map(built.map((path) => [path, readFileSync(join(repository, path), 'utf8')]));
    const stale = built.filter((path) =>
      isDeclaration(path)
        ? !existsSync(sourceOf(path))
        : !isFound(path) && ![...texts].some(([other, text]) => other !== path && text.includes(basename(path))),
    );
    expect(stale).toEqual([]);
  });

  test('is not larger than it needs to be', () => {
    expect(packed.size).toBeLessThan(3e6);
    expect(packed.unpackedSize).toBeLessThan(12e6);
  });

  test('is as publint wants packages to be', async () => {
    const { buffer, byteOffset, byteLength } = tarball;
    const copy = new ArrayBuffer(byteLength);
    new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
    const { messages } = await publint({ pack: { tarball: copy }, strict: true });
    expect(messages).toEqual([]);
  });

  test('has types that are right, however an ES module imports it', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
    if (analysis.types === false) throw new Error('the package has no types');
    // It is a package of ES modules: resolution as of Node 10, and require, are not for it.
    const isForModules = (kind: string) => kind === 'node16-esm' || kind === 'bundler';
    const problems = analysis.problems.filter(
      (problem) => !('resolutionKind' in problem) || isForModules(problem.resolutionKind),
    );
    expect(problems).toEqual([]);
    expect(Object.keys(analysis.entrypoints).length).toBeGreaterThan(4);
  });
});

describe('installed into an empty project', () => {
  test('it brings less than 60 MB, whatever it depends on included', () => {
    expect(sizeOf(join(project, 'node_modules'))).toBeLessThan(60e6);
  });

  test('each of its exports can be imported', async () => {
    const { exports: exported } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const places = Object.keys(exported).map((face) => face.replace(/^\./, 'signalbox'));
    expect(places).toContain('signalbox/schema/sweep.json');
    const script = `
      const found = {};
      for (const place of ${JSON.stringify(places)})
        found[place] = Object.keys(place.endsWith('.json')
          ? (await import(place, { with: { type: 'json' } })).default
          : await import(place)).length;
      console.log(JSON.stringify(found));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
      cwd: project,
    });
    const found: { readonly [place: string]: number } = JSON.parse(stdout);
    expect(Object.keys(found)).toEqual(places);
    // The matchers are there once it is loaded, and have no name that is imported.
    const nameless = places.filter((place) => found[place] === 0);
    expect(nameless).toEqual(['signalbox/vitest']);
  });

  test('its command checks a model of the project, and one of its own', async () => {
    const signalbox = join(project, 'node_modules', '.bin', 'signalbox');
    const ours = await run(signalbox, ['check', 'counter.ts', '--property', 'positive'], { cwd: project });
    expect(ours.stdout).toContain('all 4 states');
    const threads = await run(signalbox, ['check', 'two-phase', '--workers', '2'], { cwd: project });
    expect(threads.stdout).toContain('288 states');
  });

  test('the compiler takes a model of the project, and knows what it has not', async () => {
    const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
    const compiled = run(process.execPath, [tsc, '-p', '.'], { cwd: project }).catch(({ stdout }) => ({ stdout }));
    expect((await compiled).stdout).toBe('');
  });
});
