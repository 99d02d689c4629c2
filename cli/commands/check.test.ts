import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../checker/index.js';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

const folder = folderWith({ 'counter.ts': counterModule });
const check = (...args: readonly string[]) => signalbox(['check', ...args], { cwd: folder });

describe('check', () => {
  test('verifies a shipped model and exits 0', async () => {
    const { exitCode, stdout, stderr } = await check('two-phase');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('two-phase, variant textbook, with resourceManagers = 3\n');
    expect(stdout).toContain('288 states · 1,146 transitions · depth 11');
    expect(stderr).toBe('');
  });

  test('shows a violation step by step and exits 1', async () => {
    const { exitCode, stdout } = await check('counter.ts');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ below-two is violated after 2 steps: the value stays below two\n');
    expect(stdout).toContain('  1  Counter  count  value 0 → 1\n  2  Counter  count  value 1 → 2\n');
    expect(stdout).toContain('signalbox check counter.ts --property below-two --trace trace.json');
  });

  test('takes parameters', async () => {
    const { exitCode, stdout } = await check('counter.ts', '--set', 'limit=1', '--property', 'below-two');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('counter.ts#counter, variant default, with limit = 1\n');
  });

  test('calls a property that was never put to the test vacuous, and exits 1', async () => {
    const { exitCode, stdout } = await check('counter.ts', '--property', 'ten');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('! ten');
    expect(stdout).toContain('true only vacuously');
  });

  test('exits 0 where a known flaw is found, 1 where it is not', async () => {
    const known = ['counter.ts', '--property', 'below-two', '--expect', 'violated'];
    expect((await check(...known)).exitCode).toBe(0);
    expect((await check(...known, '--set', 'limit=1')).exitCode).toBe(1);
  });

  test('exits 3 where a budget runs out, and never says holds', async () => {
    const { exitCode, stdout } = await check('two-phase', '--max-states', '100', '--json');
    expect(exitCode).toBe(3);
    const { complete, properties } = JSON.parse(stdout);
    expect(complete).toBe(false);
    expect(properties.find(({ id }: { readonly id: string }) => id === 'TCConsistent').verdict).toBe('inconclusive');
  });

  test('exits 3 where storage may miss states, and says how probable that is', async () => {
    const compact = await check('two-phase', '--storage', 'compact', '--hash-bits', '128', '--seed', '7');
    expect(compact.exitCode).toBe(3);
    expect(compact.stdout).toContain('the estimated probability that one was missed is 1.2e-34');
    expect(compact.stdout).toContain('storage compact');
    const bits = await check(
      'two-phase',
      '--storage',
      'bitstate',
      '--bitstate-memory',
      '1k',
      '--hash-functions',
      '2',
      '--json',
    );
    expect(bits.exitCode).toBe(3);
    const { storage, search, seed, omissionProbability, omittedFraction, complete } = JSON.parse(bits.stdout);
    expect({ storage, search, seed, complete }).toEqual({
      storage: 'bitstate',
      search: 'dfs',
      seed: 1,
      complete: true,
    });
    expect(omissionProbability).toBeGreaterThan(omittedFraction);
  });

  test('finds what is violated whatever the storage, and exits 1', async () => {
    for (const storage of ['compact', 'bitstate']) {
      const { exitCode, stdout } = await check('counter.ts', '--storage', storage);
      expect(exitCode).toBe(1);
      expect(stdout).toContain(
        `signalbox check counter.ts --storage ${storage} --property below-two --trace trace.json`,
      );
    }
  });

  test.each([
    [['two-phase', '--storage', 'disk'], '--storage is exact or compact or bitstate, not "disk"'],
    [['two-phase', '--storage', 'compact', '--hash-bits', '32'], '--hash-bits is 64 or 128, not "32"'],
    [['two-phase', '--storage', 'bitstate', '--search', 'bfs'], 'storage bitstate is depth first'],
    [['two-phase', '--seed', '7'], 'storage exact has no use for a seed'],
    [['two-phase', '--storage', 'compact', '--seed', 'x'], '--seed takes a whole number such as 42, not "x"'],
    [['two-phase-commit', '--storage', 'compact'], 'is about whole runs'],
  ])('refuses %j', async (args, sentence) => {
    const { exitCode, stderr } = await check(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('prints one JSON document and nothing else', async () => {
    const { exitCode, stdout, stderr } = await check('two-phase', '--set', 'resourceManagers=5', '--json');
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      signalbox: packageVersion(),
      model: 'two-phase',
      variant: 'textbook',
      parameters: { resourceManagers: 5 },
      engine: 'exhaustive',
      distinctStates: 6 ** 5 + 4 ** 5 + 2 ** 5,
      depth: 17,
      complete: true,
    });
  });

  test('writes what was found for others, too: for an issue, and for a build server', async () => {
    const files = ['--markdown', 'check.md', '--junit', 'check.xml'];
    const { exitCode, stdout, stderr } = await check('counter.ts', '--set', 'limit=4', ...files);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ below-two is violated after 2 steps');
    expect(stderr).toBe('');
    const page = readFileSync(join(folder, 'check.md'), 'utf8');
    expect(page).toContain('### ❌ below-two violated: the value stays below two\n');
    // What has its default is not repeated.
    expect(page).toContain('`signalbox check counter.ts#counter --variant default --set limit=4 --property below-two`');
    expect(readFileSync(join(folder, 'check.xml'), 'utf8')).toMatch(
      /<testsuites[\s\S]*<failure message="violated after 2/,
    );
    await check('counter.ts', '--set', 'limit=3', ...files);
    expect(readFileSync(join(folder, 'check.md'), 'utf8')).toContain('--variant default --property below-two`');
    const refused = await check('counter.ts', '--junit', 'no/such.xml');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/^signalbox: --junit no\/such\.xml cannot be written: there is no such file/);
  });

  test('searches depth first', async () => {
    const { stdout } = await check('two-phase', '--search', 'dfs', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ search: 'dfs', distinctStates: 288, transitions: 1146 });
  });

  test('takes a fairness for every action, and says so', async () => {
    const { exitCode, stdout } = await check('two-phase', '--fairness', 'weak');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^two-phase, .*\n {2}assuming weak fairness of every action of the protocol\n/);
    expect(JSON.parse((await check('two-phase', '--fairness', 'none', '--json')).stdout)).toMatchObject({
      fairness: 'none',
    });
    expect(JSON.parse((await check('two-phase', '--json')).stdout)).toMatchObject({ fairness: 'declared' });
  });

  test('refuses a fairness that there is not', async () => {
    const { exitCode, stderr } = await check('two-phase', '--fairness', 'declared');
    expect(exitCode).toBe(2);
    expect(stderr).toBe('signalbox: --fairness is none or weak or strong, not "declared"\n');
  });

  test('finds the documented design at fault and the repaired one not', async () => {
    const two = ['two-phase-commit', '--set', 'participants=2', '--json'];
    const documented = await check(...two, '--variant', 'documented');
    expect(documented.exitCode).toBe(1);
    const agreement = JSON.parse(documented.stdout).properties[0];
    expect(agreement).toMatchObject({ id: 'P4.agreement', verdict: 'violated', expected: 'holds' });
    const repaired = await check(...two, '--variant', 'repaired');
    expect(repaired.exitCode).toBe(0);
    expect(JSON.parse(repaired.stdout)).toMatchObject({ complete: true, warnings: [] });
  });

  test('keeps the counterexample where it is told to, and says so on standard error', async () => {
    const { stderr } = await check('counter.ts', '--trace', 'trace.json');
    expect(stderr).toBe('signalbox: the trace of below-two is in trace.json\n');
    const trace = JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8'));
    expect(trace).toMatchObject({ version: 1, model: 'counter.ts#counter', property: 'below-two' });
    expect(trace.steps).toHaveLength(2);
  });

  test('writes a report into a folder or a file, with its traces explained', async () => {
    const { exitCode, stderr } = await check('counter.ts', '--html', 'report');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('signalbox: the report is in report/index.html\n');
    const page = readFileSync(join(folder, 'report/index.html'), 'utf8');
    expect(page).toContain('<h1>2 of 5 verdicts are not as expected</h1>');
    expect(page).toContain('"surroundings":{');
    expect((await check('counter.ts', '--html', 'page.html')).stderr).toBe('signalbox: the report is in page.html\n');
    expect(existsSync(join(folder, 'page.html'))).toBe(true);
  });

  test('writes no trace where there is none', async () => {
    const { exitCode, stderr } = await check('counter.ts', '--property', 'positive', '--trace', 'none.json');
    expect(exitCode).toBe(0);
    expect(stderr).toBe('signalbox: no property has a trace, so none.json is not written\n');
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });
});

