import { snapshotOf } from './compile/index.js';
import { DisagreementError, messageOf } from './errors.js';
import { type Exploration, explore } from './explore/index.js';
import type { Instance, Property } from './language/index.js';
import { PlainModel } from './plain/index.js';
import type { CheckResult, Failure, Progress, Snapshot, Trace } from './result.js';
import { Auditor, retrace, type TraceHead, validate } from './trace/index.js';
import { reasonOfEnding, resultOfProperty, warningsOf } from './verdict.js';

export interface CheckOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: Property };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: 'holds' | 'violated' };
  /** The address written into traces; the model's name if not given. */
  readonly address?: string;
  readonly search?: 'bfs' | 'dfs';
  /** Stop, inconclusive, at so many distinct states. */
  readonly maxStates?: number;
  /** Do not expand states at this level; the initial states are level 1. */
  readonly maxDepth?: number;
  /** In seconds. */
  readonly timeLimit?: number;
  /** In bytes of resident memory. */
  readonly memoryLimit?: number;
  /** Aborting it stops the exploration; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called now and then while the exploration runs. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How many states, spread over the whole exploration, are expanded again by the plain model and compared. */
const AUDITED_STATES = 64;

/**
 * Explores every reachable state of a model and decides its properties. Every counterexample and witness is run again
 * on the plain model before it is reported, and so are samples of the state space; if that contradicts the engine, or
 * the model is at fault, the result has a `failure` and what was found until then.
 * @throws UsageError if the model refers to what it does not have.
 */
export async function check(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  const search = options.search ?? 'bfs';
  const ids = Object.keys(options.properties);
  const properties = Object.values(options.properties);
  const exploration = await explore(instance, properties, {
    search,
    maxStates: options.maxStates,
    maxDepth: options.maxDepth,
    timeLimit: options.timeLimit,
    memoryLimit: options.memoryLimit,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const evidence = new Evidence(instance, exploration, {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed: null,
  });
  const failure = evidence.gather(options.properties);
  const { ending } = exploration;
  const complete = ending.because === 'exhausted' && failure === null;
  return {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    engine: 'exhaustive',
    search,
    symmetry: 'off',
    storage: 'exact',
    seed: null,
    distinctStates: exploration.distinctStates,
    transitions: exploration.transitions,
    depth: exploration.depth,
    complete,
    reason: failure?.message ?? reasonOfEnding(exploration),
    interrupted: ending.because === 'interrupted',
    seconds: exploration.seconds,
    bytesPerState: exploration.bytesPerState,
    peakMemory: exploration.peakMemory,
    omissionProbability: 0,
    actions: instance.actions.map(({ name }, position) => ({
      name,
      enabled: exploration.program.statistics[2 * position] ?? 0,
      taken: exploration.program.statistics[2 * position + 1] ?? 0,
    })),
    warnings: warningsOf(instance, exploration),
    properties: properties.map((property, position) =>
      resultOfProperty({
        id: ids[position] ?? '',
        property,
        position,
        exploration,
        search,
        failure,
        expected: options.expected?.[ids[position] ?? ''] ?? 'holds',
        trace: evidence.traces.get(position),
      }),
    ),
    failure,
  };
}

/** Turns what the engine found into traces, by running it again on the plain model. */
class Evidence {
  /** By the position of the property that is decided. */
  readonly traces = new Map<number, Trace>();
  readonly #plain: PlainModel;

  constructor(
    readonly instance: Instance,
    readonly exploration: Exploration,
    readonly head: Omit<TraceHead, 'property'>,
  ) {
    this.#plain = new PlainModel(instance);
  }

  /** Returns why the exploration cannot be trusted or could not go on, if so. */
  gather(properties: { readonly [id: string]: Property }): Failure | null {
    const { ending } = this.exploration;
    try {
      for (const [position, [id, property]] of Object.entries(properties).entries())
        this.#decide(position, id, property);
      if (ending.because === 'failed') return this.#blame(properties, ending.source, ending.thrown);
      if (ending.because !== 'interrupted') this.#audit();
      return null;
    } catch (thrown) {
      return {
        kind: thrown instanceof DisagreementError ? 'disagreement' : 'model',
        message: messageOf(thrown),
        trace: null,
      };
    }
  }

  #decide(position: number, id: string, property: Property): void {
    const decision = this.exploration.decisions[position];
    if (decision === undefined) return;
    const path = decision.at === 'state' ? this.#statesTo(decision.state) : this.#statesTo(decision.source);
    const states = decision.at === 'state' ? path : [...path, this.#state(decision.target)];
    const trace = retrace(this.#plain, states, { ...this.head, property: id });
    validate(this.#plain, id, property, trace);
    this.traces.set(position, trace);
  }

  /** The engine stopped because something threw: finds out, on the plain model, what and where. */
  #blame(properties: { readonly [id: string]: Property }, source: number, thrown: unknown): Failure {
    const path = source < 0 ? [] : this.#statesTo(source);
    const trace = path.length === 0 ? null : retrace(this.#plain, path, { ...this.head, property: null });
    try {
      this.#runAll(properties, path.at(-1));
    } catch (again) {
      return { kind: 'model', message: messageOf(again), trace };
    }
    return {
      kind: 'disagreement',
      message: `the engine stopped with "${messageOf(thrown)}", but the plain model does not`,
      trace,
    };
  }

  /** Makes every step from a state (or every initial state) and judges where it leads. */
  #runAll(properties: { readonly [id: string]: Property }, from: Snapshot | undefined): void {
    const next = from === undefined ? this.#plain.initialStates() : this.#plain.transitions(from);
    let any = false;
    for (const { state } of next) {
      any = true;
      for (const [id, property] of Object.entries(properties)) {
        if (property.form === 'always' || property.form === 'reachable') this.#plain.judgeState(id, property, state);
        if (property.form === 'alwaysStep' && from !== undefined) this.#plain.judgeStep(id, property, from, state);
      }
    }
    if (!any && from !== undefined) this.#plain.isFinal(from);
  }

  #audit(): void {
    const { program, distinctStates } = this.exploration;
    const auditor = new Auditor(this.instance, this.#plain);
    const stride = Math.max(1, Math.ceil(distinctStates / AUDITED_STATES));
    for (let id = 0; id < distinctStates; id += stride) {
      const state = this.#state(id);
      auditor.audit(program.store.registers.current, state);
    }
  }

  #statesTo(id: number): Snapshot[] {
    return this.exploration.parents.pathTo(id).map((each) => this.#state(each));
  }

  #state(id: number): Snapshot {
    const { program } = this.exploration;
    program.store.load(id);
    return snapshotOf(this.instance.fields, program.state);
  }
}
