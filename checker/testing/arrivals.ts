import { ModelError } from '../errors.js';
import { type Fields, type Instance, isFields, type StateType } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/**
 * For each state as guards see it (of countdowns only whether they run and are due), in units of time the earliest at
 * which it can be reached. Where time stops is an arrival, too.
 */
export type Arrivals = ReadonlyMap<string, number>;

/** A step from a state, and the time that it takes. */
interface Passage {
  readonly state: Snapshot;
  readonly duration: number;
}

const TIME_STOPS = 'time stops';

/** The arrivals by the model's own passing of time, which leaps where it may. */
export function arrivalsByLeaping(instance: Instance): Arrivals {
  const { unit } = timeOf(instance);
  const model = new PlainModel(instance);
  return arrivals(instance, (state) => {
    try {
      return [...model.transitions(state)].map((transition) => ({
        state: transition.state,
        duration: Number(transition.arguments[unit] ?? 0),
      }));
    } catch (thrown) {
      if (thrown instanceof ModelError) return TIME_STOPS;
      throw thrown;
    }
  });
}

/** The arrivals where time is always advanced by one step. Naive: the states' countdowns are counted down as they are shown. */
export function arrivalsByTicking(instance: Instance): Arrivals {
  const { step } = timeOf(instance);
  const actions = instance.actions.filter(({ range }) => range.over !== 'time');
  const model = new PlainModel({ ...instance, time: undefined, actions });
  return arrivals(instance, (state) => {
    const passages: Passage[] = [...model.transitions(state)].map((transition) => ({ ...transition, duration: 0 }));
    const isUrgent = countdownsOf(instance.fields, state).some(
      (countdown) => JSON.stringify(countdown) === '{"due":0}',
    );
    if (!isUrgent) {
      passages.push({
        state: withCountdowns(instance.fields, state, (countdown) => ticked(countdown, step)),
        duration: step,
      });
    }
    const before = JSON.stringify(state);
    const moves = passages.some((passage) => JSON.stringify(passage.state) !== before);
    return isUrgent && !moves ? TIME_STOPS : passages;
  });
}

/** Follows all passages from the initial states, again and again until no arrival is earlier than is known. */
function arrivals(
  instance: Instance,
  passagesFrom: (state: Snapshot) => readonly Passage[] | typeof TIME_STOPS,
): Arrivals {
  const byState = new Map<string, number>();
  const seen = new Map<string, number>();
  const arrive = (known: Map<string, number>, key: string, elapsed: number): boolean => {
    const isEarlier = elapsed < (known.get(key) ?? Number.POSITIVE_INFINITY);
    if (isEarlier) known.set(key, elapsed);
    return isEarlier;
  };
  const open = [...new PlainModel(instance).initialStates()].map(({ state }) => ({ state, elapsed: 0 }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { state, elapsed } = next;
    if (!arrive(byState, JSON.stringify(state), elapsed)) continue;
    arrive(seen, JSON.stringify(withCountdowns(instance.fields, state, asGuardsSee)), elapsed);
    const passages = passagesFrom(state);
    if (passages === TIME_STOPS) arrive(seen, TIME_STOPS, elapsed);
    else open.push(...passages.map((passage) => ({ state: passage.state, elapsed: elapsed + passage.duration })));
  }
  return seen;
}

function timeOf({ time }: Instance) {
  if (time === undefined) throw new Error('the model declares no time');
  return time;
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

function asGuardsSee(countdown: Snapshot): Snapshot {
  if (!isRecord(countdown)) return countdown;
  return (countdown.due ?? countdown.from) === 0 ? 'due' : 'running';
}

function countdownsOf(fields: Fields, state: Snapshot): readonly Snapshot[] {
  const found: Snapshot[] = [];
  withCountdowns(fields, state, (countdown) => {
    found.push(countdown);
    return countdown;
  });
  return found;
}

/** The state with each countdown in it replaced. */
function withCountdowns(type: StateType, state: Snapshot, replace: (countdown: Snapshot) => Snapshot): Snapshot {
  if (!isFields(type) && type.kind === 'countdown') return replace(state);
  const replaced = (part: Snapshot, name: string): Snapshot => {
    const partType = isFields(type) ? type[name] : type.kind === 'array' ? type.element : undefined;
    return partType === undefined ? part : withCountdowns(partType, part, replace);
  };
  if (isList(state)) return state.map((part, position) => replaced(part, String(position)));
  if (!isRecord(state)) return state;
  return Object.fromEntries(Object.entries(state).map(([name, part]) => [name, replaced(part, name)]));
}

function isList(snapshot: Snapshot): snapshot is readonly Snapshot[] {
  return Array.isArray(snapshot);
}

function isRecord(snapshot: Snapshot): snapshot is { readonly [name: string]: Snapshot } {
  return typeof snapshot === 'object' && snapshot !== null && !isList(snapshot);
}
