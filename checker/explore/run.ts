import type { Property } from '../language/index.js';

/** Where a property was decided: at a state, or at a step. */
export type Decision =
  | { readonly at: 'state'; readonly state: number }
  | { readonly at: 'step'; readonly source: number; readonly target: number };

/** A run of the model: the words of its states, from an initial one on. */
export type Run = readonly Int32Array[];

/** From where each state was first reached. */
export interface Ancestry {
  /** The ids from an initial state to this one. */
  pathTo(id: number): number[];
}

/** How the runs of an exploration are read from its store. */
export interface Runs {
  /** Whether a stored state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry: boolean;
  /** A run of the model that leads to a stored state, or to where a property was decided. */
  readonly runTo: (decision: Decision, property?: Property) => Run;
  /** The stored states on the way: the same run, but where a state stands for others. */
  readonly storedRunTo: (decision: Decision) => Run;
}

/** A state of an exploration: its id, and the words of the state. */
export interface SampledState {
  readonly id: number;
  readonly words: Int32Array;
}
