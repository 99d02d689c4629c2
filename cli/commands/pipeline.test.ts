import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { objectionsToJunit, objectionsToSarif } from '../../reports/testing/index.js';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

/** In which line of a text something is, from 1, and from which column on. */
function placeIn(text: string, sought: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(sought)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('where things are declared', () => {
  const modelFile = readFileSync(join(repository, 'models/reference/dining-philosophers.ts'), 'utf8');
  const args = ['check', 'dining-philosophers', '--variant', 'naive', '--json'];

  /** Of an action that the model's own file declares. */
  function sourceIn(stdout: string): unknown {
    const { actions } = JSON.parse(stdout);
    return actions[0].source;
  }

  test('is said of a shipped model in its TypeScript, from what is built and from the source itself', async () => {
    const name = /action\(\s*'([^']+)'/.exec(modelFile)?.[1] ?? '';
    const place = placeIn(modelFile, `action('${name}'`);
    const expected = { file: 'models/reference/dining-philosophers.ts', ...place };
    const built = await signalbox(args, { cwd: folderWith({}) });
    expect(sourceIn(built.stdout)).toEqual(expected);
    const source = spawnSync(process.execPath, ['--import', 'tsx', join(repository, 'cli/main.ts'), ...args], {
      cwd: repository,
      encoding: 'utf8',
    });
    expect(sourceIn(source.stdout)).toEqual(expected);
  });

  test("is said of a user's model, its actions and its properties, from the working directory", async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/counter.ts'), counterModule);
    const { stdout } = await signalbox(['check', 'src/counter.ts', '--json'], { cwd: folder });
    const { source, actions, properties } = JSON.parse(stdout);
    const file = 'src/counter.ts';
    expect(source).toEqual({ file, ...placeIn(counterModule, 'defineModel({') });
    expect(actions[0].source).toEqual({ file, ...placeIn(counterModule, "action('count'") });
    const sourceOf = (id: string) => properties.find((each: { id: string }) => each.id === id).source;
    expect(sourceOf('below-two')).toEqual({ file, ...placeIn(counterModule, "always('the value stays") });
    expect(sourceOf('reaches-one')).toEqual({ file, ...placeIn(counterModule, "reachable('the value is one'") });
    // Nobody has written it: it is the model's.
    expect(sourceOf('deadlock-free')).toEqual(source);
  });
});

describe('files for a pipeline', () => {
  test('are written by check, named from the root of the repository', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'protocol'));
    writeFileSync(join(folder, 'protocol/counter.ts'), counterModule);
    const { exitCode } = await signalbox(
      ['check', 'counter.ts', '--sarif', 'a.sarif', '--gitlab', 'a.json', '--markdown', 'a.md'],
      { cwd: join(folder, 'protocol') },
    );
    expect(exitCode).toBe(1);
    const log = JSON.parse(readFileSync(join(folder, 'protocol/a.sarif'), 'utf8'));
    expect(objectionsToSarif(log)).toEqual([]);
    const [run] = log.runs;
    expect(run.invocations[0].exitCode).toBe(1);
    const [found] = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'below-two');
    const lines = found.codeFlows[0].threadFlows[0].locations.map(
      ({
        location,
      }: {
        location: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } };
      }) => `${location.physicalLocation.artifactLocation.uri}:${location.physicalLocation.region.startLine}`,
    );
    const model = placeIn(counterModule, 'defineModel({').line;
    const action = placeIn(counterModule, "action('count'").line;
    expect(lines).toEqual([model, action, action].map((line) => `protocol/counter.ts:${line}`));
    const issues: readonly { location: { path: string } }[] = JSON.parse(
      readFileSync(join(folder, 'protocol/a.json'), 'utf8'),
    );
    expect(issues.map(({ location }) => location.path)).toContain('protocol/counter.ts');
    expect(readFileSync(join(folder, 'protocol/a.md'), 'utf8')).toMatch(/^<!-- signalbox -->\n## ⚠️ /);
  });

  test('are written by simulate and check, and for functions', async () => {
    const cwd = folderWith({});
    const files = (name: string) => ['--sarif', `${name}.sarif`, '--junit', `${name}.xml`];
    const naive = ['dining-philosophers', '--variant', 'naive'];
    await signalbox(['simulate', ...naive, '--walks', '50', ...files('runs')], { cwd });
    await signalbox(['check', 'deadlock-detection', '--variant', 'documented', ...files('functions')], { cwd });
    await signalbox(['check', ...naive, ...files('states')], { cwd });
    for (const name of ['runs', 'functions', 'states']) {
      const xml = readFileSync(join(cwd, `${name}.xml`), 'utf8');
      expect(await objectionsToJunit(xml)).toEqual([]);
      expect(xml).toContain('<failure message=');
      const log = JSON.parse(readFileSync(join(cwd, `${name}.sarif`), 'utf8'));
      expect(objectionsToSarif(log)).toEqual([]);
      expect(log.runs[0].results.length).toBeGreaterThan(0);
      for (const { locations } of log.runs[0].results)
        expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^(models|properties)\/.*\.ts$/);
    }
  });

  test('are made of kept results by report, as by the command itself', async () => {
    const cwd = folderWith({ 'counter.ts': counterModule });
    const { stdout } = await signalbox(['check', 'counter.ts', '--json', '--sarif', 'at-once.sarif'], { cwd });
    writeFileSync(join(cwd, 'result.json'), stdout);
    expect((await signalbox(['report', 'result.json', '--sarif', 'later.sarif'], { cwd })).exitCode).toBe(1);
    expect(readFileSync(join(cwd, 'later.sarif'), 'utf8')).toBe(readFileSync(join(cwd, 'at-once.sarif'), 'utf8'));
  });
});

