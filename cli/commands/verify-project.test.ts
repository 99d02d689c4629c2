import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, signalbox } from '../testing/index.js';

/** A lock that two clients may ask for; in the variant "naive" nobody looks whether it is taken. */
const lock = `
import { boolean, defineModel, integer, perProcess, processIds } from 'signalbox';

export const lock = defineModel({
  name: 'lock',
  parameters: { clients: integer({ min: 1, max: 5, default: 2 }) },
  processes: ({ clients }) => ({ client: processIds(clients) }),
  state: ({ client }) => ({ taken: boolean(), inside: perProcess(client, boolean()) }),
  actions: ({ client, action }) => [
    action('enter', { each: client, when: (s, c) => !s.taken && !s.inside.at(c), then: (s, c) => { s.taken = true; s.inside.set(c, true); } }),
    action('leave', { each: client, when: (s, c) => s.inside.at(c), then: (s, c) => { s.taken = false; s.inside.set(c, false); } }),
  ],
  variants: {
    careful: {},
    naive: ({ client, action }) => ({
      replace: { enter: action('enter', { each: client, when: (s, c) => !s.inside.at(c), then: (s, c) => { s.inside.set(c, true); } }) },
    }),
  },
  properties: ({ always, reachable }) => ({
    exclusion: always('at most one client is inside', (s) => s.inside.count((inside) => inside) <= 1),
    used: reachable('somebody gets inside', (s) => s.inside.some((inside) => inside)),
  }),
});
`;

/** A project with this configuration, and what else is in its folder. */
function project(config: string, files: { readonly [name: string]: string } = {}): string {
  return folderWith({
    'package.json': '{ "name": "locks", "type": "module" }',
    'lock.ts': lock,
    'signalbox.config.ts': `import { defineConfig } from 'signalbox/config';\nexport default defineConfig(${config});\n`,
    ...files,
  });
}

const known = (until = '9999-12-31') =>
  `{ model: './lock.ts', variant: 'naive', property: 'exclusion', expect: 'violated', because: 'nobody looks', until: '${until}' }`;

const verify = (cwd: string, ...args: readonly string[]) => signalbox(['verify', ...args], { cwd });

