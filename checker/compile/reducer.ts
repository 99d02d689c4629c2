import type { TransitionSystem } from '../language/index.js';
import type { StateStore } from '../store/index.js';
import { endOf, instancesOf, type LabelRange } from './labels.js';

/**
 * Who reads and writes a state, numbered: the instances of actions, what must be in flight so that they can be tried, the
 * budgets of actions, the properties, and at the end whoever else looks, of whom nothing is noted.
 */
export interface Subjects {
  /** By action: the numbers of its instances. */
  readonly instances: readonly LabelRange[];
  /** How many instances there are; their numbers are the first. */
  readonly size: number;
  /** The number of what must be in flight for the first instance; that for the others follows. */
  readonly arrivals: number;
  /** The number of the budget of the first action; those of the others follow. */
  readonly budgets: number;
  /** The number of the first property; the others follow. */
  readonly properties: number;
  readonly nobody: number;
}

export function subjectsOf(system: TransitionSystem, properties: number): Subjects {
  const instances = instancesOf(system);
  const size = endOf(instances);
  const budgets = 2 * size;
  const first = budgets + instances.length;
  return { instances, size, arrivals: size, budgets, properties: first, nobody: first + properties };
}

/** What generated code tells of the successors of a state, and asks which of them to keep. */
export interface Reducer {
  /** The bits that a subject reads are put into its row here, and those that it writes into that of `writes`. */
  readonly reads: Int32Array;
  readonly writes: Int32Array;
  /** One number: where the row of the subject at hand begins. */
  readonly row: Int32Array;
  /** The subject at hand is from now on this one; an instance of an action is tried. */
  readonly begin: (subject: number) => void;
  /** The guard of the instance at hand holds. */
  readonly enable: () => void;
  /**
   * What the instance at hand does from now on its word implies: it spends a budget, or takes a message. Told, like the next,
   * only of actions that declare what they touch.
   */
  readonly beginImplied: () => void;
  /** What it does from now on the model's own functions do. */
  readonly endImplied: () => void;
  /** The subject at hand is nobody. */
  readonly end: () => void;
  /** The budget of an action is spent: its instances are not tried. */
  readonly exhaust: (action: number) => void;
  /** A state will be expanded: its words are in the registers' `source`. */
  readonly open: () => void;
  /** A successor is in the registers' `current`, made by the instance at hand; `isIdle` says that it is the source itself. */
  readonly setAside: (isIdle: boolean, label: number) => void;
  /**
   * All successors have been set aside. Calls `keep` for each that is kept, when it is in `current`, and `settle` when their
   * ids shall be found. Returns how many are kept, those counted that change nothing.
   */
  readonly choose: (keep: Keep, settle: () => void) => number;
  /** The ids of so many successors that were kept are in the store's `settled`. */
  readonly settled: (states: number) => void;
  /** What a property of steps whose premise holds says of a step that leaves a stored state as it is. */
  readonly stutter: (property: number, holds: boolean) => void;
}

/** Keeps the state in the registers' `current`, to which an action has led. */
export type Keep = (action: number, label: number) => void;

/** Makes the reducer of a program, when it is known how wide states are. */
export type MakeReducer = (store: StateStore, subjects: Subjects, words: number) => Reducer;
