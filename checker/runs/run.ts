import { toStringMethod } from 'fast-check';
import type { Instance } from '../language/index.js';
import type { Snapshot, Trace, TraceStep } from '../result.js';

/** A step of a run: an occurrence of an action, and the states before and after it. */
export interface RunStep<State = Snapshot> extends Omit<TraceStep, 'state'> {
  readonly before: State;
  readonly after: State;
}

/** A run of a model: an initial state, and steps of which each is possible where the one before has led. */
export interface Run<State = Snapshot> {
  readonly initial: State;
  readonly steps: readonly RunStep<State>[];
  /** The same as a trace, which can be written to a file and replayed. */
  readonly trace: Trace;
  /** The trace for people. */
  toString(): string;
}

/** A run that was made of an instance. fast-check prints it by its trace. */
export class RunOfInstance implements Run {
  readonly #print: (trace: Trace) => string;

  constructor(
    readonly instance: Instance,
    readonly initial: Snapshot,
    readonly steps: readonly RunStep[],
    print: (trace: Trace) => string,
  ) {
    this.#print = print;
  }

  get trace(): Trace {
    const { model, variant, parameters } = this.instance;
    const steps = this.steps.map(({ before: _, after, ...step }) => ({ ...step, state: after }));
    return {
      version: 1,
      model,
      variant,
      parameters,
      seed: null,
      property: null,
      initial: this.initial,
      steps,
      loop: null,
    };
  }

  toString(): string {
    return this.#print(this.trace);
  }

  [toStringMethod](): string {
    return `\n${this.toString()}`;
  }
}
