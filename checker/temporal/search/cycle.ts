import { DisagreementError } from '../../errors.js';
import { enlarged, sharedWords } from '../../store/index.js';
import { STEPS_PER_TURN } from './components.js';
import type { Product } from './product.js';

/** No cycle is shortened any further, and no other one sought, after so many steps of search. */
const MOST_STEPS = 5_000_000;

/** What a cycle still owes. */
interface Debts {
  /** Acceptance sets that it does not meet, as a mask. */
  readonly marks: number;
  /** Constraints of which no action is taken, and that are enabled all the time. */
  readonly weak: ReadonlySet<number>;
  /** Constraints of which no action is taken though one is enabled somewhere. */
  readonly strong: ReadonlySet<number>;
}

/** What one step of a cycle, and the node to which it leads, contribute. */
interface Contribution {
  readonly marks: number;
  readonly taken: ReadonlySet<number>;
  readonly enabled: ReadonlySet<number>;
}

/** What a path is to end with: a step of this kind, or a step to such a node. */
interface Goal {
  isStep(edge: number, marks: number): boolean;
  isNode(node: number): boolean;
}

/** Makes short cycles inside the fair components of a product. */
export class CycleSearch {
  #steps = 0;
  /** By node, while a path is searched: one more than the node from which it was reached, 0 if it was not. */
  readonly #reachedFrom: Int32Array;
  #queue = sharedWords(1024);
  #queued = 0;

  constructor(
    private readonly product: Product,
    private readonly componentOf: Int32Array,
  ) {
    this.#reachedFrom = sharedWords(product.nodes);
  }

  /** Whether no more should be spent on shorter cycles than has been. */
  get isSpent(): boolean {
    return this.#steps > MOST_STEPS;
  }

  /**
   * A fair, accepted cycle through a node of a fair component: the nodes after it, the last one the node itself. Goes to
   * the nearest thing that is owed again and again, then home, and then takes short cuts as long as nothing is owed.
   */
  *through(start: number): Generator<void, readonly number[]> {
    // What strong fairness owes depends on where the cycle leads.
    const toTake = new Set<number>();
    for (;;) {
      const cycle = yield* this.#tour(start, toTake);
      const { strong } = this.#debts(start, cycle);
      if (strong.size === 0) return yield* this.#shortened(start, cycle);
      for (const constraint of strong) toTake.add(constraint);
    }
  }

