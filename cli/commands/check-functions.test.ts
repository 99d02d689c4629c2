import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packageVersion } from '../../checker/index.js';
import { run } from '../program.js';
import { folderWith, signalbox } from '../testing/index.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const rounding = `
import { defineFunctions, range } from 'signalbox';

export const rounding = defineFunctions({
  name: 'rounding',
  functions: { half: (n) => Math.floor(n / 2) },
  properties: ({ forAll, forSome }) => ({
    small: forAll('a half is at most half of it', range(0, 99), (n, { half }) => half(n) <= n / 2),
    drawn: forAll('of any number', (fc) => fc.nat(), (n, { half }) => half(n) <= n / 2),
    three: forSome('three is a half', range(0, 99), (n, { half }) => half(n) === 3),
  }),
  variants: {
    'rounds-down': {},
    'one-more': { replace: { half: (n) => Math.floor(n / 2) + 1 } },
    throws: { replace: { half: (n) => { throw new Error('no halves today'); } } },
  },
});
export const silent = defineFunctions({ name: 'silent', functions: { one: () => 1 } });
`;

const folder = folderWith({ 'rounding.ts': rounding });
const own = 'rounding.ts#rounding';

/** Functions of a user's, in a process of its own. */
const checkOwn = (...args: readonly string[]) => signalbox(['check', own, ...args], { cwd: folder });

/** Shipped ones, in this process. */
async function check(command: string) {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += text;
      return true;
    });
  }
  const exitCode = await run(['check', ...command.split(' ')]);
  vi.restoreAllMocks();
  return { exitCode, ...printed };
}

describe('check of functions', () => {
  test('decides shipped ones', async () => {
    const { exitCode, stdout, stderr } = await check('quorum-arithmetic');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('quorum-arithmetic, variant repaired\n');
    expect(stdout).toMatch(/✓ P12\.intersection .* holds: all 1,717 inputs; its premise held for 1,617\n/);
    expect(stdout).toContain('all 4 properties hold\n');
    expect(stdout).not.toContain('state');
    expect(stderr).toBe('');
  });

  test('shows the input that breaks one, and how to try it again', async () => {
    const { exitCode, stdout } = await check('quorum-arithmetic --variant quorums-of-2f+1');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ P12.intersection is violated by this input: two quorums');
    expect(stdout).toMatch(/^ {5}replicas {2}5\n {5}faulty {4}1$/m);
    expect(stdout).toContain('sizes(5, 1) = {prepareQuorum: 3, commitQuorum: 3, viewChangeQuorum: 4}');
    const [, again = ''] = /try this input again: +signalbox check (.*)\n/.exec(stdout) ?? [];
    expect(again).toMatch(/^quorum-arithmetic --variant quorums-of-2f\+1 --property P12\.intersection --path \d+$/);
    const second = await check(again);
    expect(second.exitCode).toBe(1);
    expect(second.stdout).toContain('sizes(5, 1) =');
  });

  test('draws inputs, and the counterexample again by seed and path', async () => {
    const command = 'risk-scoring --variant categories-with-gaps --property P13.categorised --engine random --seed 5';
    const { exitCode, stdout } = await check(command);
    expect(exitCode).toBe(1);
    const [, again = ''] = /try this input again: +signalbox check (.*)\n/.exec(stdout) ?? [];
    expect(again).toMatch(/--property P13\.categorised --engine random --seed 5 --path [\d:]+$/);
    const [, score] = /category\(([\d.]+)\) = none/.exec(stdout) ?? [];
    expect(score).toBeDefined();
    expect((await check(again)).stdout).toContain(`category(${score}) = none`);
  });

  test('exits 0 where a known flaw is found, 1 where it is not, 3 where time is up', async () => {
    const known = '--property P12.intersection --expect violated';
    expect((await check(`quorum-arithmetic --variant documented ${known}`)).exitCode).toBe(0);
    expect((await check(`quorum-arithmetic ${known}`)).exitCode).toBe(1);
    expect((await check('deadlock-detection --time-limit 1ms')).exitCode).toBe(3);
  });

  test.each([
    [
      'quorum-arithmetic --workers 2',
      '--workers is about models, and quorum-arithmetic is a design of functions: leave',
    ],
    ['quorum-arithmetic --symmetry on', '--symmetry is about models'],
    ['quorum-arithmetic --set n=1', '--set is about models'],
    ['quorum-arithmetic --reduce', '--reduce is about models'],
    ['quorum-arithmetic --walks 5', '--walks is about models'],
    ['quorum-arithmetic --trace t.json', '--trace is about models'],
    ['quorum-arithmetic --expect violated', '--expect violated needs --property'],
    ['two-phase --runs 10', '--runs is about the inputs of functions, and this is a model: leave it out'],
    ['quorum-arithmetic --variant document', 'have no variant "document"; did you mean documented?'],
    [
      'quorum-arithmetic --property P12.intersecton',
      'there is no property "P12.intersecton" for the functions quorum-arithmetic; did you mean P12.intersection?',
    ],
    ['quorum-arithmetic --path 1', 'a path leads to an input of one property: check that one alone, not 4'],
    ['quorum-arithmetic --property P12.attainable --path 9999', 'it is a number from 1 to 1717'],
    ['quorum-arithmetic --engine random --seed -1', 'a seed is a whole number from 0 to 4294967295, not -1'],
    ['deadlock-detektion', 'there is no model "deadlock-detektion"; did you mean deadlock-detection?'],
  ])('refuses %s', async (command, sentence) => {
    const { exitCode, stdout, stderr } = await check(command);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
  });

  test('functions have no runs to try at random or to replay', async () => {
    const spoken = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await run(['simulate', 'quorum-arithmetic'])).toBe(2);
    expect(String(spoken.mock.calls)).toContain('quorum-arithmetic is a design of functions, which have no states');
  });
});

describe("check of a user's functions", () => {
  test('says of drawn inputs that they refute nothing, never that a property holds', async () => {
    const { exitCode, stdout } = await checkOwn('--runs', '50', '--seed', '3');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('unrefuted: by none of 50 inputs drawn with seed 3');
    expect(stdout).toContain('1 of 3 properties is unrefuted, 2 hold\n');
  });

  test('writes what was found for others, too', async () => {
    const files = ['--markdown', 'half.md', '--junit', 'half.xml'];
    const { exitCode } = await checkOwn('--variant', 'one-more', '--property', 'small', ...files);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(folder, 'half.md'), 'utf8')).toContain('| ❌ | small |');
    expect(readFileSync(join(folder, 'half.xml'), 'utf8')).toContain('<failure');
  });

  test('gives scripts the input as JSON', async () => {
    const { exitCode, stdout } = await checkOwn('--variant', 'one-more', '--json');
    expect(exitCode).toBe(1);
    const document = JSON.parse(stdout);
    expect(document.signalbox).toBe(packageVersion());
    expect(document).toMatchObject({
      version: 1,
      model: own,
      engine: 'random',
      seed: 1,
      distinctStates: 0,
      actions: [],
    });
    expect(document.properties[0]).toMatchObject({
      id: 'small',
      kind: 'forAll',
      verdict: 'violated',
      input: { input: 0, calls: [{ function: 'half', arguments: [0], result: 1 }], seed: null, path: '1' },
    });
  });

  test('exits 4 where a function throws, and shows on which input', async () => {
    const { exitCode, stdout } = await checkOwn('--variant', 'throws', '--property', 'small');
    expect(exitCode).toBe(4);
    expect(stdout).toContain('? small  a half is at most half of it — undecided');
    expect(stdout).toContain('at fault: the function half threw while small was judged: Error: no halves today');
    expect(stdout).toContain('half(0) threw no halves today');
  });

  test('refuses what cannot be checked', async () => {
    const several = await signalbox(['check', 'rounding.ts'], { cwd: folder });
    expect(several).toMatchObject({ exitCode: 2, stdout: '' });
    expect(several.stderr).toContain('exports several models; say which: rounding.ts#rounding or rounding.ts#silent');
    const idle = await signalbox(['check', 'rounding.ts#silent'], { cwd: folder });
    expect(idle).toMatchObject({ exitCode: 2, stdout: '' });
    expect(idle.stderr).toContain('the functions silent have no property to check: give them some');
  });
});
