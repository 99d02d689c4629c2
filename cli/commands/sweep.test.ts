import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { counterModule, folderWith, signalbox } from '../testing/index.js';

/** Of so many replicas so many may be faulty, or there is no such model; more than one faulty one breaks it. */
const quorumModule = `
import { defineModel, integer, UsageError } from 'signalbox';

export const quorum = defineModel({
  name: 'quorum',
  parameters: { replicas: integer({ min: 1, max: 9, default: 4 }), faulty: integer({ min: 0, max: 9, default: 1 }) },
  processes: ({ replicas, faulty }) => {
    if (faulty >= replicas) throw new UsageError(\`of \${replicas} replicas \${faulty} cannot be faulty\`);
    return {};
  },
  state: ({ replicas }) => ({ votes: integer({ min: 0, max: replicas }) }),
  actions: ({ action, replicas }) => [
    action('vote', { when: (s) => s.votes < replicas, then: (s) => { s.votes += 1; } }),
  ],
  final: ({ replicas }) => (s) => s.votes === replicas,
  properties: ({ always, faulty }) => ({ few: always('fewer than two votes count', (s) => faulty < 2 || s.votes < faulty) }),
});
`;

/** Throws where its parameter says so. */
const brokenModule = counterModule.replace(
  's.value += 1;',
  `if (limit === 2) throw new Error('no two'); s.value += 1;`,
);

const folder = folderWith({ 'quorum.ts': quorumModule, 'counter.ts': counterModule, 'broken.ts': brokenModule });
const sweep = (...args: readonly string[]) => signalbox(['sweep', ...args], { cwd: folder });

/** All but what it cost, and the states around traces, which only a check by itself shows. */
function whatWasFound(result: object): unknown {
  const passing = ['version', 'seconds', 'peakMemory', 'bytesPerState', 'surroundings'];
  return JSON.parse(JSON.stringify(result, (key, value) => (passing.includes(key) ? undefined : value)));
}

