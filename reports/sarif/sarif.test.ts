import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { type ResultDocument, resultVersion, type SuiteDocument, toJson } from '../result-document.js';
import {
  declaredResult,
  inconclusive,
  lasso,
  line,
  property,
  result,
  stop,
  suiteCheck,
  suiteResult,
  vacuous,
  violated,
  violatedThere,
} from '../testing/index.js';
import { sarifReport } from './index.js';
import { objectionsToSarif } from './testing/sarif-schema.js';

const pipeline = { exitCode: 1, fileInRepository: (file: string) => `packages/protocol/${file}` };

/** The run that a log has, which is valid. */
function runOf(...documents: readonly ResultDocument[]): Log['runs'][number] {
  const log: Log = JSON.parse(sarifReport(documents, pipeline));
  expect(objectionsToSarif(log)).toEqual([]);
  const [run, ...others] = log.runs;
  expect(others).toEqual([]);
  if (run === undefined) throw new Error('no run');
  return run;
}

const resultsOf = (...documents: readonly ResultDocument[]) => runOf(...documents).results ?? [];

/** What the steps of the path of a result say. */
const textsOf = ({ codeFlows: [flow] = [] }: ReturnType<typeof resultsOf>[number]) =>
  flow?.threadFlows[0]?.locations.map(({ location }) => location?.message?.text);

test('the schema refuses what is no SARIF', () => {
  expect(objectionsToSarif({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
  expect(objectionsToSarif({ version: '2.0.0', runs: [] })).not.toEqual([]);
});

describe('a violation as SARIF', () => {
  const run = runOf(toJson(declaredResult()));
  const [found, ...others] = run.results ?? [];

  test('is an error at the line where the property is declared, by its rule', () => {
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ruleId: 'agreement', level: 'error' });
    expect(found?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'packages/protocol/models/commit.ts' },
          region: { startLine: 90, startColumn: 5 },
        },
      },
    ]);
    expect(found?.message.text).toMatch(
      /^agreement is violated \(commit, flawed, .*\)\nnobody commits what another aborts: violated after 4 steps.*\nP2 became aborted at step 4 .*\nTo see it: signalbox check commit /,
    );
    expect(run.tool.driver.rules?.[found?.ruleIndex ?? -1]).toMatchObject({
      id: 'agreement',
      shortDescription: { text: 'nobody commits what another aborts' },
    });
    expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(['agreement', 'safe']);
  });

  test('has a path that follows the counterexample through the lines of the model', () => {
    const locations = found?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(found && textsOf(found)).toEqual([
      '0  initially',
      '1  Coordinator  request(T1): sends Prepare(P1), Prepare(P2) · phase active → preparing',
      '2  P1  commit: receives Prepare(P1) · sends Done(1) P1 → Coordinator · phase working → committed',
      '3  lose [fault]: loses Prepare(P2) · losses 0 → 1',
      '4  P2  give up(5) [timer]: phase working → aborted',
    ]);
    expect(locations.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([1, 10, 20, 30, 40]);
    expect(locations.map(({ executionOrder }) => executionOrder)).toEqual([0, 1, 2, 3, 4]);
    expect(locations[4]?.state).toEqual({ 'participant[P2].phase': { text: 'aborted' } });
    expect(found?.relatedLocations?.[0]?.physicalLocation?.region?.startLine).toBe(40);
  });

  test('has the same fingerprint in every run, and another one in another design', () => {
    const fingerprintOf = (...given: Parameters<typeof declaredResult>) =>
      resultsOf(toJson(declaredResult(...given)))[0]?.partialFingerprints;
    expect(found?.partialFingerprints?.['signalbox/v1']).toMatch(/^[0-9a-f]{32}$/);
    const later = { seconds: 99, properties: [{ ...violatedThere, trace: lasso, source: line(97) }] };
    expect(fingerprintOf(later)).toEqual(found?.partialFingerprints);
    expect(fingerprintOf({ parameters: { crashes: 0, participants: 2 } })).toEqual(found?.partialFingerprints);
    expect(fingerprintOf({ variant: 'worse' })).not.toEqual(found?.partialFingerprints);
  });

  test('that goes around for ever has its loop marked', () => {
    const [around] = resultsOf(toJson(declaredResult({ properties: [{ ...violatedThere, trace: lasso }] })));
    const texts = around === undefined ? [] : textsOf(around);
    expect(texts?.[3]).toMatch(/; from here on it repeats for ever$/);
    expect(texts?.at(-1)).toMatch(/; then as after step 3 again, for ever$/);
    const [ended] = resultsOf(toJson(declaredResult({ properties: [{ ...violatedThere, trace: stop }] })));
    expect(ended && textsOf(ended)?.at(-1)).toMatch(/; it stays there for ever$/);
  });
});

