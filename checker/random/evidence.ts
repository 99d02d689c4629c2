import { compileStepper, type Stepper, snapshotOf } from '../compile/index.js';
import { ModelError, messageOf, UsageError } from '../errors.js';
import type { Run } from '../explore/index.js';
import type { Instance, Property } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Failure, Found, Snapshot, Trace } from '../result.js';
import { failureOf, retrace, runAll, type TraceHead, validate } from '../trace/index.js';
import type { Schedule } from './schedule.js';
import { type Aim, type ShrunkRun, shrunkRun } from './shrink/index.js';
import type { WalkDone } from './swarm/index.js';

/** What was made of a walk that decides a property. */
export interface ShownFinding {
  readonly trace: Trace;
  readonly isShortest: boolean;
  readonly found: Found;
}

/** Makes of walks that found something traces: short ones, confirmed on the plain model. */
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

  /**
   * The trace to which a walk that decides a property is shrunk.
   * @param path of an earlier result, to make the same of the walk again
   * @throws ModelError if the model is not deterministic
   * @throws DisagreementError if the plain model contradicts the walk
   * @throws UsageError if the path leads to no such run
   */
  show(id: string, property: Property, walk: WalkDone, path?: string): ShownFinding {
    const shrunk = this.#shrunk({ shows: 'decision', property }, walk, path);
    const states = shrunk.run.map((words) => this.#shown(words));
    const trace = retrace(this.#plain, states, { ...this.head, property: id });
    validate(this.#plain, id, property, trace);
    const found = { walk: walk.walk, strategy: walk.strategy, steps: shrunk.walked, path: shrunk.path };
    return { trace, isShortest: shrunk.isShortest, found };
  }

  /** The model threw on a walk: finds out, on the plain model, what and where. */
  blame(walk: WalkDone, message: string): Failure {
    try {
      // What it throws before there is a state has no run.
      const run =
        walk.schedule.length === 0
          ? []
          : this.#shrunk({ shows: 'fault', properties: Object.values(this.properties) }, walk).run;
      const states = run.map((words) => this.#shown(words));
      const trace = states.length === 0 ? null : retrace(this.#plain, states, { ...this.head, property: null });
      try {
        runAll(this.#plain, this.properties, states.at(-1));
      } catch (thrown) {
        return failureOf(thrown, trace);
      }
      return {
        kind: 'disagreement',
        message: `a walk stopped with "${message}", but the plain model does not`,
        trace,
      };
    } catch (thrown) {
      return failureOf(thrown, null);
    }
  }

  /** The words of the states that a schedule leads through. */
  runOf(schedule: Schedule): Run {
    const { begin, step, words } = this.#stepper;
    return Array.from({ length: schedule.length / 2 }, (_, at) => {
      const [occurrence = -1, choice = 0] = schedule.subarray(2 * at, 2 * at + 2);
      if (!(at === 0 ? begin(occurrence, choice) : step(occurrence, choice))) throw this.#indeterminate();
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

  #shrunk(aim: Aim, { walk, schedule }: WalkDone, path?: string): ShrunkRun {
    try {
      return shrunkRun(this.instance, aim, () => schedule, { seed: this.seed, walk: path ?? walk });
    } catch (thrown) {
      // The walk itself has just shown it.
      if (path === undefined && thrown instanceof UsageError) throw this.#indeterminate(messageOf(thrown));
      throw thrown;
    }
  }

  #indeterminate(cause?: string): ModelError {
    const { model, variant } = this.instance;
    return new ModelError(
      `model "${model}", variant "${variant}": the same steps, taken again, lead elsewhere; let guards, effects and properties depend on nothing but the state`,
      { cause },
    );
  }

  #shown(words: Int32Array): Snapshot {
    this.#stepper.moveTo(words);
    return snapshotOf(this.instance.fields, this.#stepper.state);
  }
}