describe('sweep', () => {
  test('shows a grid with what came out of each cell, and which are no models', async () => {
    const { exitCode, stdout, stderr } = await sweep(
      ...['quorum.ts', '--set', 'replicas=1..4', '--set', 'faulty=0..2', '--property', 'few'],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.replace(/[\d.]+ s$/m, '… s')).toBe(`quorum.ts#quorum, variant default

few  fewer than two votes count

  replicas  faulty = 0         faulty = 1         faulty = 2
         1  ✓ holds, 2 states  – not a model [1]  – not a model [2]
         2  ✓ holds, 3 states  ✓ holds, 3 states  – not a model [3]
         3  ✓ holds, 4 states  ✓ holds, 4 states  ✗ violated after 2 steps
         4  ✓ holds, 5 states  ✓ holds, 5 states  ✗ violated after 2 steps

  [1] of 1 replicas 1 cannot be faulty
  [2] of 1 replicas 2 cannot be faulty
  [3] of 2 replicas 2 cannot be faulty

  12 cells · 9 decided · 3 not a model · 32 states in all · … s

  see the first counterexample:  signalbox check quorum.ts --variant default --set replicas=3 --set faulty=2 --property few
`);
  });

  test('finds in every cell what check finds there', async () => {
    const { exitCode, stdout } = await sweep('counter.ts', '--set', 'limit=1,3', '--json');
    expect(exitCode).toBe(0);
    const { cells } = JSON.parse(stdout);
    expect(cells.map(({ values }: { readonly values: unknown }) => values)).toEqual([[1], [3]]);
    for (const { values, result } of cells) {
      const alone = await signalbox(['check', 'counter.ts', '--set', `limit=${values[0]}`, '--json'], { cwd: folder });
      expect(whatWasFound(result)).toEqual(whatWasFound(JSON.parse(alone.stdout)));
    }
  });

  test('expects nothing unless that is asked', async () => {
    const cells = ['counter.ts', '--set', 'limit=1,3', '--property', 'below-two'];
    expect((await sweep(...cells)).exitCode).toBe(0);
    expect((await sweep(...cells, '--expect', 'violated')).exitCode).toBe(1);
    expect(
      (await sweep('counter.ts', '--set', 'limit=2,3', '--property', 'below-two', '--expect', 'violated')).exitCode,
    ).toBe(0);
  });

  test('goes on after a cell that is not finished, and exits 3', async () => {
    const { exitCode, stdout } = await sweep(
      'two-phase',
      '--set',
      'resourceManagers=2..4',
      '--max-states',
      '100',
      '--property',
      'TCConsistent',
    );
    expect(exitCode).toBe(3);
    expect(stdout).toContain('2  ✓ holds             56 ');
    expect(stdout).toMatch(/4 {2}\? not finished +1\d\d /);
  });

  test('tries random runs where that is asked: what none refutes is unrefuted', async () => {
    const cells = [
      'counter.ts',
      '--set',
      'limit=1,3',
      '--property',
      'below-two',
      '--engine',
      'random',
      '--walks',
      '20',
    ];
    const { exitCode, stdout } = await sweep(...cells);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('counter.ts#counter, variant default, by random runs\n');
    expect(stdout).toContain('1  ✓ unrefuted ');
    expect(stdout).toContain('3  ✗ violated after 2 steps ');
    const [, again = ''] = /signalbox (simulate counter\.ts .* --path \S+)\n/.exec(stdout) ?? [];
    const { stdout: found } = await signalbox(again.split(' '), { cwd: folder });
    expect(found).toContain('✗ below-two is violated after 2 steps');
  });

  test('goes on after a model that is at fault, and exits 4', async () => {
    const { exitCode, stdout } = await sweep('broken.ts', '--set', 'limit=1..3', '--property', 'positive');
    expect(exitCode).toBe(4);
    expect(stdout).toContain('2  ? the model is at fault [1]');
    expect(stdout).toContain('no two');
    expect(stdout).toContain('3  ✓ holds');
  });

  test('that asks in no cell what can be asked is refused', async () => {
    expect(await sweep('quorum.ts', '--set', 'replicas=1,2', '--set', 'faulty=9')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'signalbox: of 1 replicas 9 cannot be faulty\n',
    });
  });

  test('by Ctrl-C, prints the table so far, and exits 130', async () => {
    const { exitCode, stdout } = await signalbox(
      ['sweep', 'two-phase', '--set', 'resourceManagers=2,10,11', '--property', 'TCConsistent'],
      { signal: { name: 'SIGINT', after: 3_000 } },
    );
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/2 {2}✓ holds +56 /);
    expect(stdout).toMatch(/10 {2}\? not finished: interrupted +[\d,]+ /);
    expect(stdout).toMatch(/11 {2}– not begun\n/);
  });

  test('keeps what it found, to be shown later in other forms', async () => {
    const cells = ['counter.ts', '--set', 'limit=1,3', '--property', 'below-two'];
    const files = ['--markdown', join(folder, 'now.md'), '--html', join(folder, 'now.html')];
    const { stdout, exitCode } = await sweep(...cells, '--json', ...files);
    expect(exitCode).toBe(0);
    const kept = folderWith({ 'sweep.json': stdout });
    const report = (...args: readonly string[]) => signalbox(['report', 'sweep.json', ...args], { cwd: kept });
    const shown = await report();
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain('3  ✗ violated after 2 steps');
    expect(JSON.parse((await report('--json')).stdout)).toEqual(JSON.parse(stdout));
    await report('--markdown', 'later.md', '--html', 'later.html');
    expect(readFileSync(join(kept, 'later.md'), 'utf8')).toBe(readFileSync(join(folder, 'now.md'), 'utf8'));
    expect(readFileSync(join(kept, 'later.html'), 'utf8')).toBe(readFileSync(join(folder, 'now.html'), 'utf8'));
    const damaged = folderWith({ 'sweep.json': stdout.replace('"outcome": "checked"', '"outcome": "guessed"') });
    const refused = await signalbox(['report', 'sweep.json'], { cwd: damaged });
    expect(refused).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'signalbox: sweep.json holds no result: cells[0].outcome is not one of checked, no model, refused, not begun\n',
    });
  });
});
