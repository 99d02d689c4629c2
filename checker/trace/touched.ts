import type { Action, TransitionSystem } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/**
 * Whether guard or effect of an action turn to a field at the top of a state, in any instance that is tried there. The plain
 * model knows nothing of bits; but what they never turn to they neither read nor write.
 * @throws ModelError if the model is at fault before they do
 */
export function turnsTo(instance: TransitionSystem, action: string, field: string, state: Snapshot): boolean {
  let isTurnedTo = false;
  const note = (name: string | symbol) => {
    // Whatever is not a field concerns the state as a whole.
    if (name === field || !Object.hasOwn(instance.fields, name)) isTurnedTo = true;
  };
  const actions = instance.actions.filter(({ name }) => name === action).map((each) => watched(each, note));
  for (const _ of new PlainModel({ ...instance, actions }).transitions(state)) if (isTurnedTo) return true;
  return isTurnedTo;
}

type Note = (name: string | symbol) => void;

function watched({ when, then, ...action }: Action, note: Note): Action {
  return { ...action, when: when && watching(when, note), then: then && watching(then, note) };
}

/** A function that is given a state of which it is noted what is asked for, and what is assigned. */
function watching<Result>(
  run: (state: never, ...values: never[]) => Result,
  note: Note,
): (state: object, ...values: never[]) => Result {
  return (state, ...values) => run(watch(state, note) as never, ...values);
}

function watch(state: object, note: Note): object {
  return new Proxy(state, {
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name);
    },
    set: (target, name, value) => {
      note(name);
      return Reflect.set(target, name, value);
    },
  });
}
