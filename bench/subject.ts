import type { Outcome } from './figures.js';

/**
 * Of what a subject's counts are: of all reachable states; of one for each orbit of a symmetry; of as many as a
 * partial-order reduction leaves; or of those that storage without whole states has told apart.
 */
export type Coverage = 'everything' | 'orbits' | 'reduced' | 'sample';

/** Something that explores a workload. */
export interface Subject {
  readonly name: string;
  readonly covers: Coverage;
  /** Whether its depth is the number of breadth-first levels. */
  readonly countsLevels: boolean;
  /** Whether several cores work on it, so that it matters how far apart they are. */
  readonly isParallel?: boolean;
  /** How many digits of a count it tells, if not all. */
  readonly digits?: number;
  /** Runs it once, in a process of its own; rejects if it fails, or finds something wrong. */
  readonly measure: () => Promise<Outcome>;
}

/** A state space and those who explore it. */
export interface Workload {
  readonly name: string;
  readonly about: string;
  /** The name of the subject with which all others are compared. */
  readonly reference: string;
  readonly subjects: readonly Subject[];
  /** What is known of the state space beforehand. */
  readonly known?: KnownCounts;
}

export interface Counts {
  readonly distinctStates: number;
  readonly transitions: number;
  /** Breadth-first levels. */
  readonly depth: number;
}

export interface KnownCounts extends Counts {
  readonly orbits: number;
}
