import { describe, expect, test } from 'vitest';
import { folderWith, signalbox } from '../testing/index.js';

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
    'rounds-up': { replace: { half: (n) => Math.ceil(n / 2) } },
    throws: { replace: { half: (n) => { throw new Error('no halves today'); } } },
  },
});
export const silent = defineFunctions({ name: 'silent', functions: { one: () => 1 } });
`;

const folder = folderWith({ 'rounding.ts': rounding });
const check = (...args: readonly string[]) => signalbox(['check', ...args], { cwd: folder });
const own = 'rounding.ts#rounding';

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
    const { exitCode, stdout } = await check('quorum-arithmetic', '--variant', 'quorums-of-2f+1');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ P12.intersection is violated by this input: two quorums');
    expect(stdout).toMatch(/^ {5}replicas {2}5\n {5}faulty {4}1$/m);
    expect(stdout).toContain('sizes(5, 1) = {prepareQuorum: 3, commitQuorum: 3, viewChangeQuorum: 4}');
    const [, again = ''] = /try this input again: +signalbox check (.*)\n/.exec(stdout) ?? [];
    expect(again).toMatch(/^quorum-arithmetic --variant quorums-of-2f\+1 --property P12\.intersection --path \d+$/);
    const second = await check(...again.split(' '));
    expect(second.exitCode).toBe(1);
    expect(second.stdout).toContain('sizes(5, 1) =');
  });

  test('says of drawn inputs that they refute nothing, never that a property holds', async () => {
    const { exitCode, stdout } = await check(own, '--runs', '50', '--seed', '3');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('unrefuted: by none of 50 inputs drawn with seed 3');
    expect(stdout).toContain('2 of 3 properties hold; 1 is unrefuted\n');
    const alone = await check(own, '--property', 'drawn', '--seed', '4');
    expect(alone.stdout).toContain('the property is unrefuted\n');
  });

  test('draws the counterexample again by seed and path', async () => {
    const { stdout } = await check(own, '--variant', 'rounds-up', '--property', 'drawn', '--seed', '5');
    const [, again = ''] = /try this input again: +signalbox check (.*)\n/.exec(stdout) ?? [];
    expect(again).toMatch(/--property drawn --seed 5 --path [\d:]+$/);
    const { exitCode, stdout: second } = await check(...again.split(' '));
    expect(exitCode).toBe(1);
    expect(second).toContain('half(1) = 1');
  });

  test('gives scripts the input as JSON', async () => {
    const { exitCode, stdout } = await check(own, '--variant', 'rounds-up', '--json');
    expect(exitCode).toBe(1);
    const document = JSON.parse(stdout);
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
      input: { input: 1, calls: [{ function: 'half', arguments: [1], result: 1 }], seed: null, path: '2' },
    });
  });

  test('exits 0 where a known flaw is found, 3 where time is up', async () => {
    const known = ['--property', 'small', '--expect', 'violated'];
    expect((await check(own, '--variant', 'rounds-up', ...known)).exitCode).toBe(0);
    expect((await check(own, ...known)).exitCode).toBe(1);
    expect((await check('deadlock-detection', '--time-limit', '1ms')).exitCode).toBe(3);
  });

  test('exits 4 where a function throws, and shows on which input', async () => {
    const { exitCode, stdout } = await check(own, '--variant', 'throws', '--property', 'small');
    expect(exitCode).toBe(4);
    expect(stdout).toContain('? small  a half is at most half of it — undecided');
    expect(stdout).toContain(
      'The model is at fault: the function half threw while small was judged: Error: no halves today',
    );
    expect(stdout).toContain('half(0) threw no halves today');
  });

  test.each([
    [[own, '--workers', '2'], `--workers is about models, and ${own} is a design of functions: leave it out`],
    [[own, '--symmetry', 'on'], '--symmetry is about models'],
    [[own, '--set', 'n=1'], '--set is about models'],
    [[own, '--reduce'], '--reduce is about models'],
    [[own, '--trace', 't.json'], '--trace is about models'],
    [['two-phase', '--runs', '10'], '--runs is about the inputs of functions, and this is a model: leave it out'],
    [[own, '--variant', 'round-up'], 'the functions rounding have no variant "round-up"; did you mean rounds-up?'],
    [[own, '--property', 'smal'], 'there is no property "smal" for the functions rounding; did you mean small?'],
    [[own, '--path', '1'], 'a path leads to an input of one property: check that one alone, not 3'],
    [[own, '--property', 'small', '--path', '101'], 'it is a number from 1 to 100'],
    [[own, '--seed', '-1'], 'a seed is a whole number from 0 to 4294967295, not -1'],
    [['rounding.ts#silent'], 'the functions silent have no property to check: give them some'],
    [['rounding.ts'], 'exports several models; say which: rounding.ts#rounding or rounding.ts#silent'],
    [['deadlock-detektion'], 'there is no model "deadlock-detektion"; did you mean deadlock-detection?'],
  ])('refuses %j', async (args, sentence) => {
    const { exitCode, stdout, stderr } = await check(...args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
  });

  test('shows them among the models that there are', async () => {
    const { exitCode, stdout } = await signalbox(['list', 'models']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^deadlock-detection {2}\S/m);
    expect(stdout).toMatch(/ported +The same, in a language/);
  });
});
