import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { result, suiteCheck } from '../../reports/testing/index.js';
import { exitCodes } from '../exit-code.js';
import { folderWith, signalbox } from '../testing/index.js';
import { exitCodeOfSuite } from './verify.js';

const verify = (...args: readonly string[]) => signalbox(['verify', '--no-html', ...args]);

describe('verify', () => {
  test('shows a row for each property that is asked for, and exits 0 where everything is as bound', async () => {
    const { exitCode, stdout, stderr } = await verify('--property', 'P24.total', '--property', 'P20');
    expect(stdout).toMatch(/✓ {2}P20 .* holds +2 of 2 /);
    expect(stdout).toMatch(/✓ {2}P24 .* holds +1 of 1 /);
    expect(stdout).toContain('2 of 2 properties hold\n');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  test('tells what is wrong with the documented design, with the command that shows it', async () => {
    const { stdout } = await verify('--property', 'P24', '--model', 'deadlock-detection', '--findings');
    expect(stdout).toMatch(/✓ D1 ★ flaw: .*\n {4}document {2}.*\n {4}shown by {2}P24\.\w+ on deadlock-detection, /);
    expect(stdout).toMatch(
      /\n {4}see {7}signalbox check deadlock-detection --variant \S+ --property P24\.\w+ --expect violated\n/,
    );
    expect(stdout).toContain('no check of this run is about T1, T2,');
  });

  test('prints one document of all checks, each with what it is bound to and what was found', async () => {
    const { stdout } = await verify('--model', 'quorum-arithmetic', '--json');
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ version: 1, profile: 'pre-commit', interrupted: false });
    expect(document.summary.checks).toMatchObject({ otherwise: 0, undecided: 0 });
    for (const { binding, outcome, result } of document.checks) {
      expect(outcome).toBe('as bound');
      expect(result.model).toBe(binding.model);
      expect(result.properties).toHaveLength(1);
    }
    const [p12] = document.properties;
    expect(p12).toMatchObject({ id: 'P12' });
    // What is bound to other models was not asked for.
    expect(p12.obligations.filter(({ isShown }: { isShown: boolean }) => isShown).length).toBeGreaterThan(1);
  });

  test.each([
    ['--property P31', 'there is no property "P31": signalbox list properties shows them'],
    ['--model telephone', 'nothing is bound to a model "telephone": signalbox list suite shows what is'],
    ['--shard 3/2', '--shard takes a number of so many such as 1/3, not "3/2"'],
    ['--profile weekly', '--profile is pre-commit or ci or nightly, not "weekly"'],
    ['--memory-limit lots', '--memory-limit takes a size such as 512m or 4g, not "lots"'],
    ['--markdown no/such/folder.md', '--markdown no/such/folder.md cannot be written: there is no such file or folder'],
    ['--html report', '--html and --no-html exclude each other'],
    ['--workers 0', '--workers takes a number of threads from 1 to 64, not "0"'],
    ['pbft', 'verify takes no further argument "pbft"; see signalbox verify --help'],
  ])('refuses %s in a sentence, and exits 2', async (words, sentence) => {
    expect(await verify(...words.split(' '))).toMatchObject({ exitCode: 2, stderr: `signalbox: ${sentence}\n` });
  });

  test('writes what was found as Markdown, with what is wrong with the documented design', async () => {
    const file = join(folderWith({}), 'verify.md');
    const { exitCode, stdout } = await verify('--model', 'quorum-arithmetic', '--markdown', file);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 of 1 property holds\n');
    expect(stdout).toContain('to see what is wrong with the documented design:  --findings\n');
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/^<!-- signalbox -->\n## ✅ 1 of 1 property holds\n/);
    expect(page).toMatch(/\n\| ✅ \| P12 \| [^|]+ \| holds \| 2 of 2 \|/);
    expect(page).toContain('<b>B1</b> flaw: ');
  });

  test('writes a report into a folder of its own, unless it is told not to, and says where', async () => {
    const cwd = folderWith({});
    const { exitCode, stderr } = await signalbox(['verify', '--model', 'quorum-arithmetic'], { cwd });
    expect(exitCode).toBe(0);
    // How to open it is for people who have a reason to.
    expect(stderr).toBe('signalbox: the report is in signalbox-report/index.html\n');
    expect(readFileSync(join(cwd, 'signalbox-report/index.html'), 'utf8')).toContain('<h1>1 of 1 property holds</h1>');
    const without = folderWith({});
    await signalbox(['verify', '--model', 'quorum-arithmetic', '--no-html'], { cwd: without });
    expect(existsSync(join(without, 'signalbox-report'))).toBe(false);
    expect(await signalbox(['verify', '--html', 'no/such'], { cwd: without })).toMatchObject({
      exitCode: 2,
      stderr: 'signalbox: --html no/such cannot be written: there is no such file or folder\n',
    });
  });

  test('does its work where no report can be written that nobody asked for', async () => {
    const cwd = folderWith({ 'signalbox-report': 'a file' });
    const { exitCode, stderr } = await signalbox(['verify', '--model', 'quorum-arithmetic'], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^signalbox: no report is written: --html signalbox-report\/index.html cannot be written: what should be a folder is a file\n$/,
    );
  });

  test('refuses a limit of memory that leaves nothing', async () => {
    const { exitCode, stderr } = await verify('--memory-limit', '5m');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^signalbox: a memory limit of 5m leaves nothing to explore with: signalbox itself takes \d+m before it begins\n$/,
    );
  });

  test('interrupted, prints and writes what was found and exits 130', async () => {
    const html = join(folderWith({}), 'interrupted.html');
    const signal = { name: 'SIGINT', after: 6_000 } as const;
    const { exitCode, stdout } = await signalbox(['verify', '--json', '--html', html], { signal });
    expect(exitCode).toBe(130);
    expect(readFileSync(html, 'utf8')).toContain('<h1>interrupted: ');
    const { interrupted, summary } = JSON.parse(stdout);
    expect(interrupted).toBe(true);
    expect(summary.checks.undecided).toBeGreaterThan(0);
    const objections = new Set(JSON.parse(stdout).checks.map(({ objection }: { objection: string }) => objection));
    expect(objections).toContain('interrupted while it was explored');
    expect([...objections].join()).not.toContain('by itself');
  });
});