describe('in a workflow of GitHub', () => {
  const inWorkflow = (cwd: string) => ({
    cwd,
    env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd, GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') },
  });

  test('what is found is shown at its line and in the summary, and standard output is the result alone', async () => {
    const cwd = folderWith({ 'counter.ts': counterModule, 'summary.md': 'of an earlier command\n' });
    const { exitCode, stdout, stderr } = await signalbox(['check', 'counter.ts', '--json'], inWorkflow(cwd));
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).properties).toHaveLength(5);
    const { line, column } = placeIn(counterModule, "always('the value stays");
    expect(stderr).toContain(`::error file=counter.ts,line=${line},col=${column},title=below-two is violated::`);
    expect(stderr).toContain('title=ten holds only because its premise never does::');
    const summary = readFileSync(join(cwd, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^of an earlier command\n## ⚠️ counter\.ts\\#counter, /);
  });

  test('verify shows what it finds, unless that is switched off', async () => {
    const cwd = folderWith({});
    const verify = ['verify', '--model', 'quorum-arithmetic', '--no-html'];
    await signalbox([...verify, '--annotations', 'off'], inWorkflow(cwd));
    expect(() => readFileSync(join(cwd, 'summary.md'))).toThrow('ENOENT');
    const { stderr } = await signalbox(verify, inWorkflow(cwd));
    expect(stderr).toBe('');
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^## ✅ 1 of 1 property holds\n/);
  });

  test('a summary that cannot be written changes no verdict', async () => {
    const cwd = folderWith({ 'counter.ts': counterModule });
    const run = await signalbox(['check', 'counter.ts', '--property', 'positive'], {
      cwd,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'no/such/file') },
    });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(/^signalbox: the summary of the job is not written: /);
  });
});

describe('shards', () => {
  const suite = ['verify', '--no-html', '--json', '--model', 'quorum-arithmetic', '--model', 'risk-scoring'];

  test('merged are the whole, with the same verdicts and counts; one that is missing or there twice is noticed', async () => {
    const cwd = folderWith({});
    const keep = async (name: string, ...args: readonly string[]) => {
      const { stdout, exitCode } = await signalbox([...suite, ...args], { cwd });
      expect(exitCode).toBe(0);
      writeFileSync(join(cwd, name), stdout);
    };
    await keep('whole.json', '--junit', 'whole.xml');
    const xml = readFileSync(join(cwd, 'whole.xml'), 'utf8');
    expect(await objectionsToJunit(xml)).toEqual([]);
    const costs = ['--costs', 'whole.json'];
    for (const number of [1, 2]) await keep(`shard-${number}.json`, '--shard', `${number}/2`, ...costs);

    const all = await signalbox(['report', 'shard-2.json', 'shard-1.json', '--json'], { cwd });
    expect(all).toMatchObject({ exitCode: 0, stderr: '' });
    const merged = JSON.parse(all.stdout);
    const whole = JSON.parse(readFileSync(join(cwd, 'whole.json'), 'utf8'));
    // One test case for each check.
    expect(xml.match(/<testcase /g)).toHaveLength(whole.checks.length);
    expect(merged.properties).toEqual(whole.properties);
    expect(merged.summary).toEqual(whole.summary);
    const verdictsOf = ({ checks }: typeof whole) =>
      checks.map(({ binding, outcome, counterpart, result }: (typeof whole)['checks'][number]) => [
        binding,
        outcome,
        counterpart,
        result.properties.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]),
      ]);
    expect(verdictsOf(merged)).toEqual(verdictsOf(whole));

    const part = await signalbox(['report', 'shard-1.json'], { cwd });
    expect(part.exitCode).toBe(3);
    expect(part.stderr).toMatch(/^signalbox: the shard 2\/2 is missing, with \d+ of \d+ checks\n$/);
    const twice = await signalbox(['report', 'shard-1.json', 'shard-1.json'], { cwd });
    expect(twice).toMatchObject({
      exitCode: 2,
      stderr: 'signalbox: the shard 1/2 is there twice: give each result once\n',
    });
  });

  test.each([
    [['--costs', 'whole.json'], '--costs says how to share out a run: it needs --shard'],
    [
      ['--shard', '1/2', '--costs', 'nowhere.json'],
      'the result nowhere.json cannot be read: there is no such file or folder',
    ],
    [['--shard', '1/2', '--costs', 'none.json'], 'none.json holds no result: it is not JSON'],
  ])('%j is refused', async (args, sentence) => {
    const run = await signalbox(['verify', '--no-html', ...args], { cwd: folderWith({ 'none.json': 'none' }) });
    expect(run).toMatchObject({ exitCode: 2, stderr: `signalbox: ${sentence}\n` });
  });
});
