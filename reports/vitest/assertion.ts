import type { MatcherState } from 'vitest';
import { DisagreementError, type Instance, ModelError } from '../../checker/index.js';
import { instanceOf, type Subject } from '../subject.js';
import { renderCheck, renderFailure } from '../terminal/index.js';
import { decide } from './engine.js';
import type { Judgement } from './judgement.js';
import { nextSteps } from './next-steps.js';
import type { ExaminationOptions, Expectation } from './options.js';
import { expectedOfEach, type Properties } from './properties.js';
import { styleOfMatcher } from './style.js';

/** What a test asserts of a model. */
export interface Assertion {
  readonly subject: Subject;
  readonly propertiesOf: (instance: Instance) => Properties;
  readonly judgement: Judgement;
  readonly options: ExaminationOptions;
  readonly expectation?: Expectation;
}

/** What vitest asks of a matcher: with `not` an assertion passes that does not `pass`. */
interface Answer {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Examines the model for a matcher. The test does not end before, even if nobody awaits the answer: then vitest reports a
 * failure as an unhandled error. If the test's time is up the examination is broken off.
 */
export function assert(state: MatcherState, assertion: Assertion): Promise<Answer> {
  const answer = answerTo(state, assertion);
  const settled = answer.then(
    () => {},
    () => {},
  );
  state.task?.context.onTestFinished(() => settled);
  return answer;
}

/** @throws UsageError for what cannot be asked; ModelError if the model is at fault; DisagreementError if signalbox is. */
async function answerTo(state: MatcherState, assertion: Assertion): Promise<Answer> {
  const { subject, propertiesOf, judgement, options, expectation = {} } = assertion;
  const style = styleOfMatcher(state);
  // Without `not` it is undefined, whatever its type says.
  const isNot = Boolean(state.isNot);
  const instance = instanceOf(subject, options);
  const properties = propertiesOf(instance);
  const expected = expectedOfEach(properties, expectation.expected);
  const result = await decide(instance, { properties, expected, signal: signalFor(state, options) }, options);
  const { failure } = result;
  if (failure !== null) {
    const text = renderFailure(failure, style);
    throw failure.kind === 'model' ? new ModelError(text) : new DisagreementError(text);
  }
  return {
    pass: isNot ? !judgement.passes(result) : judgement.passes(result),
    message: () => {
      // With `not`, what was reached is what is wrong.
      const next = nextSteps({ subject, instance, properties, options, witnesses: isNot }, result);
      return `${judgement.complaint(result)}\n\n${renderCheck(result, { style, witnesses: isNot, next })}`;
    },
  };
}

/** Aborted when the test's time is up, or when its author says so. */
function signalFor({ task }: MatcherState, { signal }: ExaminationOptions): AbortSignal {
  return AbortSignal.any([task?.context.signal, signal].filter((each) => each !== undefined));
}
