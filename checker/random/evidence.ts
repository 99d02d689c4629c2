import { compileStepper, type Stepper, snapshotOf } from '../compile/index.js';
import { ModelError, messageOf, UsageError } from '../errors.js';
import type { Run } from '../explore/index.js';
import type { Instance, Property } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Failure, Found, Snapshot, Trace } from '../result.js';
import { Auditor, failureOf, retrace, runAll, type TraceHead, validate } from '../trace/index.js';
import type { Schedule } from './schedule.js';
import { type Rerun, Reruns, type ShrunkRun, shrunkRun } from './shrink/index.js';
import type { WalkDone } from './swarm/index.js';

/** What was made of a walk that decides a property. */
export interface ShownFinding {
  readonly trace: Trace;
  readonly isShortest: boolean;
  readonly found: Found;
}

/** Makes of walks through an instance traces, confirmed on the plain model. */
export class EvidenceOfWalks {
  readonly #plain: PlainModel;
  readonly #stepper: Stepper;

  constructor(
    private readonly instance: Instance,
    private readonly properties: { readonly [id: string]: Property },
    private readonly seed: number,
    private readonly head: Omit<TraceHead, 'property'>,
  ) {
    this.#plain = new PlainModel(instance);
    this.#stepper = compileStepper(instance, []);
  }

  /** How many words a state has. */
  get words(): number {
    return this.#stepper.words.length;
  }

  /**
   * Shows a walk that decides a property by the run to which it was shrunk.
   * @throws DisagreementError if the plain model contradicts the run
   */
  show(id: string, property: Property, { walk, strategy }: WalkDone, shrunk: ShrunkRun): ShownFinding {
    const trace = this.#audited(shrunk.run, () => {
      const made = this.#traceOf(shrunk.run, id);
      validate(this.#plain, id, property, made);
      return made;
    });
    const found = { walk, strategy, steps: shrunk.walked, path: shrunk.path };
    return { trace, isShortest: shrunk.isShortest, found };
  }

  /** The model threw on a walk: finds out, on the plain model, what and where. */
  blame(failed: WalkDone, message: string): Failure {
    try {
      const run = this.#runToFault(failed);
      const trace = run.length === 0 ? null : this.#traceOf(run, null);
      try {
        runAll(this.#plain, this.properties, trace === null ? undefined : (trace.steps.at(-1)?.state ?? trace.initial));
      } catch (thrown) {
        return failureOf(thrown, trace);
      }
      const kind = 'disagreement';
      return { kind, message: `a walk stopped with "${message}", but the plain model does not`, trace };
    } catch (thrown) {
      return failureOf(thrown, null);
    }
  }

  /** The words of the states that a schedule leads through. @throws ModelError if it does not any more */
  runOf(schedule: Schedule): Run {
    const { begin, step, words } = this.#stepper;
    return Array.from({ length: schedule.length / 2 }, (_, at) => {
      const [occurrence = -1, choice = 0] = schedule.subarray(2 * at, 2 * at + 2);
      if (!(at === 0 ? begin(occurrence, choice) : step(occurrence, choice))) throw indeterminate(this.instance);
      return words.slice();
    });
  }

  /** Shows the states of a run, one after another. */
  view(run: Run, see: (state: unknown) => void): void {
    for (const words of run) {
      this.#stepper.moveTo(words);
      see(this.#stepper.state);
    }
  }

  /** Without states if the model throws before there is one, or a property of the initial one does. */
  #runToFault({ walk, schedule }: WalkDone): Run {
    const aim = { shows: 'fault', properties: Object.values(this.properties) } as const;
    if (schedule.length === 0 || isFaultOfTheBeginning(new Reruns(this.instance, aim).run(schedule))) return [];
    return determinate(this.instance, () => shrunkRun(this.instance, aim, () => schedule, { seed: this.seed, walk }))
      .run;
  }

  /** Makes something of a run. If that fails, looks along it for where the model contradicts itself: then it is at fault. */
  #audited<Result>(run: Run, make: () => Result): Result {
    try {
      return make();
    } catch (thrown) {
      const auditor = new Auditor(this.instance, this.#plain);
      for (const words of run) auditor.audit(words, this.#shown(words));
      throw thrown;
    }
  }

  #traceOf(run: Run, property: string | null): Trace {
    const states = run.map((words) => this.#shown(words));
    return retrace(this.#plain, states, { ...this.head, property });
  }

  #shown(words: Int32Array): Snapshot {
    this.#stepper.moveTo(words);
    return snapshotOf(this.instance.fields, this.#stepper.state);
  }
}

function isFaultOfTheBeginning({ schedule, isReached }: Rerun): boolean {
  return isReached && schedule.length === 0;
}

/**
 * Takes a walk again that has just shown something.
 * @throws ModelError if it does not any more
 */
export function determinate<Result>(instance: Instance, again: () => Result): Result {
  try {
    return again();
  } catch (thrown) {
    throw thrown instanceof UsageError ? indeterminate(instance, thrown) : thrown;
  }
}

function indeterminate({ model, variant }: Instance, cause?: Error): ModelError {
  const because = cause === undefined ? '' : ` (${messageOf(cause)})`;
  return new ModelError(
    `model "${model}", variant "${variant}": the same steps, taken again, lead elsewhere${because}; let guards, effects and properties depend on nothing but the state`,
  );
}
