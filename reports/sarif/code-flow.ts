import type { CodeFlow, ThreadFlowLocation } from 'sarif';
import type { CheckResult, Trace, TraceStep } from '../../checker/index.js';
import { type PipelineRun, sourceOfAction } from '../notices/index.js';
import { plain, stepText } from '../terminal/index.js';
import { inline } from '../wording/index.js';
import { locationOf } from './location.js';

/**
 * A trace as a path through the program: where it begins, at the model, and a location for each step, at its action. Where
 * it goes around for ever the steps that repeat are marked.
 */
export function codeFlowOf(trace: Trace, result: CheckResult, pipeline: PipelineRun): CodeFlow {
  const { steps, loop } = trace;
  const begin = located(0, `0  initially${loop?.start === 0 ? `; ${fromHere}` : ''}`, result.source, pipeline);
  const locations = steps.map((step, index): ThreadFlowLocation => {
    const number = index + 1;
    const marks = [
      ...(loop !== null && number === loop.start && number < steps.length ? [fromHere] : []),
      ...(loop !== null && number === steps.length ? [howItEnds(loop.start, steps.length)] : []),
    ];
    const text = [`${number}  ${stepText(step, plain)}`, ...marks].join('; ');
    const source = sourceOfAction(step.action, result) ?? result.source;
    return { ...located(number, text, source, pipeline), ...stateAfter(step) };
  });
  return { threadFlows: [{ locations: [begin, ...locations] }] };
}

const fromHere = 'from here on it repeats for ever';

function howItEnds(start: number, last: number): string {
  if (start === last) return 'it stays there for ever';
  return start === 0 ? 'then as initially again, for ever' : `then as after step ${start} again, for ever`;
}

function located(
  number: number,
  text: string,
  source: CheckResult['source'],
  pipeline: PipelineRun,
): ThreadFlowLocation {
  const place = source === undefined ? {} : locationOf(source, pipeline);
  return { executionOrder: number, importance: 'essential', location: { ...place, message: { text } } };
}

/** What the step has changed, with the values that it left. */
function stateAfter({ changes }: TraceStep): Pick<ThreadFlowLocation, 'state'> {
  if (changes.length === 0) return {};
  return { state: Object.fromEntries(changes.map(({ field, after }) => [field, { text: inline(after) }])) };
}