describe('the exit code', () => {
  const summaryOf = (checks: { readonly otherwise: number; readonly undecided: number }) => ({
    properties: { holds: 1, violated: 0, undecided: 0 },
    checks: { 'as bound': 1, ...checks },
    distinctStates: 0,
    transitions: 0,
  });

  test.each([
    [{ otherwise: 1, undecided: 1 }, exitCodes.unexpected],
    [{ otherwise: 0, undecided: 1 }, exitCodes.inconclusive],
    [{ otherwise: 0, undecided: 0 }, exitCodes.asExpected],
  ])('of checks of which %o is %i', (checks, expected) => {
    const summary = summaryOf(checks);
    expect(exitCodeOfSuite({ interrupted: false, checks: [], properties: [], summary })).toBe(expected);
    expect(exitCodeOfSuite({ interrupted: true, checks: [], properties: [], summary })).toBe(exitCodes.interrupted);
  });

  test('says that a model is at fault, or signalbox itself, before what it says of properties', () => {
    const failing = (kind: 'model' | 'disagreement') =>
      suiteCheck('holds', { result: result({ failure: { kind, message: 'so it is', trace: null } }) });
    const summary = summaryOf({ otherwise: 2, undecided: 1 });
    const model = [failing('model')];
    expect(exitCodeOfSuite({ interrupted: false, checks: model, properties: [], summary })).toBe(exitCodes.modelFault);
    const both = [...model, failing('disagreement')];
    expect(exitCodeOfSuite({ interrupted: false, checks: both, properties: [], summary })).toBe(exitCodes.disagreement);
  });
});
