/** A state formula: what a literal of an automaton's move is about. */
export interface Atom {
  readonly name: string;
  readonly holds: (state: never) => boolean;
}

/** A move reads one state of the run: one in which all of `requires` and none of `forbids` hold (positions in `atoms`). */
export interface Move {
  readonly target: number;
  /** Ascending. */
  readonly requires: readonly number[];
  /** Ascending. */
  readonly forbids: readonly number[];
  /** Bit mask of the acceptance sets to which it belongs. */
  readonly marks: number;
}

/**
 * A transition-based generalised Büchi automaton. It reads the states of a run one by one, the first move the first state;
 * it accepts the run if it can go on for ever and use moves of each acceptance set again and again.
 */
export interface Automaton {
  /** The state formulas on which it looks, each once: the same function is the same atom. */
  readonly atoms: readonly Atom[];
  /** None if no run is accepted. */
  readonly initial: readonly number[];
  /** By state. From each of them some word is accepted. */
  readonly moves: readonly (readonly Move[])[];
  /** 0 to 30, numbered from 0. With none, to go on for ever is enough. */
  readonly acceptanceSets: number;
}

/** The bit mask of so many acceptance sets, all of them. */
export function allSets(count: number): number {
  return (1 << count) - 1;
}
