/** What was found out about a temporal property. */
export interface Finding {
  /** `open`: nothing was found in a part of the state space, or before the search had to end. */
  readonly outcome: 'violated' | 'holds' | 'open';
  /** The run that violates it, as states; null if there is none. */
  readonly run: Run | null;
  /** How the run violates it, where the property does not say so itself. */
  readonly clause: string | null;
  /** In how many states it was put to the test. */
  readonly cases: number;
  /** Premises of implications that were true in no fair run, as text. */
  readonly idlePremises: readonly string[];
  /** Whether nothing of it was put to the test. */
  readonly isVacuous: boolean;
}

/** A run as states: a finite one, or one that goes on for ever. */
export interface Run {
  readonly states: readonly number[];
  /** The position in `states` of the state to which the last one is equal, from where all repeats; the last position itself if the run stops there; null for a finite run. */
  readonly loopStart: number | null;
}
