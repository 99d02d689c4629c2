import { ModelError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { type Judgement, PlainModel } from '../plain/index.js';
import type { ActionCoverage, Snapshot } from '../result.js';

/** What the naive explorer says about a property. */
export interface NaiveFinding {
  readonly verdict: 'holds' | 'violated';
  /** The length in steps of the shortest counterexample or witness, or null where there is none. */
  readonly steps: number | null;
  /** In how many states or steps its premise held. */
  readonly cases: number;
}

/** What the naive explorer found, by the definitions of `CheckResult`. */
export interface NaiveResult {
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** How many states are on each level. */
  readonly levels: readonly number[];
  readonly actions: readonly ActionCoverage[];
  /** The level (initial states are 1) of the first state without a successor that is not final. */
  readonly deadlockDepth: number | null;
  readonly properties: { readonly [id: string]: NaiveFinding };
  /** Where the model is at fault; nothing after it was explored. */
  readonly fault: NaiveFault | null;
}

export interface NaiveFault {
  readonly message: string;
  /** How many steps lead to the state in which it happened. */
  readonly steps: number;
}

/** There are more states than the naive explorer was allowed to visit. */
export class TooManyStates extends Error {
  override readonly name = 'TooManyStates';
}

/**
 * Explores every reachable state of a model: breadth first, on plain objects, with a map of JSON strings.
 * As simple as can be, so that it can be trusted to say what the engine should have found.
 * @throws TooManyStates if there are more than `maxStates`.
 */
export function exploreNaively(
  instance: Instance,
  properties: { readonly [id: string]: Property } = instance.properties,
  maxStates = 100_000,
): NaiveResult {
  const exploration = new NaiveExploration(instance, properties, maxStates);
  exploration.run();
  return exploration.result();
}

class NaiveExploration {
  readonly #model: PlainModel;
  readonly #examinations: readonly Examination[];
  readonly #coverage: Map<string, { enabled: number; taken: number; idle: number }>;
  readonly #visited = new Set<string>();
  /** The states of the next level. */
  #discovered: Snapshot[] = [];
  readonly #levels: number[] = [];
  #transitions = 0;
  /** The level that is being expanded; 0 while the initial states are made. */
  #level = 0;
  #deadlockDepth: number | null = null;
  #fault: NaiveFault | null = null;

  constructor(
    instance: Instance,
    properties: { readonly [id: string]: Property },
    private readonly maxStates: number,
  ) {
    this.#model = new PlainModel(instance);
    this.#examinations = Object.entries(properties).map(([id, property]) => new Examination(id, property));
    this.#coverage = new Map(instance.actions.map(({ name }) => [name, { enabled: 0, taken: 0, idle: 0 }]));
  }

  run(): void {
    try {
      for (const { state } of this.#model.initialStates()) this.#reach(state);
      while (this.#discovered.length > 0) {
        const states = this.#discovered;
        this.#discovered = [];
        this.#level += 1;
        this.#levels.push(states.length);
        for (const state of states) this.#expand(state);
      }
    } catch (thrown) {
      if (!(thrown instanceof ModelError)) throw thrown;
      this.#fault = { message: thrown.message, steps: Math.max(this.#level - 1, 0) };
    }
  }

  result(): NaiveResult {
    return {
      distinctStates: this.#visited.size,
      transitions: this.#transitions,
      depth: this.#level,
      levels: this.#levels,
      actions: [...this.#coverage].map(([name, counts]) => ({ name, ...counts })),
      deadlockDepth: this.#deadlockDepth,
      properties: Object.fromEntries(this.#examinations.map((examination) => [examination.id, examination.finding()])),
      fault: this.#fault,
    };
  }

  #expand(state: Snapshot): void {
    const occurred = new Set<string>();
    for (const { action, state: successor } of this.#model.transitions(state)) {
      this.#cover(action.name, !occurred.has(action.name), JSON.stringify(state) === JSON.stringify(successor));
      occurred.add(action.name);
      this.#reach(successor);
      for (const { id, property, judged } of this.#examinations) {
        if (property.form !== 'alwaysStep') continue;
        judged(this.#model.judgeStep(id, property, state, successor), this.#level);
      }
    }
    const isDeadlock = occurred.size === 0 && !this.#model.isFinal(state);
    if (isDeadlock) this.#deadlockDepth ??= this.#level;
    for (const { property, judged } of this.#examinations) {
      if (property.form === 'deadlockFree') judged(isDeadlock ? 'violated' : 'satisfied', this.#level - 1);
    }
  }

  #reach(state: Snapshot): void {
    this.#transitions += 1;
    const key = JSON.stringify(state);
    if (this.#visited.has(key)) return;
    if (this.#visited.size === this.maxStates) throw new TooManyStates(`more than ${this.maxStates} states`);
    this.#visited.add(key);
    this.#discovered.push(state);
    for (const { id, property, judged } of this.#examinations) {
      if (property.form !== 'always' && property.form !== 'reachable') continue;
      judged(this.#model.judgeState(id, property, state), this.#level);
    }
  }

  #cover(action: string, isFirstInState: boolean, isIdle: boolean): void {
    const counts = this.#coverage.get(action);
    if (counts === undefined) return;
    counts.taken += 1;
    if (isFirstInState) counts.enabled += 1;
    if (isIdle) counts.idle += 1;
  }
}

/** What has been seen of one property. Breadth first, the first to decide it is at the end of a shortest run. */
class Examination {
  #cases = 0;
  #steps: number | null = null;

  constructor(
    readonly id: string,
    readonly property: Property,
  ) {}

  /** Takes note of a judgement about the end of a run of so many steps. */
  readonly judged = (judgement: Judgement, steps: number): void => {
    if (judgement !== 'no case') this.#cases += 1;
    if (judgement === this.#decisive) this.#steps ??= steps;
  };

  finding(): NaiveFinding {
    const isDecided = this.#steps !== null;
    const holds = this.property.form === 'reachable' ? isDecided : !isDecided;
    return { verdict: holds ? 'holds' : 'violated', steps: this.#steps, cases: this.#cases };
  }

  get #decisive(): Judgement {
    return this.property.form === 'reachable' ? 'satisfied' : 'violated';
  }
}
