import { match } from 'ts-pattern';
import type { CheckResult, Failure, PropertyResult, SourcePosition, Trace } from '../../checker/index.js';
import { commandOfResult } from '../html/contents/command-of-result.js';
import { lanesOf } from '../story/lanes.js';
import { sentenceOf } from '../story/sentence.js';
import { isAsExpected, verdictWord } from '../verdict.js';
import { designInWords } from '../wording/index.js';
import { disagreement, modelFault, type Notice } from './notice.js';

/** What is to be shown of a check by itself. */
export function noticesOfCheck(result: CheckResult): readonly Notice[] {
  const { failure, properties } = result;
  const wrong = properties.filter((property) => !isAsExpected(property));
  // What a failure leaves undecided is no news besides it.
  const told = failure === null ? wrong : wrong.filter(({ verdict }) => verdict !== 'inconclusive');
  return [
    ...(failure === null ? [] : [noticeOfFailure(failure, result, commandOfResult(result, null))]),
    ...told.map((property) => noticeOfProperty(property, result)),
  ];
}

function noticeOfProperty(property: PropertyResult, result: CheckResult): Notice {
  const { id, verdict, expected, vacuous, reason } = property;
  const title = match({ verdict, expected, vacuous })
    .with({ verdict: 'inconclusive' }, () => `${id} is undecided`)
    .with({ expected: 'violated' }, () => `${id} is known to be violated, and is not any more`)
    .with({ expected: 'vacuous', vacuous: false }, () => `${id} is known to be idle, and is not any more`)
    .with({ vacuous: true }, () => `${id} holds only because its premise never does`)
    .otherwise(() => `${id} is ${verdictWord(property)}`);
  return {
    level: verdict === 'inconclusive' ? 'warning' : 'error',
    rule: id,
    title,
    subject: designInWords(result),
    message: `${property.name}: ${reason}`,
    command: commandOfResult(result, property),
    source: sourceOf(property, result),
    identity: identityOf(id, result),
    property,
    result,
  };
}

/** Of a check that could not go on. */
export function noticeOfFailure(failure: Failure, result: CheckResult, command: string): Notice {
  const { kind, message, trace } = failure;
  const rule = kind === 'model' ? modelFault : disagreement;
  return {
    level: 'error',
    rule,
    title: kind === 'model' ? 'the model is at fault' : 'signalbox disagrees with itself',
    subject: designInWords(result),
    message,
    command,
    source: sourceOfLastStep(trace ?? undefined, result) ?? result.source,
    identity: identityOf(rule, result),
    property: null,
    result,
  };
}

/** Where the property is declared: that stays where it is whatever the counterexample, which leads on to the actions. */
export function sourceOf(property: PropertyResult, result: CheckResult): SourcePosition | undefined {
  return property.source ?? sourceOfLastStep(property.trace, result) ?? result.source;
}

/** What came about, in a sentence; undefined of what has no trace. */
export function storyOfProperty(property: PropertyResult): string | undefined {
  const { trace, explanation = null } = property;
  return trace === undefined ? undefined : sentenceOf({ property, trace, explanation, lanes: lanesOf(trace) });
}

/** Where the action of a step is declared. */
export function sourceOfAction(action: string, { actions }: CheckResult): SourcePosition | undefined {
  return actions.find(({ name }) => name === action)?.source;
}

function sourceOfLastStep(trace: Trace | undefined, result: CheckResult): SourcePosition | undefined {
  const last = trace?.steps.at(-1);
  return last === undefined ? undefined : sourceOfAction(last.action, result);
}

function identityOf(rule: string, { model, variant, parameters, engine }: CheckResult): string {
  const sorted = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([rule, model, variant, sorted, engine]);
}
