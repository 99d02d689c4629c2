import { snapshotOf } from '../compile/index.js';
import { DisagreementError, messageOf, UndeclaredAccess } from '../errors.js';
import type { Decision, Explored } from '../explore/index.js';
import type { AssumedFairness, Instance, Property } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Failure, Snapshot, Trace } from '../result.js';
import { OutOfMemory } from '../store/index.js';
import { AsymmetrySearch } from '../symmetry/index.js';
import { isTemporal, type PropertyOfRuns, type Run, type TemporalFindings } from '../temporal/index.js';
import { Auditor } from './audit.js';
import { EdgeAuditor } from './audit-edges.js';
import { failureOf, runAll } from './blame.js';
import { retrace, type TraceHead } from './retrace.js';
import { turnsTo } from './touched.js';
import { validate } from './validate.js';
import { askEverything, validateRun, validateStandstill } from './validate-run.js';

/** How many states, spread over the whole exploration, are audited besides the first that enables each action. */
const AUDITED_STATES = 64;

/** An audit ends after so many successors, which the plain model makes slowly. */
const AUDITED_SUCCESSORS = 5_000;

/**
 * Turns what the engine found into traces, by running it again on the plain model, and looks for what the engine could
 * have got wrong.
 */
export class Evidence {
  /** The counterexamples and witnesses, by the position of the property that they decide. */
  readonly traces = new Map<number, Trace>();
  readonly #plain: PlainModel;
  #auditor: Auditor | undefined;
  readonly #asymmetries: AsymmetrySearch | undefined;

  constructor(
    readonly instance: Instance,
    readonly exploration: Explored,
    readonly properties: { readonly [id: string]: Property },
    readonly head: Omit<TraceHead, 'property'>,
    readonly temporal: TemporalFindings,
    readonly assumed: AssumedFairness,
  ) {
    this.#plain = new PlainModel(instance);
    this.#asymmetries = exploration.symmetry ? new AsymmetrySearch(instance, properties) : undefined;
  }

  /** Gathers the traces; returns why the exploration cannot be trusted or could not go on, if so. */
  async gather(signal: AbortSignal | undefined): Promise<Failure | null> {
    const { ending } = this.exploration;
    try {
      for (const [position, [id, property]] of Object.entries(this.properties).entries()) {
        this.#decide(position, id, property);
      }
    } catch (thrown) {
      return failureOf(thrown, null);
    }
    if (ending.because === 'failed')
      return this.#blame(ending.source, ending.thrown, (from) => runAll(this.#plain, this.properties, from));
    const { ending: interruption, runInNoTime } = this.temporal;
    if (runInNoTime !== null) return this.#blameTime(runInNoTime);
    if (interruption?.because === 'failed')
      return this.#blame(interruption.source, interruption.thrown, (state) => this.#askAll(state));
    return this.#audit(signal);
  }

