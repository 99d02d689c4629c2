import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

const cwd = folderWith({ 'counter.ts': counterModule });
const run = (...args: readonly string[]) => signalbox(args, { cwd });
const read = (...path: readonly string[]) => readFileSync(join(cwd, ...path), 'utf8');

/** Keeps what a command prints. */
async function keep(name: string, ...args: readonly string[]): Promise<number | null> {
  const { stdout, exitCode } = await run(...args, '--json');
  writeFileSync(join(cwd, name), stdout);
  return exitCode;
}

const models = ['quorum-arithmetic', 'deadlock-detection'] as const;

beforeAll(async () => {
  await keep('check.json', 'check', 'counter.ts', '--trace', 'trace.json');
  for (const model of models) await keep(`${model}.json`, 'verify', '--no-html', '--model', model);
}, 120_000);

describe('report', () => {
  test('shows a check as it was shown, and exits as it did', async () => {
    const { stdout, exitCode } = await run('report', 'check.json');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ below-two is violated after 2 steps: the value stays below two\n');
  });

  test('makes one result of runs of parts of the suite, which is printed, too', async () => {
    const { stdout, exitCode } = await run('report', ...models.map((model) => `${model}.json`), '--json');
    expect(exitCode).toBe(0);
    const merged = JSON.parse(stdout);
    expect(merged.properties.map(({ id }: { id: string }) => id)).toEqual(['P12', 'P24']);
    expect((await run('report', ...models.map((model) => `${model}.json`))).stdout).toContain(
      '2 of 2 properties hold\n',
    );
  });

  test('writes every form, and then prints nothing', async () => {
    const traces = ['itf', 'shiviz', 'mermaid', 'test'];
    const { stdout, stderr, exitCode } = await run(
      ...['report', 'check.json', 'quorum-arithmetic.json', '--html', 'page', '--markdown', 'r.md', '--junit', 'j.xml'],
      ...traces.flatMap((name) => [`--${name}`, `as-${name}`]),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('signalbox: the report is in page/index.html\n');
    expect(read('page/index.html')).toContain('below-two');
    expect(read('r.md')).toContain('```mermaid\n');
    expect(read('j.xml')).toMatch(/<testsuite name="counter\.ts#counter, default" tests="\d+" failures="\d"/);
    expect(readdirSync(join(cwd, 'as-itf'))).toContain('below-two-counter.ts-counter-default.itf.json');
    expect(read('as-mermaid', 'below-two-counter.ts-counter-default.mmd')).toMatch(/^sequenceDiagram\n/);
    expect(read('as-shiviz', 'below-two-counter.ts-counter-default.log')).toContain('\nCounter {"Counter":2}\n');
    expect(read('as-test', 'below-two-counter.ts-counter-default.test.ts')).toContain('from "../counter.js"');
  });

  test.each([
    ['nowhere.json', 'the result nowhere.json cannot be read: there is no such file or folder'],
    ['trace.json', 'trace.json holds no result: it is a trace, which signalbox replay reads'],
    ['counter.ts', 'counter.ts holds no result: it is not JSON'],
    [
      'check.json check.json --json',
      '--json prints one result, and these are several: only runs of the suite can be merged',
    ],
    ['quorum-arithmetic.json quorum-arithmetic.json', /is in more than one of the results$/],
    [
      'check.json --junit no/such/file.xml',
      '--junit no/such/file.xml cannot be written: there is no such file or folder',
    ],
  ])('refuses %s in one sentence', async (words, sentence) => {
    const { stderr, exitCode } = await run('report', ...words.split(' '));
    expect(exitCode).toBe(2);
    expect(stderr.trim()).toMatch(sentence);
  });
});

test('replay writes the trace in other forms', async () => {
  const { exitCode, stderr } = await run('replay', 'trace.json', '--mermaid', 'trace.mmd', '--test', 'flaw.test.ts');
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    'signalbox: trace.mmd has the trace as a Mermaid sequence diagram\n' +
      'signalbox: flaw.test.ts has the trace as a vitest test that executes it again\n',
  );
  expect(read('trace.mmd')).toMatch(/^sequenceDiagram\n {2}participant p1 as Counter\n/);
  expect(read('flaw.test.ts')).toContain('import { counter as model } from "./counter.js";');
});

test('the states around a run are written as graphs, where a result has them', async () => {
  expect((await run('report', 'check.json', '--gexf', 'graphs', '--graphml', 'graphs')).exitCode).toBe(1);
  expect(read('graphs', 'below-two-counter.ts-counter-default.gexf')).toContain('label="count"');
  expect(read('graphs', 'below-two-counter.ts-counter-default.graphml')).toContain(
    '<data key="edge.action">count</data>',
  );
  const { stderr } = await run('report', 'deadlock-detection.json', '--gexf', 'none');
  expect(stderr).toBe(
    'signalbox: nothing is written to none: the results do not have the states around their traces\n',
  );
});
