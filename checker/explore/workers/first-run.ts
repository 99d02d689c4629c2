import { compile, type Program } from '../../compile/index.js';
import type { Instance, Property } from '../../language/index.js';
import type { Reduction } from '../../reduction/index.js';
import type { StateStore } from '../../store/index.js';
import type { Ending } from '../budget.js';
import type { Decision } from '../run.js';

/** Several threads find states in any order. What they have found, by level. */
export interface Levelled {
  readonly instance: Instance;
  readonly store: StateStore;
  /** By level, from the first: the id behind its last state. */
  readonly levelEnds: readonly number[];
  /** Whether a state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry: boolean;
  /** How steps were left out, if they were. */
  readonly reduction: Reduction | undefined;
}

/** A run to a decision: the ids of its states. Of a step, without the state that it leads to. */
export interface FirstRun {
  readonly path: readonly number[];
  readonly decision: Decision;
}

/** How many states are expanded before the rest of the process gets a turn. */
const STATES_PER_TURN = 1_000;

/**
 * The first of the shortest runs that decide a property, by the order in which actions make the successors of a state:
 * the one that a single thread finds. Walks through the levels depth first and in order, never into a state twice, so
 * that each is first met by the first run that leads there. May expand all states above the level once more.
 * @param level the first on which the property is decided; all states of it must be stored, and those above expanded
 */
export function* firstRun(
  levelled: Levelled,
  properties: readonly Property[],
  position: number,
  level: number,
): Generator<void, FirstRun | undefined> {
  const property = properties[position];
  if (property === undefined) throw new Error(`there is no property ${position}`);
  // What is left out depends on what all of them read.
  const walk =
    levelled.reduction === undefined ? new Walk(levelled, [property], 0) : new Walk(levelled, properties, position);
  let decision: Decision | undefined;
  const path = yield* walk.to(level, (id) => {
    decision = walk.decisionAt(id, property);
    return decision !== undefined;
  });
  return path === undefined || decision === undefined ? undefined : { path, decision };
}

/** The first failure of the model, and the run to it. */
export interface FirstFailure {
  readonly path: readonly number[];
  readonly ending: Ending;
}

/**
 * The same for a model that throws when a state of a level is expanded, or when a state found there is examined.
 */
export function* firstFailure(
  levelled: Levelled,
  properties: readonly Property[],
  level: number,
): Generator<void, FirstFailure | undefined> {
  const walk = new Walk(levelled, properties, undefined);
  const path = yield* walk.to(level, (id) => walk.failsAt(id));
  if (path === undefined) return undefined;
  return { path, ending: { because: 'failed', source: path.at(-1) ?? -1, thrown: walk.thrown } };
}

/** Walks through levels of states that were all found before. */
class Walk {
  /** What a property of steps was decided by at the state expanded last. */
  step: Decision | undefined;
  thrown: unknown;
  readonly #program: Program;
  readonly #levelEnds: readonly number[];
  readonly #isMet: Uint8Array;
  readonly #isFinal: Question | undefined;
  #successors: number[] = [];
  /** The id behind the last state of the level of the state at hand. */
  #levelEnd = 0;

  constructor(
    { instance, store, levelEnds, symmetry, reduction }: Levelled,
    readonly properties: readonly Property[],
    /** Of the property of steps that is looked at, if it is one. */
    position: number | undefined,
  ) {
    this.#levelEnds = levelEnds;
    this.#isMet = new Uint8Array(levelEnds.at(-1) ?? 0);
    this.#isFinal = instance.final as Question | undefined;
    const listener = {
      found: () => {},
      decided: () => {},
      decidedByStep: (property: number, source: number, target: number) => {
        if (property === position) this.step ??= { at: 'step', source, target };
      },
    };
    const sink = {
      open: () => {
        this.#successors = [];
      },
      append: (_source: number, targets: Int32Array, _labels: Int32Array, count: number) => {
        for (let edge = 0; edge < count; edge++) this.#successors.push(targets[edge] ?? 0);
      },
      labelOfDuration: () => 0,
    };
    this.#program = compile(instance, properties, listener, {
      symmetry,
      store: () => store,
      edges: () => sink,
      // As when the state was first expanded: what is later is told by ids.
      reducer: reduction?.reducer(() => this.#levelEnd),
    });
  }

  /** The path to the first state of a level that is looked for. */
  *to(level: number, isLookedFor: (id: number) => boolean): Generator<void, readonly number[] | undefined> {
    // By level, from the first: the states there that are left to walk into, the next one last.
    const left = [Array.from({ length: this.#levelEnds[0] ?? 0 }, (_, id) => id).reverse()];
    const path: number[] = [];
    for (let turn = 1; left.length > 0; turn++) {
      if (turn % STATES_PER_TURN === 0) yield;
      const id = left.at(-1)?.pop();
      path.length = left.length - 1;
      this.#levelEnd = this.#levelEnds[path.length] ?? 0;
      if (id === undefined) {
        left.pop();
      } else if (this.#isMet[id] === 0) {
        this.#isMet[id] = 1;
        path.push(id);
        if (left.length < level) left.push(this.#successorsOf(id, left.length).reverse());
        else if (isLookedFor(id)) return path;
      }
    }
    return undefined;
  }

  /** How a state decides a property, if it does. */
  decisionAt(id: number, property: Property): Decision | undefined {
    const atState: Decision = { at: 'state', state: id };
    switch (property.form) {
      case 'always':
        return this.#isMeant(property, id) && !this.#ask(property.holds, id) ? atState : undefined;
      case 'reachable':
        return this.#ask(property.holds, id) ? atState : undefined;
      case 'deadlockFree':
        return this.#program.expand(id) === 0 && !this.#ask(this.#isFinal ?? never, id) ? atState : undefined;
      default:
        this.step = undefined;
        this.#program.expand(id);
        return this.step;
    }
  }

  /** Whether the model throws when a state is expanded, or one of its successors examined. */
  failsAt(id: number): boolean {
    try {
      const successors = this.#program.expand(id);
      for (const successor of [...this.#successors]) {
        for (const property of this.properties) {
          if (property.form === 'always' || property.form === 'reachable') this.decisionAt(successor, property);
        }
      }
      if (successors === 0) this.#ask(this.#isFinal ?? never, id);
      return false;
    } catch (thrown) {
      this.thrown = thrown;
      return true;
    }
  }

  /** The successors of a state that are on the next level, in order. */
  #successorsOf(id: number, level: number): number[] {
    this.#program.expand(id);
    const [begin, end] = [this.#levelEnds[level - 1] ?? 0, this.#levelEnds[level] ?? 0];
    return this.#successors.filter((target) => target >= begin && target < end);
  }

  #isMeant({ given }: Extract<Property, { readonly form: 'always' }>, id: number): boolean {
    return given === undefined || this.#ask(given, id);
  }

  #ask(question: (state: never) => boolean, id: number): boolean {
    this.#program.store.load(id);
    return (question as Question)(this.#program.state);
  }
}

type Question = (state: unknown) => boolean;

const never: Question = () => false;
