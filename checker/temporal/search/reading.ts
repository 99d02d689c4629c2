import { ModelError } from '../../errors.js';
import type { Explored } from '../../explore/index.js';
import { STEPS_PER_TURN } from './components.js';
import type { Reading } from './product.js';

/** A question to a state. */
export interface Predicate {
  readonly holds: (state: never) => boolean;
}

/** What a property asks of a state, or wants to run there, threw: a model, or the property, is at fault. */
export class FailedInState extends Error {
  override readonly name = 'FailedInState';

  constructor(
    readonly state: number,
    override readonly cause: unknown,
  ) {
    super('a property cannot be evaluated');
  }
}

/** Counts, by class, of the states that belong to it. */
export interface CountedReading extends Reading {
  readonly statesOf: readonly number[];
}

/**
 * Asks every state of an exploration all questions, and puts those that answer alike into one class.
 * @throws FailedInState
 */
export function* readingOf(exploration: Explored, asked: readonly Predicate[]): Generator<void, CountedReading> {
  const { program, distinctStates } = exploration;
  const { store, state: view } = program;
  const predicates = asked.map(({ holds }) => holds as (state: unknown) => boolean);
  const classOf = new Int32Array(distinctStates);
  const classes = new Map<number | string, number>();
  const truths: (readonly boolean[])[] = [];
  const statesOf: number[] = [];
  const answers: boolean[] = predicates.map(() => false);
  let lastKey: number | string | undefined;
  let stateClass: number | undefined;
  for (let state = 0; state < distinctStates; state++) {
    if (state % STEPS_PER_TURN === 0) yield;
    store.load(state);
    answer(state, predicates, view, answers);
    refuseWriting(state, store.registers);
    const key = keyOf(answers);
    // Neighbours in the order of discovery are mostly alike.
    if (key !== lastKey) stateClass = classes.get(key);
    lastKey = key;
    if (stateClass === undefined) {
      stateClass = truths.length;
      classes.set(key, stateClass);
      truths.push([...answers]);
      statesOf.push(0);
    }
    classOf[state] = stateClass;
    statesOf[stateClass] = (statesOf[stateClass] ?? 0) + 1;
  }
  const isTrue = (stateClass: number, atom: number) => truths[stateClass]?.[atom] === true;
  return { classes: truths.length, classOf, isTrue, statesOf };
}

function answer(
  state: number,
  predicates: readonly ((state: unknown) => boolean)[],
  view: unknown,
  answers: boolean[],
): void {
  try {
    // A model may be run without its types being checked: what is as good as true counts as true, as in other properties.
    for (let position = 0; position < predicates.length; position++) {
      answers[position] = Boolean(predicates[position]?.(view));
    }
  } catch (thrown) {
    throw new FailedInState(state, thrown);
  }
}

/** Few answers fit a number, which no state has to allocate. */
function keyOf(answers: readonly boolean[]): number | string {
  if (answers.length > 52) return answers.join();
  let key = 0;
  for (const isTrue of answers) key = 2 * key + Number(isTrue);
  return key;
}

/** Loading makes both registers the same. @throws FailedInState if something has written since. */
export function refuseWriting(state: number, registers: { readonly current: Int32Array; readonly source: Int32Array }) {
  const { current, source } = registers;
  for (let word = 0; word < current.length; word++) {
    if (current[word] !== source[word]) throw new FailedInState(state, new ModelError('a property changes the state'));
  }
}
