import { type Fields, type Instance, isFields, type StateType, type Time } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/** A step from a state, and how many units of time it takes. */
export interface Passage {
  readonly state: Snapshot;
  readonly duration: number;
}

export const TIME_STOPS = 'time stops';

/** What can happen in a state. */
export type Passages = (state: Snapshot) => readonly Passage[] | typeof TIME_STOPS;

/**
 * What can happen in a state of a model with time where that is always advanced by one step, and never leaps: what
 * actions do takes none. Naive: the states' countdowns are counted down as they are shown.
 */
export function passagesByTicking(instance: Instance): Passages {
  const { step } = timeOf(instance);
  const actions = instance.actions.filter(({ range }) => range.over !== 'time');
  const model = new PlainModel({ ...instance, time: undefined, actions });
  return (state) => {
    const transitions = [...model.transitions(state)];
    const made = transitions.map((transition) => ({ state: transition.state, duration: 0 }));
    if (!isUrgent(instance.fields, state)) {
      const later = withCountdowns(instance.fields, state, (countdown) => ticked(countdown, step));
      return [...made, { state: later, duration: step }];
    }
    const before = JSON.stringify(state);
    const isAnswered = transitions.some(
      ({ action: { kind }, state: after }) =>
        (kind === 'protocol' || kind === 'timer') && JSON.stringify(after) !== before,
    );
    return isAnswered ? made : TIME_STOPS;
  };
}

/** How a model measures time. @throws Error if it has none. */
export function timeOf({ time }: Instance): Time {
  if (time === undefined) throw new Error('the model declares no time');
  return time;
}

/** The state with each countdown in it replaced. */
export function withCountdowns(type: StateType, state: Snapshot, replace: (countdown: Snapshot) => Snapshot): Snapshot {
  if (!isFields(type) && type.kind === 'countdown') return replace(state);
  const replaced = (part: Snapshot, name: string): Snapshot => {
    const partType = isFields(type) ? type[name] : type.kind === 'array' ? type.element : undefined;
    return partType === undefined ? part : withCountdowns(partType, part, replace);
  };
  if (isList(state)) return state.map((part, position) => replaced(part, String(position)));
  if (!isRecord(state)) return state;
  return Object.fromEntries(Object.entries(state).map(([name, part]) => [name, replaced(part, name)]));
}

/** A countdown as guards see it: off, running or due. */
export function asGuardsSee(countdown: Snapshot): Snapshot {
  if (!isRecord(countdown)) return countdown;
  return (countdown.due ?? countdown.from) === 0 ? 'due' : 'running';
}

/** Whether a countdown has come to its end. */
function isUrgent(fields: Fields, state: Snapshot): boolean {
  let found = false;
  withCountdowns(fields, state, (countdown) => {
    found ||= JSON.stringify(countdown) === '{"due":0}';
    return countdown;
  });
  return found;
}

/** A countdown as `countdown` says that it is shown, one step of time later. */
function ticked(countdown: Snapshot, step: number): Snapshot {
  if (!isRecord(countdown)) return countdown;
  const { due, from = due, by = due } = countdown;
  const earliest = Math.max(0, Number(from) - step);
  if (by === undefined) return { from: earliest };
  const latest = Number(by) - step;
  return latest === earliest ? { due: latest } : { from: earliest, by: latest };
}

function isList(snapshot: Snapshot): snapshot is readonly Snapshot[] {
  return Array.isArray(snapshot);
}

function isRecord(snapshot: Snapshot): snapshot is { readonly [name: string]: Snapshot } {
  return typeof snapshot === 'object' && snapshot !== null && !isList(snapshot);
}
