import type { ReportingDescriptor, Result } from 'sarif';
import {
  beginningOf,
  fingerprintOf,
  type Notice,
  type PipelineRun,
  sourceOfAction,
  storyOfProperty,
} from '../notices/index.js';
import { codeFlowOf } from './code-flow.js';
import { locationIn, locationOf } from './location.js';

/** The result that shows a notice, with the counterexample as a path through the program. */
export function resultOf(notice: Notice, rules: readonly ReportingDescriptor[], pipeline: PipelineRun): Result {
  const { level, rule, title, subject, message, command, property, result } = notice;
  const trace = property?.trace ?? (property === null ? result?.failure?.trace : undefined) ?? undefined;
  const story = property === null ? undefined : storyOfProperty(property);
  const last = trace?.steps.at(-1);
  const lastSource = last === undefined || result === null ? undefined : sourceOfAction(last.action, result);
  const fingerprint = fingerprintOf(notice);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: {
      text: [`${title} (${subject})`, message, ...(story === undefined ? [] : [story]), `To see it: ${command}`].join(
        '\n',
      ),
    },
    locations: [locationIn(beginningOf(notice, pipeline))],
    ...(lastSource === undefined
      ? {}
      : { relatedLocations: [{ ...locationOf(lastSource, pipeline), id: 1, message: { text: 'the last step' } }] }),
    ...(trace === undefined || result === null ? {} : { codeFlows: [codeFlowOf(trace, result, pipeline)] }),
    // GitHub compares only the first, which it would make of the text of the line: one line may declare what several checks are of.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'signalbox/v1': fingerprint },
  };
}
