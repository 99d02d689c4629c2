import type { Action, Instance } from '../language/index.js';
import { exploreNaively } from './naive-explorer.js';

/**
 * By action: the fields at the top of the state to which its guard or its effect turns in some state that the naive explorer
 * finds. A part of the state to which neither turns is neither read nor written.
 * @throws TooManyStates
 */
export function fieldsTouched(instance: Instance, maxStates: number): ReadonlyMap<string, ReadonlySet<string>> {
  const touched = new Map(instance.actions.map(({ name }) => [name, new Set<string>()]));
  const actions = instance.actions.map((action) => noting(action, (field) => touched.get(action.name)?.add(field)));
  exploreNaively({ ...instance, actions }, {}, maxStates);
  return touched;
}

function noting(action: Action, note: (field: string) => void): Action {
  const noted = <Result>(run: (state: never, ...values: never[]) => Result) => {
    return (state: object, ...values: never[]) => run(facade(state, note) as never, ...values);
  };
  const { when, then } = action;
  return { ...action, when: when && noted(when), then: then && noted(then) };
}

/** An object with the same properties that says when one of them is got or set. */
function facade(state: object, note: (field: string) => void): object {
  const properties = Object.keys(state).map((field) => [
    field,
    {
      get: () => {
        note(field);
        return Reflect.get(state, field);
      },
      set: (value: unknown) => {
        note(field);
        Reflect.set(state, field, value);
      },
    },
  ]);
  return Object.defineProperties({}, Object.fromEntries(properties));
}