describe('verify in a project', () => {
  test('runs its suite, from a folder within it, too, and writes its reports beside the configuration', async () => {
    const cwd = project(`{
      models: ['./lock.ts'],
      checks: [{ model: './lock.ts', parameters: { clients: 3 }, profile: 'ci' }, ${known()}],
      reports: { html: 'page.html', junit: 'junit.xml', markdown: 'verify.md' },
    }`);
    const inner = join(cwd, 'inner');
    mkdirSync(inner);
    const { exitCode, stdout, stderr } = await verify(inner);
    expect(stderr).toBe('signalbox: the report is in ../page.html\n');
    expect(stdout).toMatch(/^locks, profile pre-commit\n/);
    expect(stdout).toMatch(/✓ {2}exclusion +at most one client is inside +holds +1 +1 +–\n/);
    expect(stdout).toMatch(/✓ {2}used +somebody gets inside +holds +– +– +1\n/);
    expect(stdout).toMatch(/✓ {2}deadlock-free /);
    expect(stdout).toMatch(
      /· exclusion on lock.ts, naive: violated after 2 steps .*because nobody looks \(until 9999-12-31\)/,
    );
    expect(stdout).toContain('3 of 3 properties hold\n');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain('<h1>3 of 3 properties hold</h1>');
    expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toContain('exclusion breaks on lock.ts, naive');
    expect(readFileSync(join(cwd, 'verify.md'), 'utf8')).toMatch(/^<!-- signalbox -->\n## ✅ 3 of 3 properties hold\n/);
    expect(existsSync(join(inner, 'signalbox-report'))).toBe(false);
  });

  test('prints a document that signalbox report reads, parts of it as a whole', async () => {
    const cwd = project(`{ models: ['./lock.ts'], checks: [${known()}], reports: { html: false } }`);
    const { stdout } = await verify(cwd, '--json', '--model', 'lock');
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ version: 1, project: 'locks', gate: [], interrupted: false });
    expect(document.checks.map(({ binding }: { binding: { checked: string } }) => binding.checked)).toEqual([
      'exclusion',
      'used',
      'deadlock-free',
      'exclusion',
    ]);
    const part = (checked: string) => {
      const checks = document.checks.filter(
        ({ binding }: { binding: { checked: string } }) => binding.checked === checked,
      );
      return JSON.stringify({ ...document, checks });
    };
    const parts = ['exclusion', 'used', 'deadlock-free'].map((checked) => {
      writeFileSync(join(cwd, `${checked}.json`), part(checked));
      return `${checked}.json`;
    });
    const merged = await signalbox(['report', ...parts], { cwd });
    expect(merged.stdout).toContain('3 of 3 properties hold\n');
    expect(merged.exitCode).toBe(0);
    const elsewhere = await signalbox(['report', join(cwd, 'used.json'), join(cwd, 'exclusion.json')]);
    expect(elsewhere.exitCode).toBe(2);
    expect(elsewhere.stderr).toContain(
      'a run of locks is no part of the suite of the system that comes with signalbox',
    );
  });

  test('exits 1 where a violation is not expected, with the command that shows it', async () => {
    const cwd = project(`{ checks: [{ model: './lock.ts', variant: 'naive', property: 'exclusion' }] }`);
    const { exitCode, stdout } = await verify(cwd, '--no-html');
    expect(stdout).toMatch(
      /✗ exclusion holds on lock.ts, naive: it should hold and is violated: violated after 2 steps/,
    );
    expect(stdout).toContain('signalbox check lock.ts --variant naive --property exclusion\n');
    expect(exitCode).toBe(1);
    const command = ['check', 'lock.ts', '--variant', 'naive', '--property', 'exclusion'];
    expect((await signalbox(command, { cwd })).exitCode).toBe(1);
  });

  test('exits 1 where a known violation is no longer found, or was expected until a day that is over', async () => {
    const cwd = project(
      `{ checks: [${known('2020-01-01')}, { model: './lock.ts', property: 'exclusion', expect: 'violated', because: 'it was so' }] }`,
    );
    const { exitCode, stdout } = await verify(cwd, '--no-html');
    expect(stdout).toContain(
      'its violation was expected until 2020-01-01, because nobody looks: mend it, or say a later date\n',
    );
    expect(stdout).toMatch(/✗ exclusion breaks on lock.ts, careful: it should be violated and holds/);
    expect(exitCode).toBe(1);
  });

  test('where all that is known of a property is its violation, that is as expected', async () => {
    const { exitCode, stdout } = await verify(project(`{ checks: [${known()}] }`), '--no-html');
    expect(stdout).toMatch(/✓ {2}exclusion .* violated, as expected +1\n/);
    expect(stdout).toContain('0 of 1 property holds and 1 violated as expected\n');
    expect(exitCode).toBe(0);
  });
});

test('list shows the checks of a project', async () => {
  const cwd = project(`{ models: ['./lock.ts'], checks: [${known()}] }`);
  const { exitCode, stdout } = await signalbox(['list', 'suite', '--json'], { cwd });
  const { suite } = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(suite.map((each: { obligation: string; kind: string }) => [each.obligation, each.kind])).toEqual([
    ['exclusion', 'holds'],
    ['used', 'reached'],
    ['deadlock-free', 'holds'],
    ['exclusion', 'breaks'],
  ]);
});

