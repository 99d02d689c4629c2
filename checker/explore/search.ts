import { compile, type EdgeSink, type Program } from '../compile/index.js';
import type { Instance, Property } from '../language/index.js';
import type { Reduction } from '../reduction/index.js';
import {
  type LossyStorage,
  type LossyStore,
  makeLossyStore,
  makeStore,
  type StateLayout,
  type TableMaker,
} from '../store/index.js';
import type { Ending, ExplorationBudget } from './budget.js';
import { DepthFirst, type Frontier } from './frontier.js';
import type { Snapshot } from './keeper.js';
import { Parents } from './parents.js';
import { Recollection } from './recollection.js';
import type { Decision } from './run.js';

export interface SearchOptions extends Pick<ExplorationBudget, 'maxStates' | 'maxDepth'> {
  /** Where the transitions are kept, for what is decided afterwards; not at all if not given. */
  readonly edges?: ((firstDuration: number, isTimed: boolean) => EdgeSink) | undefined;
  /** Makes the tables of the store: those of one thread if not given. */
  readonly tables?: TableMaker | undefined;
  /** How states are stored; by their width if not given. */
  readonly layout?: StateLayout | undefined;
  /** What may take a new state for known; if not given, storage is exact. */
  readonly storage?: LossyStorage | undefined;
  /** What an earlier search knew, whose states this one is given. */
  readonly earlier?: Earlier | undefined;
  /** Whether one state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry?: boolean | undefined;
  /** Leaves steps out; none are if not given. Not together with storage. */
  readonly reduction?: Reduction | undefined;
  /** Told which property was decided, and on which level. */
  readonly onDecision?: ((property: number, level: number) => void) | undefined;
}

/** What is known of an exploration that a search goes on with. */
interface Earlier extends Pick<Snapshot, 'transitions' | 'expanded'> {
  readonly decisions: readonly (Decision | null | undefined)[];
}

/** How many states are expanded before anybody looks at the budget. */
const STATES_PER_LOOK = 64;

/** The one exploration loop: takes states from a frontier, expands them and puts what they lead to to the properties. */
export class Search {
  readonly program: Program;
  parents: Parents;
  /** How states are stored; undefined if by their width. */
  layout: StateLayout | undefined;
  /** What is kept of states that the store forgets; undefined if it forgets none. */
  readonly recollection: Recollection | undefined;
  /** For each property how it was decided, if it was: violated, or (if it is `reachable`) reached. */
  readonly decisions: (Decision | undefined)[];
  /** On which level that was. */
  readonly decisionLevels: (number | undefined)[];
  transitions: number;
  expanded: number;
  /** The state that is, or was last, expanded; −1 before any. */
  source = -1;
  /** Whether an expansion was begun and has not come to its end. */
  isHalfDone = false;
  readonly #deadlockFree: readonly number[];
  readonly #isFinal: ((state: unknown) => boolean) | undefined;
  readonly #maxStates: number;
  readonly #hasMostStates: boolean;
  readonly #maxDepth: number;
  #undecided: number;
  #wasTruncated = false;

