import type { Action, TransitionSystem } from '../language/index.js';
import { PlainModel, type Transition } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { TooManyStates } from './naive-explorer.js';

/** An action that can make a step, and of which it is one: the action with the values of its range, as text. */
export interface Occurrence {
  readonly action: Action;
  readonly instance: string;
}

/** A reachable state, with every step that changes it: by the number of the state it leads to, what can make it. */
export interface NaiveState {
  readonly snapshot: Snapshot;
  readonly steps: ReadonlyMap<number, readonly Occurrence[]>;
}

/** Every reachable state of a model, numbered. What leaves a state as it was is no step. */
export interface NaiveGraph {
  readonly states: readonly NaiveState[];
  /** The numbers of the initial states. */
  readonly initial: ReadonlySet<number>;
}

/**
 * Makes the graph on plain objects, with a map of JSON strings.
 * @throws TooManyStates if there are more than `maxStates`.
 * @throws ModelError if the model is at fault.
 */
export function naiveGraph(system: TransitionSystem, maxStates: number): NaiveGraph {
  const model = new PlainModel(system);
  const numbers = new Map<string, number>();
  const found: Snapshot[] = [];
  const numberOf = (snapshot: Snapshot): number => {
    const key = JSON.stringify(snapshot);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (found.length === maxStates) throw new TooManyStates(`more than ${maxStates} states`);
    numbers.set(key, found.length);
    return found.push(snapshot) - 1;
  };
  const initial = new Set([...model.initialStates()].map(({ state }) => numberOf(state)));
  const states: NaiveState[] = [];
  // The list grows while it is walked; the loop ends when nothing new was found.
  for (const snapshot of found) {
    const steps = new Map<number, Occurrence[]>();
    for (const transition of model.transitions(snapshot)) {
      const target = numberOf(transition.state);
      if (target === states.length) continue;
      const occurrence = { action: transition.action, instance: instanceOf(transition) };
      steps.set(target, [...(steps.get(target) ?? []), occurrence]);
    }
    states.push({ snapshot, steps });
  }
  return { states, initial };
}

/** The instance of an action as text: the action with the values of its range; those from which its effect chooses are left out. */
export function instanceOf({ action, arguments: all }: Transition): string {
  const chosen = namesOfChoice(action);
  return JSON.stringify([action.name, ...Object.entries(all).filter(([name]) => !chosen.includes(name))]);
}

function namesOfChoice({ choice }: Action): readonly string[] {
  switch (choice.over) {
    case 'once':
      return [];
    case 'domain':
      return ['choice'];
    case 'domains':
      return Object.keys(choice.domains);
  }
}
