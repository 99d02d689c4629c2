import { compile, type EdgeSink, type Program } from '../../compile/index.js';
import type { Property } from '../../language/index.js';
import type { Decision } from '../run.js';
import { nowhere } from './edge-switch.js';
import type { Heading } from './heading.js';
import { idsOf, type Levelled } from './levelled.js';

/** What a walk has a program of its own for. */
export interface Judged {
  /** All that were judged, where steps are left out: which ones depends on what these read. */
  readonly properties: readonly Property[];
  /** The one of them about steps that the walk is to judge. */
  readonly ofSteps?: Property;
}

/** How many states are walked into before the rest of the process gets a turn. */
const STATES_PER_TURN = 1_000;

/**
 * Walks through levels of states that were all found before, depth first, into the successors of a state in the order in
 * which actions make them, and never into a state twice: so each is first met by the first of the shortest runs to it.
 */
export class Walk {
  readonly #program: Program;
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
  readonly #sink: EdgeSink = {
    ...nowhere,
    append: (_source, targets, _labels, count) => {
      for (let edge = 0; edge < count; edge++) {
        const target = targets[edge] ?? 0;
        if (target >= this.#from && target < this.#to) this.#push(target);
      }
    },
  };
  #heading: Heading = { earliest: [] };
  /** By level: the state last walked into. */
  readonly #path: number[] = [];

  /**
   * @param judged if not given, the walk is taken by the program that began the exploration, which is fast by now: where that
   *   judges no steps, and leaves none out
   */
  constructor(
    readonly levelled: Levelled,
    judged?: Judged,
  ) {
    const { instance, begun, levelEnds } = levelled;
    this.#isMet = new Uint8Array(levelEnds.at(-1) ?? 0);
    this.#isFinal = instance.final as Question | undefined;
    this.#program = judged === undefined ? begun.search.program : this.#compiled(judged);
    if (judged === undefined) begun.edgeSwitch.to = this.#sink;
  }

  #compiled({ properties, ofSteps }: Judged): Program {
    const { instance, store, symmetry, reduction } = this.levelled;
    const listener = {
      found: () => {},
      decided: () => {},
      decidedByStep: (property: number, source: number, target: number) => {
        if (properties[property] === ofSteps) this.#step ??= { at: 'step', source, target };
      },
    };
    return compile(instance, properties, listener, {
      symmetry,
      store: () => store,
      edges: () => this.#sink,
      // As when the state was first expanded: what is later is told by ids.
      reducer: reduction?.reducer(() => this.#levelEnd),
    });
  }

  /**
   * Walks to the states of a level until `visit`, told of each that is reached, says that it is the one. Yields now and then.
   * States that lead to none that is looked for may be passed over.
   */
  *to(deepest: number, visit: (id: number) => boolean, heading: Heading = { earliest: [] }): Generator<void, void> {
    const { firstLevel } = this.levelled;
    const { leading } = heading;
    let level = firstLevel;
    this.#isMet.fill(0);
    this.#heading = heading;
    this.#begin(level);
    for (let turn = 1; level >= firstLevel; turn++) {
      if (turn % STATES_PER_TURN === 0) yield;
      if (this.#size === this.#begins[level]) {
        level -= 1;
        continue;
      }
      this.#size -= 1;
      const id = this.#left[this.#size] ?? 0;
      if (this.#isMet[id] !== 0) continue;
      this.#isMet[id] = 1;
      if (leading !== undefined && level >= leading.level && !leading.states.has(id)) continue;
      this.#path[level] = id;
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
    return this.#path.slice(this.levelled.firstLevel, level + 1);
  }

  /** How a state of a level decides a property, if it does. */
  decisionAt(id: number, property: Property, level: number): Decision | undefined {
    const atState: Decision = { at: 'state', state: id };
    switch (property.form) {
      case 'always': {
        const isMeant = property.given === undefined || this.#ask(property.given, id);
        return isMeant && !this.#ask(property.holds, id) ? atState : undefined;
      }
      case 'reachable':
        return this.#ask(property.holds, id) ? atState : undefined;
      case 'deadlockFree':
        return this.#successorsOf(id, level) === 0 && !this.isFinal(id) ? atState : undefined;
      default:
        this.#step = undefined;
        this.#successorsOf(id, level);
        return this.#step;
    }
  }

  isFinal(id: number): boolean {
    return this.#isFinal !== undefined && this.#ask(this.#isFinal, id);
  }

  /** How many successors a state of a level has, and to which states a step that changes it leads. What the model throws comes through. */
  successorsOf(id: number, level: number): { readonly count: number; readonly targets: readonly number[] } {
    const begin = this.#size;
    const count = this.#successorsOf(id, level, 0, Number.POSITIVE_INFINITY);
    const targets = [...this.#left.subarray(begin, this.#size)];
    this.#size = begin;
    return { count, targets };
  }

  #begin(level: number): void {
    this.#size = 0;
    this.#begins[level] = 0;
    const [begin, end] = this.#leadingOf(level);
    for (let id = end - 1; id >= begin; id--) this.#push(id);
  }

  #expand(id: number, level: number): void {
    const begin = this.#size;
    this.#begins[level + 1] = begin;
    this.#successorsOf(id, level, ...this.#leadingOf(level + 1));
    // The first successor has to come off first.
    this.#left.subarray(begin, this.#size).reverse();
  }

  /** How many successors a state has; those with ids in a range are left to walk into. */
  #successorsOf(id: number, level: number, from = 0, to = 0): number {
    this.#levelEnd = idsOf(this.levelled, level)[1];
    this.#from = from;
    this.#to = to;
    return this.#program.expand(id);
  }

  #push(id: number): void {
    if (this.#size === this.#left.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#left);
      this.#left = larger;
    }
    this.#left[this.#size] = id;
    this.#size += 1;
  }

  /** The ids of a level, without those before the earliest that leads to what is looked for. */
  #leadingOf(level: number): readonly [begin: number, end: number] {
    const [begin, end] = idsOf(this.levelled, level);
    return [Math.max(begin, this.#heading.earliest[level] ?? 0), end];
  }

  #ask(question: (state: never) => boolean, id: number): boolean {
    this.#program.store.load(id);
    return (question as Question)(this.#program.state);
  }
}

type Question = (state: unknown) => boolean;
