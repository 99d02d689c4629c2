import { type Instance, type Property, reachable, UsageError } from '../../checker/index.js';
import { propertiesAsked } from './properties.js';

/** What of a state is to be reached: a predicate, a property made by `reachable`, or the id of one that the model has. */
export type AskedState<State = never> = ((state: State) => boolean) | Property<State> | string;

export type Reachability = Extract<Property, { form: 'reachable' }>;

/** Longer ones are cut off. */
const LONGEST_SENTENCE = 100;

/**
 * The property that a test asks for, and its id. A bare predicate is called `state`, and its own text is its sentence.
 * @throws UsageError if it is a property of another kind, or none that the model has
 */
export function stateAsked(instance: Instance, asked: AskedState): readonly [id: string, property: Reachability] {
  const properties = typeof asked === 'function' ? { state: whereItIsTrue(asked) } : propertiesAsked(instance, asked);
  const [[id, property] = []] = Object.entries(properties);
  if (id === undefined || property?.form !== 'reachable') {
    throw new UsageError(
      `toReach asks for a state: give it a function of the state, or a property made by reachable(…); of "${id}" ask with toSatisfy`,
    );
  }
  return [id, property];
}

function whereItIsTrue(predicate: (state: never) => boolean): Property {
  const text = String(predicate).replaceAll(/\s+/g, ' ');
  const sentence = text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE)}…` : text;
  return reachable(sentence, (state: never) => answered(predicate(state)));
}

/** Of a function without `return` no state would ever be true, and each that is async would be. */
function answered(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  const what = answer instanceof Promise ? 'a promise' : typeof answer;
  throw new TypeError(`the function answers true or false, not with ${what}`);
}