describe('the gate', () => {
  test('knows how large state spaces were, and fails by a drift if that is asked', async () => {
    const cwd = project(`{ models: ['./lock.ts'], reports: { html: false } }`);
    const file = join(cwd, 'signalbox.baseline.json');
    expect(await verify(cwd, '--drift', 'fail')).toMatchObject({
      exitCode: 2,
      stderr:
        'signalbox: a drift is to fail, and there is no signalbox.baseline.json to drift from: signalbox verify --update-baseline writes it\n',
    });
    const written = await verify(cwd, '--update-baseline');
    expect(written).toMatchObject({
      exitCode: 0,
      stderr: 'signalbox: the baseline is in signalbox.baseline.json: 1 state space, 1 of them new or changed\n',
    });
    expect(readFileSync(file, 'utf8')).toContain(
      '"lock.ts --variant careful": { "distinctStates": 3, "transitions": 5, "depth": 2 }',
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('"transitions": 5', '"transitions": 6'));
    const drifted = await verify(cwd);
    expect(drifted.stdout).toContain(
      '! lock.ts --variant careful: 3 states, 5 transitions and depth 2; its baseline has 3 states, 6 transitions and depth 2\n',
    );
    expect(drifted.exitCode).toBe(0);
    const failing = await verify(cwd, '--drift', 'fail');
    expect(failing.stdout).toContain('3 of 3 properties hold and the gate fails\n');
    expect(failing.exitCode).toBe(1);
    // Parts that machines share have the gate of the whole.
    const parts = ['exclusion', 'used'].map(async (checked) => {
      writeFileSync(join(cwd, checked), (await verify(cwd, '--property', checked, '--json')).stdout);
      return checked;
    });
    const merged = await signalbox(['report', ...(await Promise.all(parts))], { cwd });
    expect(merged.stdout).toContain('its baseline has 3 states, 6 transitions and depth 2\n');
  });

  test('stops at the first surprise, and says what was not begun', async () => {
    const cwd = project(
      `{ checks: [${known('2020-01-01')}, { model: './lock.ts' }, { model: './lock.ts', parameters: { clients: 3 } }] }`,
    );
    const { exitCode, stdout } = await verify(cwd, '--no-html', '--fail-fast', '--workers', '1');
    expect(stdout).toContain('? 6 checks: not begun: the run stopped at the first unexpected verdict\n');
    expect(exitCode).toBe(1);
  });

  test('has budgets, and what they do not suffice for is undecided', async () => {
    const cwd = project(
      `{ checks: [{ model: 'two-phase', parameters: { resourceManagers: 12 }, property: 'TCConsistent', budget: '300ms' }] }`,
    );
    const { exitCode, stdout } = await verify(cwd, '--no-html');
    expect(stdout).toMatch(/\? 1 check: .*0\.3 s/);
    expect(exitCode).toBe(3);
    expect((await verify(cwd, '--no-html', '--time-limit', '1ms')).stdout).toContain(
      'the time of the run was over before it was explored',
    );
  });

  test('is of a project: without one, what is about it is wrong usage', async () => {
    const { exitCode, stderr } = await verify(folderWith({ 'package.json': '{}' }), '--update-baseline');
    expect(stderr).toBe(
      'signalbox: --update-baseline is about a project, and there is no signalbox.config.ts here or above: signalbox init writes one\n',
    );
    expect(exitCode).toBe(2);
  });
});

describe('a configuration', () => {
  test('that does not load, or has no default export, is wrong usage', async () => {
    const broken = await verify(project('{ models: [ }'));
    expect(broken.stderr).toMatch(/^signalbox: the configuration signalbox.config.ts does not load: /);
    expect(broken.exitCode).toBe(2);
    const cwd = folderWith({ 'package.json': '{}', 'signalbox.config.mjs': 'export const config = {};' });
    expect(await verify(cwd)).toMatchObject({
      exitCode: 2,
      stderr: 'signalbox: signalbox.config.mjs has no default export: say export default defineConfig({ … })\n',
    });
  });

  test('has no use for what is about the shipped system, nor for a profile in which it has no checks', async () => {
    const cwd = project(`{ checks: [{ model: './lock.ts', profile: 'nightly' }] }`);
    expect(await verify(cwd, '--profile', 'ci')).toMatchObject({
      exitCode: 2,
      stderr: 'signalbox: nothing that is asked for runs in the profile ci: say a larger one by --profile\n',
    });
    const findings = await verify(cwd, '--findings');
    expect(findings.stderr).toMatch(/^signalbox: --findings is about the system that comes with signalbox, /);
    expect(findings.exitCode).toBe(2);
  });
});
