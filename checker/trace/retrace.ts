import { DisagreementError } from '../errors.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { Snapshot, Trace, TraceStep } from '../result.js';
import { changesBetween } from './changes.js';
import { collectionsOf } from './collections.js';

/** What a trace says about itself besides its states. */
export type TraceHead = Pick<Trace, 'model' | 'variant' | 'parameters' | 'seed' | 'property'>;

/** Whether a step that can be made in no time, or by the passing of time, is told in the one way or the other. */
export type Pace = 'quick' | 'slow';

/**
 * Runs a sequence of states, as the engine recorded it, on the plain model: finds for each step a transition that makes it,
 * and what it did to messages. Of several it is the first, or if the run is to be slow one by which time passes.
 * @throws DisagreementError if the plain model cannot make a step.
 */
export function retrace(plain: PlainModel, states: readonly Snapshot[], head: TraceHead, pace: Pace = 'quick'): Trace {
  const [initial, ...rest] = states;
  if (initial === undefined) throw new DisagreementError('a trace without a state');
  const begins = [...plain.initialStates()].some(({ state }) => isSame(state, initial));
  if (!begins) {
    throw new DisagreementError('the engine began in a state that is no initial state of the plain model');
  }
  const steps: TraceStep[] = [];
  let before = initial;
  for (const after of rest) {
    const transition = find(plain, before, after, pace);
    if (transition === undefined) {
      throw new DisagreementError(
        `the engine's step ${steps.length + 1} is none that the plain model can make: ${describe(plain, before, after)}`,
      );
    }
    steps.push(stepOf(plain, transition, before));
    before = after;
  }
  return { version: 1, ...head, collections: collectionsOf(plain.instance.fields), initial, steps, loop: null };
}

/** A transition as a step of a trace. */
export function stepOf(plain: PlainModel, transition: Transition, before: Snapshot): TraceStep {
  const { action, process, messages, state } = transition;
  return {
    action: action.name,
    kind: action.kind,
    arguments: transition.arguments,
    process,
    ...(action.means === undefined ? {} : { means: action.means }),
    messages,
    changes: changesBetween(plain.instance.fields, before, state),
    state,
  };
}

/** Whether two snapshots are of the same state; they are in a normal form. */
export function isSame(left: Snapshot, right: Snapshot): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function find(plain: PlainModel, before: Snapshot, after: Snapshot, pace: Pace): Transition | undefined {
  const wanted = JSON.stringify(after);
  let first: Transition | undefined;
  for (const transition of plain.transitions(before)) {
    if (JSON.stringify(transition.state) !== wanted) continue;
    if (pace === 'quick' || transition.action.range.over === 'time') return transition;
    first ??= transition;
  }
  return first;
}

function describe(plain: PlainModel, before: Snapshot, after: Snapshot): string {
  return changesBetween(plain.instance.fields, before, after)
    .map((change) => `${change.field} from ${JSON.stringify(change.before)} to ${JSON.stringify(change.after)}`)
    .join(', ');
}