describe('a model at fault', () => {
  const faulty = folderWith({ 'counter.ts': counterModule.replace('when: (s) => s.value < limit, ', '') });

  test('exits 4 with the run that led there, in words and as JSON', async () => {
    const { exitCode, stdout } = await signalbox(['check', 'counter.ts'], { cwd: faulty });
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/The model is at fault: .*"count": value cannot be 4: it is an integer from 0 to 3/);
    expect(stdout).toContain('  3  Counter  count  value 2 → 3\n');
    const json = await signalbox(['check', 'counter.ts', '--json'], { cwd: faulty });
    expect(json.exitCode).toBe(4);
    expect(JSON.parse(json.stdout).failure).toMatchObject({ kind: 'model', trace: { property: null } });
  });
});

describe('interrupted', () => {
  const long = ['check', 'two-phase', '--set', 'resourceManagers=12'];

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s, it prints what was found and exits 130', async (name) => {
    const { exitCode, stdout } = await signalbox([...long, '--json'], { signal: { name, after: 1500 } });
    expect(exitCode).toBe(130);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ interrupted: true, complete: false });
    expect(found.distinctStates).toBeGreaterThan(0);
  });
});

describe('check --reduce', () => {
  test('says that figures are of the reduced space', async () => {
    const { exitCode, stdout } = await check('two-phase', '--reduce', '--property', 'TCConsistent');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('with partial-order reduction: lengths and coverage are of the reduced space\n');
    expect(stdout).toContain('states of the reduced space');
  });

  test('stops where an action touches what it does not declare, and exits 4', async () => {
    const careless = folderWith({
      'lamp.js': `import { boolean, defineModel } from 'signalbox';
export const lamp = defineModel({
  name: 'lamp',
  state: () => ({ on: boolean(), used: boolean() }),
  actions: ({ action }) => [
    action('switch on', { when: (s) => !s.on, then: (s) => { s.on = true; } }),
    action('use', {
      touches: { reads: ['on'] },
      when: (s) => s.on,
      then: (s) => { s.used = true; },
    }),
  ],
});
`,
    });
    const { exitCode, stdout } = await signalbox(['check', 'lamp.js', '--reduce', '--property', 'deadlock-free'], {
      cwd: careless,
    });
    expect(exitCode).toBe(4);
    expect(stdout).toContain(
      '✗ The model is at fault: model "lamp", variant "default", action "use" writes "used", which it does not declare: name it in the "writes" of its "touches", or leave "touches" out and it is learnt\n',
    );
    expect(stdout).toContain('  1  switch on  on false → true\n');
    const all = await signalbox(['check', 'lamp.js', '--property', 'deadlock-free'], { cwd: careless });
    expect(all.exitCode).toBe(0);
  });

  test('is refused with fairness', async () => {
    const { exitCode, stdout, stderr } = await check('two-phase-commit', '--reduce');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^signalbox: property \S+ assumes that the action "[^"]+" is treated fairly, .*--fairness none\n$/,
    );
  });
});
