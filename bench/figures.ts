/** What one run of a subject counted, and what it took. */
export interface Figures {
  readonly distinctStates: number;
  /** As TLC counts: every successor generated, duplicates and self-loops included, plus the initial states. */
  readonly transitions: number;
  /** Levels, of which the initial states are the first; of the longest path where the search is depth first. */
  readonly depth: number;
  /** The exploration alone, without the start of the process. */
  readonly seconds: number;
  /** Of user and system, of the whole process with its start. */
  readonly cpuSeconds?: number | undefined;
  /** The largest resident memory of the process, in bytes. */
  readonly peakMemory?: number | undefined;
  /** Of what finds a state again and leads back to it: states or hashes, index, parents. */
  readonly bytesPerState?: number | undefined;
  /** Where transitions are kept. */
  readonly bytesPerTransition?: number | undefined;
  /** The estimated probability that a state was missed, where the subject states one. */
  readonly omissionProbability?: number | undefined;
  /** The estimated part of the states that were missed, where the subject states one. */
  readonly omittedFraction?: number | undefined;
  /** How many cores all other processes kept busy meanwhile, on average. */
  readonly othersCores?: number | undefined;
  /** How far apart two cores were before the run or after it, whenever they were farther, in nanoseconds. */
  readonly coresApart?: number | undefined;
}

/** Why there are none. */
export interface Unavailable {
  readonly unavailable: string;
  /** Whether it ought to have been possible. */
  readonly failed?: true;
}

export type Outcome = Figures | Unavailable;

/** Whether there is something to compare. */
export function isMeasured(outcome: Outcome): outcome is Figures {
  return !('unavailable' in outcome);
}