  #decide(position: number, id: string, property: Property): void {
    if (isTemporal(property)) {
      const run = this.temporal.findings.get(position)?.run;
      if (run !== null && run !== undefined) this.#show(position, id, property, run);
      return;
    }
    const decision = this.exploration.decisions[position];
    if (decision === undefined) return;
    let run: readonly Int32Array[] = [];
    try {
      run = this.exploration.runTo(decision, property);
      const states = run.map((words) => this.#shown(words));
      const trace = retrace(this.#plain, states, { ...this.head, property: id });
      validate(this.#plain, id, property, trace);
      this.traces.set(position, trace);
    } catch (thrown) {
      // A model that is not deterministic disagrees with itself, not signalbox.
      for (const words of run) this.#auditState(words);
      // Nor does one that tells processes apart that it declares interchangeable.
      this.#refuseAsymmetry(decision);
      throw thrown;
    }
  }

  /** Looks along the states that stand for those of a run for what tells interchangeable processes apart. */
  #refuseAsymmetry(decision: Decision): void {
    if (this.#asymmetries === undefined) return;
    for (const words of this.exploration.storedRunTo(decision)) this.#asymmetries.refuse(this.#shown(words));
  }

  /** Shows the run that violates a temporal property. */
  #show(position: number, id: string, property: PropertyOfRuns, { states, loopStart }: Run): void {
    try {
      const snapshots = states.map((each) => this.#shown(this.#words(each)));
      // What the engine took for a step in time may also be made in none.
      const pace = property.form === 'within' ? 'slow' : 'quick';
      const trace = retrace(this.#plain, snapshots, { ...this.head, property: id }, pace);
      const loop = loopStart === null ? null : { start: loopStart, assumed: null, fairness: [], couldHappen: [] };
      const validated = validateRun(this.#plain, property, { id, trace: { ...trace, loop }, assumed: this.assumed });
      this.traces.set(position, { ...trace, loop: validated });
    } catch (thrown) {
      for (const state of new Set(states)) this.#auditState(this.#words(state));
      throw thrown;
    }
  }

  /** A run goes on for ever in no time: shows it. */
  #blameTime({ states, loopStart }: Run): Failure {
    try {
      const head = { ...this.head, property: null };
      const steps = retrace(
        this.#plain,
        states.map((each) => this.#shown(this.#words(each))),
        head,
      );
      const trace = { ...steps, loop: { start: loopStart ?? 0, assumed: null, fairness: [], couldHappen: [] } };
      validateStandstill(trace);
      const { model, variant } = this.instance;
      const message = `model "${model}", variant "${variant}": steps ${trace.loop.start + 1} to ${trace.steps.length} repeat for ever and no time passes; let a countdown come between them`;
      return { kind: 'model', message, trace };
    } catch (disagreement) {
      return failureOf(disagreement, null);
    }
  }

  /** The engine stopped because something threw: finds out, on the plain model, what and where, by doing the same there. */
  #blame(source: number, thrown: unknown, again: (from: Snapshot | undefined) => void): Failure {
    try {
      const trace = source < 0 ? null : this.#traceTo(source);
      const from = trace === null ? undefined : (trace.steps.at(-1)?.state ?? trace.initial);
      try {
        if (from !== undefined) this.#repeatAccess(thrown, from);
        again(from);
      } catch (thrownAgain) {
        return failureOf(thrownAgain, trace);
      }
      if (source >= 0) this.#refuseAsymmetry({ at: 'state', state: source });
      const message = `the engine stopped with "${messageOf(thrown)}", but the plain model does not`;
      return { kind: 'disagreement', message, trace };
    } catch (disagreement) {
      return failureOf(disagreement, null);
    }
  }

  /** Throws the same where an action turns, in a state, to what it does not declare to touch. */
  #repeatAccess(thrown: unknown, from: Snapshot): void {
    if (thrown instanceof UndeclaredAccess && turnsTo(this.instance, thrown.action, thrown.field, from)) throw thrown;
  }

  /** Asks a state all that temporal properties ask. */
  #askAll(state: Snapshot | undefined): void {
    if (state === undefined) return;
    for (const [id, property] of Object.entries(this.properties)) askEverything(this.#plain, id, property, state);
  }

  /** Audits a sample of the states. A failure comes with the run to the state in question. */
  async #audit(signal: AbortSignal | undefined): Promise<Failure | null> {
    let successors = 0;
    const edges = new EdgeAuditor(this.instance, this.exploration.program, this.exploration.edges, this.#plain);
    for (const { id, words } of this.exploration.sample(AUDITED_STATES)) {
      if (signal?.aborted === true || successors > AUDITED_SUCCESSORS) return null;
      await new Promise((resume) => setImmediate(resume));
      try {
        successors += this.#auditState(words);
        if (this.exploration.reduction === undefined) edges.audit(id);
        this.#auditProperties(this.#shown(words));
        this.#auditSymmetry(id, this.#shown(words));
      } catch (thrown) {
        // Without memory for the audit there is none; what was found stands.
        return thrown instanceof OutOfMemory ? null : failureOf(thrown, this.#traceIfPossible(id));
      }
    }
    return null;
  }

  #auditState(words: Int32Array): number {
    this.#auditor ??= new Auditor(this.instance, this.#plain);
    return this.#auditor.audit(words, this.#shown(words));
  }

  /** The plain model must not see violated, or reached, what the engine has not decided so. */
  #auditProperties(state: Snapshot): void {
    runAll(this.#plain, this.properties, state);
    for (const [position, [name, property]] of Object.entries(this.properties).entries()) {
      if (this.exploration.decisions[position] !== undefined) continue;
      if (property.form !== 'always' && property.form !== 'reachable') continue;
      const deciding = property.form === 'always' ? 'violated' : 'satisfied';
      if (this.#plain.judgeState(name, property, state) === deciding) {
        throw new DisagreementError(`the engine passed over a state that decides ${name}: ${JSON.stringify(state)}`);
      }
    }
  }

  /** Looks in a sampled state for what tells interchangeable processes apart; shows it, if it can, where the trace ends. */
  #auditSymmetry(id: number, state: Snapshot): void {
    try {
      this.#asymmetries?.refuse(state);
    } catch (thrown) {
      const trace = this.#traceIfPossible(id);
      if (trace !== null) this.#asymmetries?.refuse(trace.steps.at(-1)?.state ?? trace.initial);
      throw thrown;
    }
  }

  #traceTo(id: number): Trace {
    const states = this.exploration.runTo({ at: 'state', state: id }).map((words) => this.#shown(words));
    return retrace(this.#plain, states, { ...this.head, property: null });
  }

  #traceIfPossible(id: number): Trace | null {
    try {
      return this.#traceTo(id);
    } catch {
      return null;
    }
  }

  /** The words of a stored state. */
  #words(id: number): Int32Array {
    const { store } = this.exploration.program;
    store.load(id);
    return store.registers.current.slice();
  }

  #shown(words: Int32Array): Snapshot {
    const { program } = this.exploration;
    program.store.registers.current.set(words);
    return snapshotOf(this.instance.fields, program.state);
  }
}
