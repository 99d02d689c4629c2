/**
 * Runs of a model as values of fast-check, by which a test puts a program to its model.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import {
  type InstanceOptions,
  type Model,
  type Run,
  runsOf,
  type Snapshot,
  type SnapshotOf,
} from '../../checker/index.js';
import { instanceOf, type Subject } from '../subject.js';
import { plain, renderTrace } from '../terminal/index.js';

export type { Run, RunStep, SnapshotOf } from '../../checker/index.js';

/** Of which instance of a model runs are made, and how long they are. */
export interface ScheduleOptions extends InstanceOptions {
  /** How many steps a run has at most; 100 if not said. It may have fewer, and ends where nothing is possible any more. */
  readonly maxSteps?: number;
}

const DEFAULT_MAX_STEPS = 100;

/**
 * The runs of a model as values of fast-check: what happened, step by step, and what the state was before and after. A
 * test makes the same steps with the program that the model is of, and compares. Failures shrink to runs from which no
 * step can be left out, and are shown as a trace.
 * @throws UsageError for what the model does not have, or if it has no initial state; ModelError if it is at fault
 */
export function schedules<Of extends Subject>(
  model: Of,
  { maxSteps = DEFAULT_MAX_STEPS, ...choice }: ScheduleOptions = {},
): Arbitrary<Run<StateIn<Of>>> {
  const runs = runsOf(instanceOf(model, choice), { maxSteps, print: (trace) => renderTrace(trace, plain) });
  // Its snapshots are of the model's own states, whose type the instance has forgotten.
  return runs as Arbitrary<Run<StateIn<Of>>>;
}

/** A state of a model as a snapshot; an instance has lost its type. */
type StateIn<Of> = Of extends Model<infer State> ? SnapshotOf<State> : Snapshot;
