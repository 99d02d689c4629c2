import type { Exploration } from '../explore/index.js';
import type { AssumedFairness } from '../language/index.js';
import type { Failure, PropertyResult, Trace } from '../result.js';
import type { TemporalFindings } from '../temporal/index.js';

/** All that bears on the verdict about one property. */
export interface Judged {
  /** Which of the properties of the check it is. */
  readonly position: number;
  readonly exploration: Exploration;
  readonly temporal: TemporalFindings;
  readonly search: 'bfs' | 'dfs';
  readonly fairness: AssumedFairness;
  /** Nothing holds if the exploration cannot be trusted; traces that were confirmed before stand. */
  readonly failure: Failure | null;
  /** The counterexample or witness, confirmed. */
  readonly trace: Trace | undefined;
}

/** What is decided of a property, and why. */
export type Decided = Pick<PropertyResult, 'verdict' | 'reason' | 'vacuous' | 'cases'>;
