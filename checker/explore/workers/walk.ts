import { compile, type Program } from '../../compile/index.js';
import type { Instance, Property } from '../../language/index.js';
import type { Reduction } from '../../reduction/index.js';
import type { StateStore } from '../../store/index.js';
import type { Decision } from '../run.js';

/** Several threads find states in any order. What they have found, by level. */
export interface Levelled {
  readonly instance: Instance;
  readonly store: StateStore;
  /** By level, from the first: the id behind its last state. */
  readonly levelEnds: readonly number[];
  /** The last level whose states have the order in which one thread finds them: there walks begin. */
  readonly firstLevel: number;
  /** Whether a state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry: boolean;
  /** How steps were left out, if they were. */
  readonly reduction: Reduction | undefined;
}

/** How many states are walked into before the rest of the process gets a turn. */
const STATES_PER_TURN = 1_000;

/**
 * Walks through levels of states that were all found before, depth first, into the successors of a state in the order in
 * which actions make them, and never into a state twice: so each is first met by the first of the shortest runs to it.
 */
export class Walk {
  readonly #program: Program;
  readonly #levelEnds: readonly number[];
  readonly #firstLevel: number;
  readonly #isMet: Uint8Array;
  readonly #isFinal: Question | undefined;
  /** What is left to walk into, of the deepest level last; from `begins` on, by level, what is of that level. */
  #left = new Int32Array(1024);
  #size = 0;
  readonly #begins: number[] = [];
  /** The ids from `from` to before `to` are on the level below the state that is expanded. */
  #from = 0;
  #to = 0;
  /** Behind the last state of the level of the state that is expanded. */
  #levelEnd = 0;
  #step: Decision | undefined;
  /** By level: states with smaller ids are not walked into. */
  #earliest: readonly number[] = [];
  /** By level: the state last walked into. */
  readonly #path: number[] = [];

  /**
   * @param properties all that were judged: on what they read depends which steps are left out, where some are
   * @param ofSteps the one of them about steps that the walk is to judge, if it is
   */
  constructor(
    { instance, store, levelEnds, firstLevel, symmetry, reduction }: Levelled,
    properties: readonly Property[],
    ofSteps?: Property,
  ) {
    this.#levelEnds = levelEnds;
    this.#firstLevel = firstLevel;
    this.#isMet = new Uint8Array(levelEnds.at(-1) ?? 0);
    this.#isFinal = instance.final as Question | undefined;
    const listener = {
      found: () => {},
      decided: () => {},
      decidedByStep: (property: number, source: number, target: number) => {
        if (properties[property] === ofSteps) this.#step ??= { at: 'step', source, target };
      },
    };
    const sink = { open: () => {}, append: this.#append, labelOfDuration: () => 0 };
    this.#program = compile(instance, properties, listener, {
      symmetry,
      store: () => store,
      edges: () => sink,
      // As when the state was first expanded: what is later is told by ids.
      reducer: reduction?.reducer(() => this.#levelEnd),
    });
  }

  /**
   * Walks to the states of a level until `visit`, told of each that is reached, says that it is the one. Yields now and then.
   * @param earliest by level: no state with a smaller id leads to one that is looked for
   */
  *to(deepest: number, visit: (id: number) => boolean, earliest: readonly number[] = []): Generator<void, void> {
    let level = this.#firstLevel;
    this.#isMet.fill(0);
    this.#earliest = earliest;
    this.#begin(level);
    for (let turn = 1; level >= this.#firstLevel; turn++) {
      if (turn % STATES_PER_TURN === 0) yield;
      if (this.#size === this.#begins[level]) {
        level -= 1;
        continue;
      }
      this.#size -= 1;
      const id = this.#left[this.#size] ?? 0;
      if (this.#isMet[id] !== 0) continue;
      this.#isMet[id] = 1;
      this.#path[level] = id;
      this.#levelEnd = this.#levelEnds[level - 1] ?? 0;
      if (level < deepest) {
        this.#expand(id, level);
        level += 1;
      } else if (visit(id)) {
        return;
      }
    }
  }

  /** The states from the first level of the walk to the one walked into last, on this level. */
  pathTo(level: number): readonly number[] {
    return this.#path.slice(this.#firstLevel, level + 1);
  }

  /** How a state decides a property, if it does. */
  decisionAt(id: number, property: Property): Decision | undefined {
    const atState: Decision = { at: 'state', state: id };
    switch (property.form) {
      case 'always': {
        const isMeant = property.given === undefined || this.#ask(property.given, id);
        return isMeant && !this.#ask(property.holds, id) ? atState : undefined;
      }
      case 'reachable':
        return this.#ask(property.holds, id) ? atState : undefined;
      case 'deadlockFree':
        return this.#successorsOf(id) === 0 && !this.isFinal(id) ? atState : undefined;
      default:
        this.#step = undefined;
        this.#successorsOf(id);
        return this.#step;
    }
  }

  isFinal(id: number): boolean {
    return this.#isFinal !== undefined && this.#ask(this.#isFinal, id);
  }

  /** How many successors a state has, and to which states a step that changes it leads. What the model throws comes through. */
  successorsOf(id: number): { readonly count: number; readonly targets: readonly number[] } {
    const begin = this.#size;
    const count = this.#successorsOf(id, 0, Number.POSITIVE_INFINITY);
    const targets = [...this.#left.subarray(begin, this.#size)];
    this.#size = begin;
    return { count, targets };
  }

  #begin(level: number): void {
    this.#size = 0;
    this.#begins[level] = 0;
    const [begin, end] = this.#idsOf(level);
    for (let id = end - 1; id >= begin; id--) this.#push(id);
  }

  #expand(id: number, level: number): void {
    const begin = this.#size;
    this.#begins[level + 1] = begin;
    this.#successorsOf(id, ...this.#idsOf(level + 1));
    // The first successor has to come off first.
    this.#left.subarray(begin, this.#size).reverse();
  }

  /** How many successors a state has; those with ids in a range are left to walk into. */
  #successorsOf(id: number, from = 0, to = 0): number {
    this.#from = from;
    this.#to = to;
    return this.#program.expand(id);
  }

  readonly #append = (_source: number, targets: Int32Array, _labels: Int32Array, count: number): void => {
    for (let edge = 0; edge < count; edge++) {
      const target = targets[edge] ?? 0;
      if (target >= this.#from && target < this.#to) this.#push(target);
    }
  };

  #push(id: number): void {
    if (this.#size === this.#left.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#left);
      this.#left = larger;
    }
    this.#left[this.#size] = id;
    this.#size += 1;
  }

  #idsOf(level: number): readonly [begin: number, end: number] {
    return [Math.max(this.#levelEnds[level - 2] ?? 0, this.#earliest[level] ?? 0), this.#levelEnds[level - 1] ?? 0];
  }

  #ask(question: (state: never) => boolean, id: number): boolean {
    this.#program.store.load(id);
    return (question as Question)(this.#program.state);
  }
}

type Question = (state: unknown) => boolean;
