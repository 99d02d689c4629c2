import { describe, expect, test } from 'vitest';
import type { SuiteResult } from '../../properties/index.js';
import { digestOfSuite } from '../suite/index.js';
import { projectResult, suiteCheck, suiteResult } from '../testing/index.js';
import { plain } from './style.js';
import { renderSuite } from './suite.js';

const render = (run: SuiteResult, width = plain.width) => renderSuite(digestOfSuite(run), { ...plain, width });

describe('a run of the suite', () => {
  test('is a row for each property, what is undecided included', () => {
    const text = render(suiteResult());
    expect(text).toMatch(/✓ {2}P4 {2}Transaction commit protocol correctness {2}holds +1 of 1 +1 +1 +1 +–\n/);
    expect(text).toMatch(/\? {2}P1 {2}Performance bounds compliance +undecided +none +– +– +– +–\n/);
    expect(text).toContain('1 of 2 properties hold and 1 undecided\n');
    expect(text).toContain('3 checks · 1,234 states · 5,678 transitions · 12 s\n');
  });

  test('names each check that is not as it is bound, why, and the command that makes it again', () => {
    const text = render(suiteResult(suiteCheck('holds', { outcome: 'otherwise', objection: 'it is violated' })));
    expect(text).toContain(
      '✗ P4.agreement holds on commit, repaired: it is violated\n    signalbox check commit --variant repaired --set participants=2 --property P4.agreement\n',
    );
    expect(text).toMatch(/✗ {2}P4 .* violated +0 of 1 +0\/1 /);
  });

  test('has room in 80 columns: there checks of all kinds share one', () => {
    const { properties, ...run } = suiteResult();
    const wide = properties.map((property) => ({ ...property, title: 'Transaction commit protocol correctness' }));
    const text = render({ ...run, properties: wide }, 80);
    expect(text).toMatch(/✓ {2}P4 {2}Transaction commit protocol correctness {2}holds +1 of 1 +3\n/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('counts what random runs do not refute apart', () => {
    const run = suiteResult();
    const checks = [...run.checks, suiteCheck('unrefuted')];
    const properties = run.properties.map((property) => ({
      ...property,
      obligations: property.obligations.map((obligation) => ({ ...obligation, unrefuted: [3] })),
    }));
    const text = render({ ...run, checks, properties });
    expect(text).toMatch(/limits {2}unrefuted\n/);
    expect(text).toMatch(/✓ {2}P4 .* holds +1 of 1 +1 +1 +1 +– +1\n/);
  });
});

describe('a run of a project', () => {
  test('is a row for each property, and what is known to be violated is as expected, with its reason', () => {
    const text = render(projectResult());
    expect(text).toMatch(/^locks, profile pre-commit\n/);
    expect(text).toMatch(/ property +verdict +holds +breaks\n/);
    expect(text).toMatch(/✓ {2}exclusion +at most one client is inside +holds +1 +–\n/);
    expect(text).toMatch(/✓ {2}lock\/fair +whoever asks first gets in first +violated, as expected +– +1\n/);
    expect(text).toContain(
      '  · lock/fair on models/lock.ts, flawed, participants = 2: violated after 4 steps, because nobody queues (until 2027-06-30)\n',
    );
  });

  test('ends with what the gate has to say, what fails it first', () => {
    const text = render(projectResult());
    expect(text).toMatch(/\n {2}✗ models\/lock.ts: 4 states; .*\n {2}! models\/lock.ts, repaired: 2 of 3 actions/);
    expect(text).toContain('1 of 2 properties hold, 1 violated as expected and the gate fails\n');
    const { gate: _, ...passing } = projectResult();
    expect(render(passing)).toContain('1 of 2 properties hold and 1 violated as expected\n');
  });

  test('has sentences cut where there is no room for them', () => {
    const text = render(projectResult(), 70);
    expect(text).toMatch(/✓ {2}lock\/fair +whoever asks .*… +violated, as expected +1\n/);
    const rows = text.split('\n').filter((line) => /^ {2}✓/.test(line));
    expect(Math.max(...rows.map((line) => line.length))).toBeLessThanOrEqual(70);
  });
});
