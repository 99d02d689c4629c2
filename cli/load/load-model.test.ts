import { describe, expect, test } from 'vitest';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

const twoModels = `${counterModule}
export const other = defineModel({
  name: 'other',
  state: () => ({ value: integer({ min: 0, max: 1 }) }),
  actions: ({ action }) => [action('set', { then: (s) => { s.value = 1; } })],
  properties: ({ always }) => ({ 'fine': always('fine', () => true) }),
});
`;

const withoutTypes = counterModule;

describe('a model of a user', () => {
  test.each([
    ['TypeScript', { 'model.ts': counterModule }, 'model.ts'],
    ['TypeScript that says it is a module', { 'model.mts': counterModule }, 'model.mts'],
    ['JavaScript', { 'model.js': withoutTypes }, 'model.js'],
    ['JavaScript that says it is a module', { 'model.mjs': withoutTypes }, 'model.mjs'],
    [
      'TypeScript in an ES module package',
      { 'model.ts': counterModule, 'package.json': '{ "type": "module" }' },
      'model.ts',
    ],
    [
      'TypeScript in a CommonJS package',
      { 'model.ts': counterModule, 'package.json': '{ "type": "commonjs" }' },
      'model.ts',
    ],
  ])('in %s is loaded from anywhere on the disk', async (_, files, name) => {
    const folder = folderWith(files);
    const { exitCode, stderr } = await signalbox(['check', `${folder}/${name}`, '--property', 'positive']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('may have several files, each of which imports signalbox', async () => {
    const folder = folderWith({
      'model.ts': `export { counter } from './counter.js';`,
      'counter.ts': counterModule,
    });
    expect((await signalbox(['check', 'model.ts', '--property', 'positive'], { cwd: folder })).exitCode).toBe(0);
  });

  test('may stand beside its runs for tests, which come from signalbox/fast-check', async () => {
    const folder = folderWith({
      'model.ts': `import { schedules } from 'signalbox/fast-check';\n${counterModule}\nexport const runs = schedules(counter);`,
    });
    expect((await signalbox(['check', 'model.ts', '--property', 'positive'], { cwd: folder })).exitCode).toBe(0);
  });

  test('uses the signalbox that is running, not a copy of it', async () => {
    // What the copy throws would not be the running one's UsageError, and end in exit code 5.
    const folder = folderWith({
      'model.ts': counterModule
        .replace('final:', "processes: () => { throw new UsageError('as the user wishes'); },\n  final:")
        .replace('integer }', 'integer, UsageError }'),
    });
    const { exitCode, stderr } = await signalbox(['check', 'model.ts'], { cwd: folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'signalbox: as the user wishes\n' });
  });

  test('is named by its export where the module has several', async () => {
    const folder = folderWith({ 'models.ts': twoModels });
    expect((await signalbox(['check', 'models.ts#other', '--property', 'fine'], { cwd: folder })).exitCode).toBe(0);
  });

  test('that is also the default export is one model', async () => {
    const folder = folderWith({ 'model.ts': `${counterModule}export default counter;` });
    const { stdout } = await signalbox(['check', 'model.ts', '--property', 'positive', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).model).toBe('model.ts#counter');
  });
});

describe('what cannot be loaded is said in one sentence, with exit code 2:', () => {
  const folder = folderWith({
    'models.ts': twoModels,
    'nothing.ts': 'export const answer = 42;',
    'syntax.ts': 'export const answer: = 42;',
    'throws.ts': `throw new Error('the database is gone\\nand so are we');`,
    'missing.ts': `import { defineModle } from 'signalbox'; export const model = defineModle({});`,
    'import.ts': `import './nowhere.js';`,
    'definition.ts': `import { defineModel } from 'signalbox'; export const model = defineModel({ name: 'Not A Name', state: () => ({}), actions: () => [] });`,
    'breaks.ts': counterModule.replace('state: ({ limit }) => ({', 'state: ({ limit }) => ({ ...undefined.field, '),
  });

  test.each([
    ['nowhere.ts', `there is no file nowhere.ts (looked for ${folder}/nowhere.ts)`],
    [
      'nothing.ts',
      'the module nothing.ts exports no model; export what defineModel returns, as in export const model = defineModel({ … })',
    ],
    ['models.ts', 'the module models.ts exports several models; say which: models.ts#counter or models.ts#other'],
    ['models.ts#othr', 'the module models.ts exports no model "othr"; did you mean other?'],
    ['syntax.ts', `the module syntax.ts does not load: ${folder}/syntax.ts:1:21: ERROR: Unexpected "="`],
    ['throws.ts', 'the module throws.ts does not load: the database is gone'],
    [
      'missing.ts',
      `the module missing.ts does not load: The requested module 'signalbox' does not provide an export named 'defineModle'`,
    ],
    [
      'definition.ts',
      'the module definition.ts does not load: model "Not A Name": a name is lower-case words joined by hyphens',
    ],
    ['breaks.ts', `the model counter cannot be built: Cannot read properties of undefined (reading 'field')`],
  ])('%s', async (address, sentence) => {
    const run = await signalbox(['check', address], { cwd: folder });
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `signalbox: ${sentence}\n` });
  });

  test('import.ts', async () => {
    const { exitCode, stderr } = await signalbox(['check', 'import.ts'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^signalbox: the module import\.ts does not load: Cannot find module .*nowhere.*\n$/);
  });
});