describe('of other verdicts', () => {
  test('a known violation that is still found is no result', () => {
    const known = toJson(declaredResult({ properties: [{ ...violatedThere, expected: 'violated' }] }));
    expect(runOf(known)).toMatchObject({ results: [], properties: { checked: 1, notAsExpected: 0 } });
  });

  test('one that is not found any more is an error, as is what holds for want of a premise', () => {
    const gone = property({ expected: 'violated', source: line(7) });
    const [first, second] = resultsOf(toJson(declaredResult({ properties: [gone, { ...vacuous, id: 'idle' }] })));
    expect(first).toMatchObject({ level: 'error', locations: [{ physicalLocation: { region: { startLine: 7 } } }] });
    expect(first?.message.text).toMatch(/^safe is known to be violated, and is not any more \(/);
    expect(second?.message.text).toMatch(/^idle holds only because its premise never does \(/);
  });

  test('what is undecided is a warning', () => {
    const [open] = resultsOf(toJson(declaredResult({ properties: [inconclusive] })));
    expect(open).toMatchObject({ ruleId: 'safe', level: 'warning' });
    expect(open?.codeFlows).toBeUndefined();
  });

  test('a model at fault is a result of its own, at the action that failed, and the run was no success', () => {
    const failure = { kind: 'model', message: 'the effect throws', trace: violated.trace ?? null } as const;
    const run = runOf(toJson(declaredResult({ failure, properties: [inconclusive] })));
    expect(run.results).toHaveLength(1);
    expect(run.results?.[0]).toMatchObject({
      ruleId: 'signalbox/model-fault',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 40 } } }],
    });
    expect(run.results?.[0]?.codeFlows).toHaveLength(1);
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        exitCode: 1,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'the effect throws' } }],
      },
    ]);
  });

  test('results of earlier versions, which say no lines, stand at the top of the module that was checked', () => {
    const [old] = resultsOf(toJson(result({ model: 'src/commit.ts#commit', properties: [violated] })));
    expect(old?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'src/commit.ts' }, region: { startLine: 1 } } },
    ]);
    expect(old && textsOf(old)).toHaveLength(5);
  });
});

describe('a run of the suite as SARIF', () => {
  const wrong = suiteCheck('holds', {
    outcome: 'otherwise',
    objection: 'it should hold and is violated',
    result: declaredResult({ properties: [{ ...violatedThere, id: 'P4.agreement' }] }),
  });

  test('has a result for each check that is not as it is bound', () => {
    const run = runOf({ version: resultVersion, ...suiteResult(wrong) });
    expect(run.results).toHaveLength(1);
    expect(run.results?.[0]?.message.text).toMatch(
      /^not as expected: P4\.agreement holds on commit, repaired \(commit, repaired, with participants = 2\)\n.*: it should hold and is violated\n/,
    );
    expect(run.properties).toEqual({ checked: 3, notAsExpected: 1 });
    expect(run.invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
  });

  test('is a category of its own for each profile and part, in which results are compared', () => {
    const suite: SuiteDocument = { version: resultVersion, ...suiteResult() };
    expect(runOf(suite).automationDetails?.id).toBe('signalbox/verify/pre-commit/');
    const part = { ...suite, shards: { numbers: [2], of: 3, checks: 9 } };
    expect(runOf(part).automationDetails?.id).toBe('signalbox/verify/pre-commit/2-of-3/');
    expect(runOf(toJson(result())).automationDetails?.id).toBe('signalbox/check/commit/flawed/');
    expect(runOf(suite, toJson(result())).automationDetails?.id).toBe('signalbox/report/');
  });

  test('that was interrupted says so', () => {
    const run = runOf({ version: resultVersion, ...suiteResult(), interrupted: true });
    expect(run.invocations?.[0]?.executionSuccessful).toBe(false);
  });

  test("shows what a project's gate says, where the gate is told what to expect", () => {
    const note = { kind: 'drift', message: 'lock has 12 states, not 10', fails: true } as const;
    const gate = [note, { kind: 'coverage', message: 'of lock, "leave" is never taken', fails: false } as const];
    const suite: SuiteDocument = { version: resultVersion, ...suiteResult(), project: 'locks', gate };
    const [drift, coverage] = resultsOf(suite);
    expect(drift).toMatchObject({
      ruleId: 'signalbox/drift',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'packages/protocol/signalbox.baseline.json' } } }],
    });
    expect(coverage).toMatchObject({ ruleId: 'signalbox/coverage', level: 'warning' });
    const later = { ...suite, gate: [{ ...note, message: 'lock has 13 states, not 10' }] };
    expect(resultsOf(later)[0]?.partialFingerprints).toEqual(drift?.partialFingerprints);
  });

  test('shows one failure once, however many checks it keeps from being decided', () => {
    const failure = { kind: 'model', message: 'so it is', trace: null } as const;
    const failing = suiteCheck('holds', { outcome: 'otherwise', objection: 'so it is', result: result({ failure }) });
    const both = { ...suiteResult(failing), checks: [failing, { ...failing, binding: { ...failing.binding } }] };
    expect(resultsOf({ version: resultVersion, ...both })).toHaveLength(1);
  });
});

test('a file outside of the repository is named by its URL', () => {
  const log: Log = JSON.parse(
    sarifReport([toJson(declaredResult())], { exitCode: 1, fileInRepository: () => '/elsewhere/a model.ts' }),
  );
  const uri = log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  expect(uri).toBe('file:///elsewhere/a%20model.ts');
});
