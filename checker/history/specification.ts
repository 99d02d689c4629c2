import type { Call } from './history.js';
import type { Content, Value } from './value.js';

/** What an operation does to an object that nobody else uses. */
export interface Applied<State extends Value> {
  readonly state: State;
  readonly result: Content;
}

/** An object as it behaves where one operation comes after the other: a deterministic state machine. */
export interface Specification<State extends Value, C extends Call = Call> {
  readonly initial: State;
  /** What an operation does in a state, without changing that; undefined where it is not possible. */
  apply(state: State, call: C): Applied<State> | undefined;
  /**
   * The part of the object that an operation is about, where the object is made of parts that have nothing to do with each
   * other, each by itself an object of this specification. Each part's history is then decided alone, since
   * linearizability is local (Herlihy and Wing, 1990, theorem 1).
   */
  partOf?(call: C): string;
}
