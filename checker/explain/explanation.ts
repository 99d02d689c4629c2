import type { Shown } from '../language/index.js';

/** A run explained for a reader who has no model at hand: worked out by making the run again on the plain model. */
export interface Explanation {
  /** What else could have happened: of each state, the initial one first, the actions enabled in it except the one taken. */
  readonly alternatives: readonly (readonly Alternative[])[];
  /** How the properties of the same check stood in each state of the run; only those that can be judged along it. */
  readonly marks: readonly PropertyMarks[];
  /** Of each step, which earlier ones (from 1, ascending) wrote what it read. */
  readonly causes: readonly (readonly number[])[];
  /** The steps (from 1, ascending) on which the verdict depends: those that wrote what the property read, and their causes. */
  readonly cone: readonly number[];
  /**
   * Those steps of the cone that decided: without what one of them wrote, the property would have read otherwise than it did.
   * Of two who contradict each other, the steps by which they came to.
   */
  readonly decisive: readonly number[];
  /**
   * Of each step, the fields among its changes at which the property looks, in the state or step that decides it, else in any
   * state of the run; results of the first versions do not say.
   */
  readonly lookedAt?: readonly (readonly string[])[];
  /** The states around the run; null where these were not asked for. */
  readonly surroundings: Surroundings | null;
}

/** An action that was enabled and not taken. */
export interface Alternative {
  readonly action: string;
  readonly kind: 'protocol' | 'timer' | 'fault' | 'repair';
  readonly arguments: { readonly [name: string]: Shown };
}

/** How a property stood in each state of a run. */
export interface PropertyMarks {
  /** The property's id. */
  readonly property: string;
  /** Of each state, the initial one first; of a property of steps, whether the step to this state kept it. */
  readonly states: readonly Mark[];
}

/** `open`: something that has to follow has not followed yet. */
export type Mark = 'holds' | 'violated' | 'open';

/** A part of the state graph: the states of a run, and those near it. */
export interface Surroundings {
  /** Whether these are all states of the model. */
  readonly complete: boolean;
  readonly states: readonly SurroundingState[];
  readonly transitions: readonly SurroundingTransition[];
}

/** A state near a run. */
export interface SurroundingState {
  /** What differs from the initial state, in short. */
  readonly label: string;
  /** After how many steps the run is in this state, the first time; null if it never is. */
  readonly step: number | null;
}

/** A step between states near a run. */
export interface SurroundingTransition {
  /** The position among `states`. */
  readonly from: number;
  readonly to: number;
  readonly action: string;
  readonly arguments: { readonly [name: string]: Shown };
  /** Whether the run takes it. */
  readonly taken: boolean;
}
