import { DisagreementError } from '../errors.js';
import { STEPS_PER_TURN } from './components.js';
import type { Product } from './product.js';

/** A cycle is not shortened any further after so many steps of search. */
const MOST_STEPS = 20_000_000;

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

/** Makes short cycles inside the fair components of a product. */
export class CycleSearch {
  #steps = 0;

  constructor(
    private readonly product: Product,
    private readonly componentOf: Int32Array,
  ) {}

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
      cycle = [...cycle, ...(yield* this.#path(cycle.at(-1) ?? start, this.#pays(debts, open)))];
    }
    return cycle.at(-1) === start
      ? cycle
      : [...cycle, ...(yield* this.#path(cycle.at(-1) ?? start, (_, to) => to === start))];
  }

  /** Whether a step pays something that is owed. */
  #pays(debts: Debts, toTake: ReadonlySet<number>) {
    return (from: number, to: number): boolean => {
      const { marks, taken, enabled } = this.#contribution(from, to);
      if ((marks & debts.marks) !== 0) return true;
      for (const constraint of debts.weak) if (taken.has(constraint) || !enabled.has(constraint)) return true;
      for (const constraint of toTake) if (taken.has(constraint)) return true;
      return false;
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

  /** A shortest path inside the component, of at least one step, whose last step is a goal; without the node it starts from. */
  *#path(start: number, isGoal: (from: number, to: number) => boolean): Generator<void, number[]> {
    const component = this.componentOf[start];
    const parents = new Map<number, number>();
    const queue = [start];
    let goal: readonly [from: number, to: number] | undefined;
    for (let next = 0; next < queue.length && goal === undefined; next++) {
      if (next % STEPS_PER_TURN === 0) yield;
      const node = queue[next] ?? start;
      this.product.forEachSuccessor(node, (target) => {
        this.#steps += 1;
        if (goal !== undefined || this.componentOf[target] !== component) return;
        if (isGoal(node, target)) goal = [node, target];
        if (target === start || parents.has(target)) return;
        parents.set(target, node);
        queue.push(target);
      });
    }
    if (goal === undefined)
      throw new DisagreementError('a fair component in which something that it owes cannot be paid');
    const path = [goal[1]];
    for (let at = goal[0]; at !== start; at = parents.get(at) ?? start) path.push(at);
    return path.reverse();
  }

  /** Replaces parts of a cycle by shortest paths as long as that leaves nothing owed. */
  *#shortened(start: number, cycle: readonly number[]): Generator<void, readonly number[]> {
    let best = cycle;
    for (let from = 0; from < best.length - 1; from++) {
      for (let to = best.length; to > from + 1; to--) {
        if (this.#steps > MOST_STEPS) return best;
        const target = best[to - 1] ?? start;
        const source = best[from - 1] ?? start;
        const shortcut = yield* this.#path(source, (_, reached) => reached === target);
        if (shortcut.length >= to - from) continue;
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
