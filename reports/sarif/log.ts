import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { packageVersion } from '../../checker/index.js';
import { noticesOf, type PipelineRun } from '../notices/index.js';
import { isOfSuite, type ResultDocument } from '../result-document.js';
import { exceptionsOf } from './notifications.js';
import { resultOf } from './result.js';
import { rulesOf } from './rules.js';

/**
 * Results in SARIF 2.1.0, as one run: a rule for each property, and a result for each check that is not as expected, whose
 * `codeFlows` follow the counterexample through the lines of the model, and for each undecided one a warning.
 *
 * A known violation that is still found is no result. SARIF has words for it (`kind: "pass"`, `suppressions`), but code
 * scanning on GitHub heeds neither and would open an alert; so how many checks came out as expected is in the properties of
 * the run.
 */
export function sarifReport(documents: readonly ResultDocument[], pipeline: PipelineRun): string {
  const notices = noticesOf(documents);
  const rules = rulesOf(documents, notices);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      runOf(
        documents,
        rules,
        notices.map((notice) => resultOf(notice, rules, pipeline)),
        pipeline.exitCode,
      ),
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(
  documents: readonly ResultDocument[],
  rules: readonly ReportingDescriptor[],
  results: readonly Result[],
  exitCode: number,
): Run {
  const exceptions = exceptionsOf(documents);
  return {
    tool: { driver: { name: 'signalbox', semanticVersion: packageVersion(), rules: [...rules] } },
    // With a slash at its end it is a category by itself: runs of the same are compared, and those of other parts are not.
    automationDetails: { id: `signalbox/${documents.length === 1 ? documents.map(partOf).join('') : 'report'}/` },
    invocations: [
      {
        executionSuccessful: exceptions.length === 0,
        exitCode,
        ...(exceptions.length === 0 ? {} : { toolExecutionNotifications: exceptions }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: [...results],
    properties: { checked: checkedOf(documents), notAsExpected: results.length },
  };
}

/** Which part of all that can be checked a document is about. */
function partOf(document: ResultDocument): string {
  if (!isOfSuite(document)) return `check/${document.model ?? 'functions'}/${document.variant}`;
  const { profile, shards } = document;
  return `verify/${profile}${shards === undefined ? '' : `/${shards.numbers.join('+')}-of-${shards.of}`}`;
}

function checkedOf(documents: readonly ResultDocument[]): number {
  return documents
    .map((document) => (isOfSuite(document) ? document.checks.length : document.properties.length))
    .reduce((sum, each) => sum + each, 0);
}
