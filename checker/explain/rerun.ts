import { DisagreementError } from '../errors.js';
import { TIME_PASSES } from '../language/index.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { Snapshot, Trace } from '../result.js';

/** A trace, made again on the plain model, with all that could have happened besides. */
export interface Rerun {
  readonly plain: PlainModel;
  readonly trace: Trace;
  /** The initial state, and the one after each step. */
  readonly states: readonly Snapshot[];
  /** Of each state, all transitions that leave it, in order. */
  readonly enabled: readonly (readonly Transition[])[];
  /** Of each state, the position among these of the one that is taken; undefined where the run has ended. */
  readonly taken: readonly (number | undefined)[];
}

/** Makes a trace again. @throws DisagreementError if a step of it is none of the model. @throws ModelError if the model is at fault */
export function rerun(plain: PlainModel, trace: Trace): Rerun {
  const { steps, loop } = trace;
  const states = [trace.initial, ...steps.map(({ state }) => state)];
  const enabled = states.map((state) => [...plain.transitions(state)]);
  const taken = enabled.map((transitions, position) => {
    // After its last step a run that repeats itself goes on as it did before.
    const step = steps[position] ?? (loop === null ? undefined : steps[loop.start]);
    if (step === undefined) return undefined;
    const [name, args, state] = [step.action, JSON.stringify(step.arguments), JSON.stringify(step.state)];
    const found = transitions.findIndex(
      (each) =>
        each.action.name === name && JSON.stringify(each.arguments) === args && JSON.stringify(each.state) === state,
    );
    if (found < 0) throw new DisagreementError(`step ${position + 1} of the trace, "${name}", is none of the model`);
    return found;
  });
  return { plain, trace, states, enabled, taken };
}

/** How much time passes by a step of a run: the transition that leaves the state with this position. */
export function durationOf({ plain, trace }: Pick<Rerun, 'plain' | 'trace'>, position: number): number {
  const { time } = plain.instance;
  const step = trace.steps[position];
  const duration = time === undefined || step?.action !== TIME_PASSES ? 0 : step.arguments[time.unit];
  return typeof duration === 'number' ? duration : 0;
}
