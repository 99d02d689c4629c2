import type { PlainModel, Transition } from '../plain/index.js';
import type { Change, Snapshot } from '../result.js';
import { changesBetween } from '../trace/index.js';
import type { Surroundings, SurroundingTransition } from './explanation.js';
import type { Rerun } from './rerun.js';

/** More states than these cannot be looked at, beyond those of the run. */
const MOST_STATES = 300;

/** How many steps away from the run states are at most, unless they are all states of the model. */
const FARTHEST = 2;

/**
 * The states around a run: all of the model if they are few, else those to which one or two steps lead, nearest first. Steps
 * that leave a state as it is are left out.
 */
export function surroundingsOf(run: Rerun): Surroundings {
  const successors = new Successors(run);
  const whole = new Neighbourhood(successors);
  for (const state of run.states) whole.add(state, 0);
  for (const { state } of run.plain.initialStates()) whole.add(state, 0);
  const complete = whole.grow(Number.POSITIVE_INFINITY);
  const shown = complete ? whole : nearest(run, successors);
  const firstVisits = new Map<string, number>();
  for (const [step, state] of run.states.entries()) {
    const text = JSON.stringify(state);
    if (!firstVisits.has(text)) firstVisits.set(text, step);
  }
  return {
    complete,
    states: shown.states.map((state) => ({
      label: labelOf(changesBetween(run.plain.instance.fields, run.trace.initial, state)),
      step: firstVisits.get(JSON.stringify(state)) ?? null,
    })),
    transitions: shown.states.flatMap((state, from) => transitionsFrom(state, from, shown, run, successors)),
  };
}

function nearest({ states }: Rerun, successors: Successors): Neighbourhood {
  const near = new Neighbourhood(successors);
  for (const state of states) near.add(state, 0);
  near.grow(FARTHEST);
  return near;
}

function transitionsFrom(
  state: Snapshot,
  from: number,
  shown: Neighbourhood,
  run: Rerun,
  successors: Successors,
): SurroundingTransition[] {
  return successors.of(state).flatMap((transition) => {
    const to = shown.positionOf(transition.state);
    if (to === undefined || to === from) return [];
    const { action, arguments: args } = transition;
    return [{ from, to, action: action.name, arguments: args, taken: isTaken(run, state, transition) }];
  });
}

function isTaken({ states, enabled, taken }: Rerun, from: Snapshot, { action, arguments: args }: Transition): boolean {
  const [text, values] = [JSON.stringify(from), JSON.stringify(args)];
  return states.some((state, position) => {
    const step = enabled[position]?.[taken[position] ?? -1];
    return step?.action === action && JSON.stringify(step.arguments) === values && JSON.stringify(state) === text;
  });
}

/** What each state leads to, worked out once. */
class Successors {
  readonly #known = new Map<string, readonly Transition[]>();
  readonly #plain: PlainModel;

  constructor({ plain, states, enabled }: Rerun) {
    this.#plain = plain;
    for (const [position, state] of states.entries()) {
      this.#known.set(JSON.stringify(state), enabled[position] ?? []);
    }
  }

  of(state: Snapshot): readonly Transition[] {
    const text = JSON.stringify(state);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const found = [...this.#plain.transitions(state)];
    this.#known.set(text, found);
    return found;
  }
}

/** States in the order in which they are found. */
class Neighbourhood {
  readonly states: Snapshot[] = [];
  readonly #distances: number[] = [];
  readonly #positions = new Map<string, number>();

  constructor(readonly successors: Successors) {}

  positionOf(state: Snapshot): number | undefined {
    return this.#positions.get(JSON.stringify(state));
  }

  add(state: Snapshot, distance: number): void {
    if (this.positionOf(state) !== undefined) return;
    this.#positions.set(JSON.stringify(state), this.states.length);
    this.states.push(state);
    this.#distances.push(distance);
  }

  /** Adds what is not farther away, as long as there is room; returns whether there was for everything. */
  grow(farthest: number): boolean {
    for (let at = 0; at < this.states.length; at++) {
      const distance = (this.#distances[at] ?? 0) + 1;
      if (distance > farthest) continue;
      for (const { state } of this.successors.of(this.states[at] ?? null)) {
        if (this.positionOf(state) !== undefined) continue;
        if (this.states.length >= MOST_STATES) return false;
        this.add(state, distance);
      }
    }
    return true;
  }
}

/** So many differences a label names. */
const MOST_DIFFERENCES = 4;

/** What differs from the initial state, in short: "participant[P1].phase prepared, network 2". */
function labelOf(changes: readonly Change[]): string {
  if (changes.length === 0) return 'as at the beginning';
  const named = changes.slice(0, MOST_DIFFERENCES).map(({ field, after }) => `${field} ${shortened(after)}`);
  const others = changes.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

/** A value, or how many there are. */
function shortened(value: Snapshot): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return String(Array.isArray(value) ? value.length : Object.keys(value).length);
}