  /** @throws UsageError if the model refers to what it does not have. */
  constructor(
    instance: Instance,
    properties: readonly Property[],
    readonly frontier: Frontier,
    readonly options: SearchOptions,
  ) {
    const { earlier } = options;
    this.decisions = properties.map((_, position) => earlier?.decisions[position] ?? undefined);
    this.transitions = earlier?.transitions ?? 0;
    this.expanded = earlier?.expanded ?? 0;
    this.decisionLevels = properties.map(() => undefined);
    this.#undecided = this.decisions.filter((decision) => decision === undefined).length;
    this.#deadlockFree = properties.flatMap(({ form }, position) => (form === 'deadlockFree' ? [position] : []));
    this.#isFinal = instance.final as ((state: unknown) => boolean) | undefined;
    this.#maxStates = options.maxStates ?? Number.POSITIVE_INFINITY;
    this.#hasMostStates = this.#maxStates !== Number.POSITIVE_INFINITY;
    this.#maxDepth = options.maxDepth ?? Number.POSITIVE_INFINITY;
    const listener = {
      found: (id: number) => {
        this.parents.set(id, this.source);
        frontier.push(id);
      },
      decided: (property: number, state: number) =>
        this.#decide(property, { at: 'state', state }, this.source < 0 ? 1 : frontier.level + 1),
      decidedByStep: (property: number, from: number, target: number) =>
        this.#decide(property, { at: 'step', source: from, target }, frontier.level),
    };
    const { layout, tables, storage, reduction } = options;
    this.layout = layout;
    const forgetful: { store?: LossyStore } = {};
    this.program = compile(instance, properties, listener, {
      edges: options.edges,
      symmetry: options.symmetry,
      reducer: reduction?.reducer(() => frontier.laterFrom),
      store: (words) => {
        if (storage === undefined) return makeStore(words, { columns: 1, layout, tables });
        forgetful.store = makeLossyStore(words, storage, frontier instanceof DepthFirst ? 'dfs' : 'bfs');
        return forgetful.store;
      },
      decided: this.decisions.map((decision) => decision !== undefined),
    });
    this.parents = new Parents(this.program.store.tables[0]);
    this.recollection = forgetful.store && new Recollection(forgetful.store);
  }

  /**
   * Stores the states in another way, under the same ids, between two expansions; the same way if there is no memory for
   * that. Exact storage of one thread only.
   * @throws OutOfMemory
   */
  storeIn(layout: StateLayout): void {
    const { store, storeIn } = this.program;
    const { registers } = store;
    const states = store.count();
    const other = makeStore(registers.current.length, { columns: 1, layout, insteadOf: store });
    for (let id = 0; id < states; id++) {
      store.load(id);
      other.adopt();
      other.intern();
    }
    const parents = new Parents(other.tables[0]);
    parents.take(this.parents, states);
    storeIn(other);
    this.parents = parents;
    this.layout = layout;
  }

  /** Finds the initial states. */
  start(): undefined {
    this.isHalfDone = true;
    this.transitions = this.program.start();
    this.isHalfDone = false;
  }

  /** Takes up another state as if it were an initial one, if it is not known, before any is expanded. Nobody judges it. */
  takeUp(words: Int32Array): void {
    const { store, identify } = this.program;
    const known = store.count();
    store.registers.current.set(words);
    const id = identify();
    if (id < known) return;
    this.parents.set(id, -1);
    this.frontier.push(id);
  }

  /** Whether there are properties and all are decided, so that nothing is left to do after the level at work. */
  get isDecided(): boolean {
    return this.#undecided === 0 && this.decisions.length > 0;
  }

  /** Expands states, for one look at the budget; says why the search has to end, if it has to. */
  advance(): Ending | undefined {
    const { frontier, program, decisions, recollection } = this;
    for (let look = 0; look < STATES_PER_LOOK; look++) {
      if (this.isDecided && frontier.atLevelEnd) return { because: 'decided' };
      // What several threads have found is asked only where it matters: each write of another one costs a cache line.
      if (this.#hasMostStates && frontier.found > this.#maxStates) return { because: 'states', limit: this.#maxStates };
      const id = frontier.next();
      if (id < 0) return this.#wasTruncated ? { because: 'depth', limit: this.#maxDepth } : { because: 'exhausted' };
      if (frontier.level >= this.#maxDepth) {
        this.#wasTruncated = true;
        frontier.postpone(id);
        continue;
      }
      // A thread may leave ids unused.
      if (!this.parents.has(id)) continue;
      this.source = id;
      this.isHalfDone = true;
      const successors = program.expand(id);
      this.isHalfDone = false;
      this.transitions += successors;
      this.expanded += 1;
      if (successors === 0 && this.#isFinal?.(program.state) !== true) {
        for (const property of this.#deadlockFree) {
          if (decisions[property] === undefined) this.#decide(property, { at: 'state', state: id }, frontier.level);
        }
      }
      recollection?.expanded(id, program.firstEnabled);
    }
    return undefined;
  }

  #decide(property: number, decision: Decision, level: number): void {
    this.decisions[property] = decision;
    this.decisionLevels[property] = level;
    this.#undecided -= 1;
    this.recollection?.decided(decision, this.source);
    this.options.onDecision?.(property, level);
  }
}