  *#tour(start: number, toTake: ReadonlySet<number>): Generator<void, readonly number[]> {
    let cycle: readonly number[] = [];
    for (;;) {
      const debts = this.#debts(start, cycle);
      const taken = new Set(this.#contributions(start, cycle).flatMap((each) => [...each.taken]));
      const open = new Set([...toTake].filter((constraint) => !taken.has(constraint)));
      if (debts.marks === 0 && debts.weak.size === 0 && open.size === 0) break;
      cycle = [...cycle, ...(yield* this.#pathTo(cycle.at(-1) ?? start, this.#payment(debts, open)))];
    }
    return cycle.at(-1) === start ? cycle : [...cycle, ...(yield* this.#pathTo(cycle.at(-1) ?? start, reach(start)))];
  }

  /** A step that pays something that is owed. */
  #payment(debts: Debts, toTake: ReadonlySet<number>): Goal {
    const { product } = this;
    const { graph, constraints } = product;
    return {
      isStep: (edge, marks) => {
        const constraint = constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1;
        return (marks & debts.marks) !== 0 || debts.weak.has(constraint) || toTake.has(constraint);
      },
      isNode: (node) => {
        if (debts.weak.size === 0) return false;
        const enabled = product.enabledIn(node);
        return [...debts.weak].some((constraint) => !enabled.has(constraint));
      },
    };
  }

  /** The debts of a walk from a node; if it does not end there, of what it has shown so far. */
  #debts(start: number, walk: readonly number[]): Debts {
    const { constraints, allMarks } = this.product;
    const steps = this.#contributions(start, walk);
    const taken = new Set(steps.flatMap((step) => [...step.taken]));
    const enabled = [this.product.enabledIn(start), ...steps.map((step) => step.enabled)];
    const untaken = [...new Set(enabled.flatMap((each) => [...each]))].filter((constraint) => !taken.has(constraint));
    const isStrong = (constraint: number) => constraints.isStrong[constraint] === true;
    return {
      marks: steps.reduce((missing, { marks }) => missing & ~marks, allMarks),
      weak: new Set(untaken.filter((each) => !isStrong(each) && enabled.every((here) => here.has(each)))),
      strong: new Set(untaken.filter(isStrong)),
    };
  }

  #contributions(start: number, walk: readonly number[]): readonly Contribution[] {
    return walk.map((node, position) => this.#contribution(walk[position - 1] ?? start, node));
  }

  /** Where several transitions make the same step it counts as each of them. */
  #contribution(from: number, to: number): Contribution {
    const { graph, constraints } = this.product;
    const taken = new Set<number>();
    let marks = 0;
    this.product.forEachSuccessor(from, (target, edge, met) => {
      if (target !== to) return;
      marks |= met;
      const constraint = constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1;
      if (constraint >= 0) taken.add(constraint);
    });
    return { marks, taken, enabled: this.product.enabledIn(to) };
  }

  /**
   * A shortest path inside the component, of at least one step and at most so many, that ends with a goal; without the node
   * it starts from.
   */
  *#path(start: number, goal: Goal, mostSteps: number): Generator<void, number[] | undefined> {
    const component = this.componentOf[start];
    let last: readonly [from: number, to: number] | undefined;
    let levelEnd = 0;
    for (let next = -1, level = 1; next < this.#queued && level <= mostSteps && last === undefined; next++) {
      if (next % STEPS_PER_TURN === 0) yield;
      const node = next < 0 ? start : (this.#queue[next] ?? start);
      this.product.forEachSuccessor(node, (target, edge, marks) => {
        this.#steps += 1;
        if (last !== undefined || this.componentOf[target] !== component) return;
        const isNew = this.#reachedFrom[target] === 0;
        if (goal.isStep(edge, marks) || (isNew && goal.isNode(target))) last = [node, target];
        if (isNew) this.#reach(target, node);
      });
      if (next + 1 === levelEnd) {
        level += 1;
        levelEnd = this.#queued;
      }
    }
    const path = last === undefined ? undefined : [last[1]];
    for (let at = last?.[0] ?? start; at !== start; at = (this.#reachedFrom[at] ?? 0) - 1) path?.push(at);
    this.#forget();
    return path?.reverse();
  }

  /** A path to what is there to be reached. */
  *#pathTo(start: number, goal: Goal): Generator<void, number[]> {
    const path = yield* this.#path(start, goal, Number.POSITIVE_INFINITY);
    if (path === undefined) throw new DisagreementError('what a fair component owes cannot be paid in it');
    return path;
  }

  #reach(node: number, from: number): void {
    if (this.#queued === this.#queue.length) this.#queue = enlarged(this.#queue, 2 * this.#queued);
    this.#queue[this.#queued++] = node;
    this.#reachedFrom[node] = from + 1;
  }

  #forget(): void {
    for (let position = 0; position < this.#queued; position++) this.#reachedFrom[this.#queue[position] ?? 0] = 0;
    this.#queued = 0;
  }

  /** Replaces parts of a cycle by shortest paths as long as that leaves nothing owed. */
  *#shortened(start: number, cycle: readonly number[]): Generator<void, readonly number[]> {
    let best = cycle;
    for (let from = 0; from < best.length - 1; from++) {
      for (let to = best.length; to > from + 1; to--) {
        if (this.isSpent) return best;
        const shortcut = yield* this.#path(best[from - 1] ?? start, reach(best[to - 1] ?? start), to - from - 1);
        if (shortcut === undefined) continue;
        const candidate = [...best.slice(0, from), ...shortcut, ...best.slice(to)];
        const { marks, weak, strong } = this.#debts(start, candidate);
        if (marks !== 0 || weak.size > 0 || strong.size > 0) continue;
        best = candidate;
        to = Math.min(to, best.length + 1);
      }
    }
    return best;
  }
}

function reach(node: number): Goal {
  return { isStep: () => false, isNode: (reached) => reached === node };
}
