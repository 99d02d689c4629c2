import type { Action, actionVocabulary, Fields } from '../language/index.js';
import type { Processes } from './of-processes.js';
import { placesIn, placesOf, type StateKind } from './place.js';

/** The constructors of actions. */
export type ActionWord = keyof typeof actionVocabulary;

/** An action before it has a name and the processes of a model. */
export interface RandomAction {
  readonly word: ActionWord;
  /** The kinds of state that it reads or writes. */
  readonly kinds: ReadonlySet<StateKind>;
  readonly text: string;
  make(name: string, processes: Processes): Action;
}

/** What random actions are drawn for: the processes and fields of a model. */
export interface Ground {
  readonly processes: Processes;
  readonly fields: Fields;
  readonly character: Character;
}

/**
 * How actions go about: `restless` ones go on for ever, `progressive` ones happen only where they lead on to something
 * new, so that all comes to an end, and `initial` ones make initial states of the blank one, and are always enabled.
 */
export type Character = 'restless' | 'progressive' | 'initial';

/** The budget at the top, if there is one, from which actions may take. */
export function budgetOf({ fields }: Ground): string | undefined {
  return Object.keys(fields).find((name) => fields[name]?.kind === 'budget');
}

/** The kinds of state of whole fields at the top. */
export function kindsOfFields({ fields }: Ground, names: readonly (string | undefined)[]): readonly StateKind[] {
  const places = placesIn(fields);
  return names.flatMap((name) => (name === undefined ? [] : placesOf(name, places))).flatMap(({ kinds }) => kinds);
}
