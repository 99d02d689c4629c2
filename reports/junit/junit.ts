import type { CheckResult, Failure, PropertyResult } from '../../checker/index.js';
import type { GateNote, PropertyOfSuite, SuiteCheck } from '../../properties/index.js';
import { isOfSuite, type ResultDocument, type SuiteDocument } from '../result-document.js';
import { commandOfCheck, nameOfCheck } from '../suite/suite-check.js';
import { plain, renderDecision, renderFailure } from '../terminal/index.js';
import { isAsExpected } from '../verdict.js';
import { junitXml, type TestCase, type TestSuite } from './xml.js';

/**
 * Results in the XML that build servers know from JUnit. Of the suite there is a group for each property of the system with a
 * test case for each check; of a check by itself a test case for each property. What is not as it should be is a failure, with
 * the trace as text; what is undecided is skipped; where the model is at fault, or signalbox, that is an error. What the gate of
 * a project has to say is a group of its own.
 */
export function junitReport(documents: readonly ResultDocument[]): Promise<string> {
  return junitXml(
    documents.flatMap((document) => (isOfSuite(document) ? suitesOf(document) : [suiteOfCheck(document)])),
  );
}

function suitesOf(document: SuiteDocument): readonly TestSuite[] {
  const suites = document.properties.map((property) => suiteOfProperty(property, document));
  const { gate = [], profile } = document;
  const ofGate = { name: 'the gate', properties: { profile }, cases: gate.map(caseOfNote) };
  return [...suites, ofGate].filter(({ cases }) => cases.length > 0);
}

/** What the gate of a project only reports passes. */
function caseOfNote({ kind, message, fails }: GateNote): TestCase {
  const head = { name: message, className: `gate.${kind}`, seconds: 0 };
  return fails ? { ...head, failure: { message, type: kind, text: message } } : head;
}

function suiteOfProperty(
  { id, title, verdict }: PropertyOfSuite,
  { project, checks, profile }: SuiteDocument,
): TestSuite {
  const isOfProperty = ({ binding: { obligation } }: SuiteCheck) =>
    project === undefined ? obligation.startsWith(`${id}.`) : obligation === id;
  const cases = checks.filter(isOfProperty).map(caseOfCheck);
  return { name: `${id} ${title}`, properties: { profile, verdict }, cases };
}

function caseOfCheck(check: SuiteCheck): TestCase {
  const { binding, result, outcome, objection } = check;
  const { parameters, obligation } = binding;
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  const head = {
    name: `${nameOfCheck(check)}${set.length === 0 ? '' : `, with ${set.join(', ')}`}`,
    className: obligation,
    seconds: result?.seconds ?? 0,
  };
  if (outcome === 'as bound') return head;
  const message = objection ?? outcome;
  if (outcome === 'undecided') return { ...head, skipped: message };
  const failed = result?.failure ?? null;
  if (failed !== null) return { ...head, error: faultOf(failed) };
  const [property] = result?.properties ?? [];
  const shown = property === undefined || result === null ? '' : renderDecision(property, result, plain);
  const type = property?.verdict ?? 'broken down';
  return { ...head, failure: { message, type, text: `${shown}\n${commandOfCheck(check)}\n` } };
}

function suiteOfCheck(result: CheckResult): TestSuite {
  const { model, variant, parameters, engine, distinctStates, transitions, seed, failure, reason } = result;
  const named = `${model ?? 'functions'}, ${variant}`;
  const cases = result.properties.map((property) => caseOfProperty(property, result));
  const failed = { name: 'the check goes to its end', className: named, seconds: result.seconds };
  return {
    name: named,
    properties: {
      ...parameters,
      engine,
      seed,
      distinctStates,
      transitions,
      ended: reason,
    },
    cases: failure === null ? cases : [...cases, { ...failed, error: faultOf(failure) }],
  };
}

function caseOfProperty(property: PropertyResult, result: CheckResult): TestCase {
  const { id, name, verdict, reason } = property;
  const head = {
    name: `${id}: ${name}`,
    className: `${result.model ?? 'functions'}, ${result.variant}`,
    seconds: result.seconds,
  };
  if (verdict === 'inconclusive') return { ...head, skipped: reason };
  if (isAsExpected(property)) return head;
  return { ...head, failure: { message: reason, type: verdict, text: renderDecision(property, result, plain) } };
}

function faultOf(failure: Failure): NonNullable<TestCase['error']> {
  return { message: failure.message, type: failure.kind, text: renderFailure(failure, plain) };
}
