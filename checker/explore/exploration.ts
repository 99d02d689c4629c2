import type { Program } from '../compile/index.js';
import type { Reduction } from '../reduction/index.js';
import type { Edges } from '../store/index.js';
import type { Ending } from './budget.js';
import type { Ancestry, Decision, Runs, SampledState } from './run.js';

/** What was explored, as far as runs are searched in it and shown. */
export interface Explored extends Runs {
  readonly program: Program;
  readonly parents: Ancestry;
  /** The transitions that change a state, labelled as `labelsOf` says; undefined unless they were to be kept, and with several threads where no runs are searched. */
  readonly edges: Edges | undefined;
  /** About so many states spread over all that were found, and the first that enables each action. */
  readonly sample: (size: number) => readonly SampledState[];
  readonly ending: Ending;
  /** For each property how it was decided, if it was: violated, or (if it is `reachable`) reached. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly distinctStates: number;
  /** How many of them are initial; these have the lowest ids. */
  readonly initialStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** How steps were left out, if they were: then all that is counted is of a part of the states. */
  readonly reduction: Reduction | undefined;
}

/** What an exploration has seen. */
export interface Exploration extends Explored {
  /** How many states are expected to be missed; null if storage is exact. */
  readonly expectedOmissions: number | null;
  /** Breadth first: how many states were first reached on each level, from the first. */
  readonly levels: readonly number[] | undefined;
  /** How many states were expanded. */
  readonly expanded: number;
  readonly workers: number;
  readonly seconds: number;
  readonly bytesPerState: number;
  /** In bytes. */
  readonly peakMemory: number;
}
