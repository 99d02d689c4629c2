import { describe, expect, test } from 'vitest';
import { resultVersion, toJson } from '../result-document.js';
import {
  inconclusive,
  projectResult,
  property,
  result,
  suiteCheck,
  suiteResult,
  vacuous,
  violated,
} from '../testing/index.js';
import { junitReport } from './junit.js';
import { objectionsToJunit } from './testing/junit-schema.js';

async function expectToBeValid(xml: string): Promise<void> {
  expect(await objectionsToJunit(xml)).toEqual([]);
}

const failure = { kind: 'model', message: 'the guard of "vote" threw: <oops>', trace: violated.trace ?? null } as const;

test('the schema refuses what is no report', async () => {
  expect(await objectionsToJunit('<testsuites name="x" tests="1"/>')).not.toEqual([]);
});

describe('a check as JUnit XML', () => {
  const checked = toJson(result({ properties: [property(), violated, inconclusive, vacuous], failure }));

  test('has a test case for each property: failed with its trace, skipped where undecided; an error where the model is at fault', async () => {
    const xml = await junitReport([checked]);
    await expectToBeValid(xml);
    expect(xml).toMatch(/<testsuites name="signalbox" tests="5" failures="2" errors="1"/);
    expect(xml).toContain('<skipped message="stopped at 1,000 states"/>');
    expect(xml).toMatch(/<failure message="violated after 4 steps \(none is shorter\)" type="violated">.*\n/);
    expect(xml).toMatch(/\n {2}4 {2}P2 +give up/);
    expect(xml).toContain('<error message="the guard of &quot;vote&quot; threw: &lt;oops&gt;" type="model">');
    expect(xml).toContain('<property name="participants" value="2"/>');
  });

  test('is well-formed whatever names are like', async () => {
    const name = '</testcase> & ]]> "\u0000\u001b[31m';
    const xml = await junitReport([toJson(result({ properties: [{ ...violated, id: name, name, reason: name }] }))]);
    await expectToBeValid(xml);
    expect(xml).not.toContain('\u0000');
  });
});

describe('the suite as JUnit XML', () => {
  test('has a group for each property that was checked, and a test case for each check', async () => {
    const xml = await junitReport([{ version: resultVersion, ...suiteResult() }]);
    await expectToBeValid(xml);
    expect(xml).toMatch(/<testsuites name="signalbox" tests="3" failures="0" errors="0"/);
    expect(xml).toContain('<testsuite name="P4 Transaction commit protocol correctness" tests="3"');
    expect(xml).not.toContain('name="P1 ');
  });

  test('says what is not as bound, with the counterexample and the command that makes it', async () => {
    const { result: broken } = suiteCheck('breaks');
    const wrong = suiteCheck('holds', { outcome: 'otherwise', objection: 'it should hold', result: broken });
    const xml = await junitReport([{ version: resultVersion, ...suiteResult(wrong) }]);
    await expectToBeValid(xml);
    expect(xml).toContain('<failure message="it should hold" type="violated">');
    expect(xml).toContain('signalbox check commit --variant repaired --set participants=2 --property P4.agreement');
  });

  test('skips what is undecided', async () => {
    const open = suiteCheck('holds', { outcome: 'undecided', objection: 'interrupted', result: null });
    const xml = await junitReport([{ version: resultVersion, ...suiteResult(open) }]);
    await expectToBeValid(xml);
    expect(xml).toContain('<skipped message="interrupted"/>');
  });
});

test('several results are in one report', async () => {
  const xml = await junitReport([toJson(result()), { version: resultVersion, ...suiteResult() }]);
  await expectToBeValid(xml);
  expect(xml.match(/<testsuite /g)?.length).toBe(2);
});

test('a run of a project has a group for each property, and one for its gate', async () => {
  const xml = await junitReport([{ version: resultVersion, ...projectResult() }]);
  await expectToBeValid(xml);
  expect(xml).toMatch(/<testsuites name="signalbox" tests="4" failures="1" errors="0"/);
  expect(xml).toContain('<testsuite name="exclusion at most one client is inside" tests="1" failures="0"');
  expect(xml).toContain('<testsuite name="lock/fair whoever asks first gets in first" tests="1" failures="0"');
  expect(xml).toContain('<testsuite name="the gate" tests="2" failures="1"');
  expect(xml).toContain('<failure message="models/lock.ts: 4 states; its baseline has 3 states" type="drift">');
});
