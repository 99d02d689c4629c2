/**
 * A statement about a model whose states look like `State`, with a sentence for people.
 * `given` is the premise of an implication: a property whose premise never holds has passed vacuously, and says so.
 */
export type Property<State = never> =
  | {
      readonly form: 'always';
      readonly sentence: string;
      readonly given: ((state: State) => boolean) | undefined;
      readonly holds: (state: State) => boolean;
    }
  | {
      readonly form: 'alwaysStep';
      readonly sentence: string;
      readonly given: ((before: State, after: State) => boolean) | undefined;
      readonly holds: (before: State, after: State) => boolean;
    }
  | {
      readonly form: 'reachable';
      readonly sentence: string;
      readonly holds: (state: State) => boolean;
    }
  | { readonly form: 'deadlockFree'; readonly sentence: string };

export type PropertyForm = Property['form'];

/** □: in every reachable state, `holds` (where the premise `given` does). */
export function always<State>(
  sentence: string,
  holds: (state: State) => boolean,
  options: { readonly given?: (state: State) => boolean } = {},
): Property<State> {
  return { form: 'always', sentence, holds, given: options.given };
}

/** □¬: in no reachable state. The sentence says what must not happen. */
export function never<State>(sentence: string, happens: (state: State) => boolean): Property<State> {
  return { form: 'always', sentence: `never: ${sentence}`, holds: (state) => !happens(state), given: undefined };
}

/** □ over steps: for every step from a reachable state, `holds` between the state before and the one after. */
export function alwaysStep<State>(
  sentence: string,
  holds: (before: State, after: State) => boolean,
  options: { readonly given?: (before: State, after: State) => boolean } = {},
): Property<State> {
  return { form: 'alwaysStep', sentence, holds, given: options.given };
}

/** Some reachable state satisfies it: the witness against vacuity. It holds with a trace that leads there. */
export function reachable<State>(sentence: string, holds: (state: State) => boolean): Property<State> {
  return { form: 'reachable', sentence, holds };
}

/** Every reachable state without a successor is one that the model declares final. */
export function deadlockFree(sentence = 'every state that is not final has a successor'): Property<unknown> {
  return { form: 'deadlockFree', sentence };
}

/** The constructors of properties, for the state of one model. */
export interface PropertyVocabulary<State> {
  always: typeof always<State>;
  never: typeof never<State>;
  alwaysStep: typeof alwaysStep<State>;
  reachable: typeof reachable<State>;
  deadlockFree: typeof deadlockFree;
}

export const propertyVocabulary = { always, never, alwaysStep, reachable, deadlockFree };
