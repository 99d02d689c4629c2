import { Components, STEPS_PER_TURN } from './components.js';
import { NodeGroups } from './node-groups.js';
import type { Product } from './product.js';
import { firstEdge } from './state-graph.js';

/**
 * Finds where in a product a run can go on for ever, fair and accepted: in a strongly connected component that meets every
 * acceptance set and every constraint of fairness. A component that leaves out an action to which runs must be strongly
 * fair may still contain such a run, among the states where that action is not enabled; these are searched again (the
 * decomposition of Lichtenstein and Pnueli, "Checking that finite state concurrent programs satisfy their linear
 * specification", POPL 1985; Emerson and Lei, 1987). No cycle is ever enumerated.
 */
export class FairComponents {
  /** By node: which fair component it is in, from 1, or 0. Valid when the search is over. */
  readonly componentOf: Int32Array;
  /** Whether there is such a run: in a fair component, or one that stops. */
  isAny = false;
  readonly #components: Components;
  readonly #fair = new NodeGroups();
  /** What is left of components from which states were taken, to be searched again. */
  readonly #remains = new NodeGroups();
  readonly #demands: Demands;

  constructor(private readonly product: Product) {
    this.#demands = new Demands(product);
    this.#components = new Components(product, (nodes, mark) => this.#judge(nodes, mark));
    this.componentOf = this.#components.numbers;
  }

  /** Searches the whole product; yields now and then, so that it can be interrupted. */
  *search(): Generator<void, void> {
    yield* this.#searchFromInitial();
    if (this.product.waiting >= 0) yield* this.#searchFromWaiting();
    for (let remains = this.#remains.pop(); remains !== undefined; remains = this.#remains.pop()) {
      this.#components.reopen(remains);
      for (const node of remains) yield* this.#components.from(node);
    }
    this.isAny = !this.#fair.isEmpty || this.#someRunStops();
    this.componentOf.fill(0);
    this.#fair.forEach((node, component) => {
      this.componentOf[node] = component;
    });
  }

  /** Whether a run that stops in one of the nodes visited is accepted. */
  #someRunStops(): boolean {
    const { graph, width, waiting } = this.product;
    for (let state = 0; state < graph.states; state++) {
      for (let inAutomaton = 0; inAutomaton < width; inAutomaton++) {
        const node = state * width + inAutomaton;
        const isReached = inAutomaton === waiting || this.#components.numbers[node] !== 0;
        if (isReached && this.product.isAcceptingStop(node)) return true;
      }
    }
    return false;
  }

  *#searchFromInitial(): Generator<void, void> {
    const { graph, width, initial, waiting } = this.product;
    for (const inAutomaton of initial) {
      if (inAutomaton === waiting) continue;
      for (let state = 0; state < graph.initialStates; state++) {
        yield* this.#components.from(state * width + inAutomaton);
      }
    }
  }

  /** Every state is reached while the automaton waits: from each it may go on. */
  *#searchFromWaiting(): Generator<void, void> {
    const { product } = this;
    const { graph, width, waiting, moveTargets } = product;
    const { numbers } = this.#components;
    for (let state = 0; state < graph.states; state++) {
      if (state % STEPS_PER_TURN === 0) yield;
      const begin = firstEdge(graph, state);
      const end = graph.ends[state] ?? 0;
      const row = product.row(state, waiting);
      for (let move = product.firstMove(row); move < product.firstMove(row + 1); move++) {
        const inAutomaton = moveTargets[move] ?? 0;
        if (inAutomaton === waiting) continue;
        for (let edge = begin; edge < end; edge++) {
          const root = (graph.targets[edge] ?? 0) * width + inAutomaton;
          if (numbers[root] === 0) yield* this.#components.from(root);
        }
      }
    }
  }

  #judge(nodes: Int32Array, mark: number): void {
    const left = this.#demands.left(nodes, (node) => this.#components.numbers[node] === mark);
    if (left === 'all') this.#fair.add(nodes);
    else if (left !== 'none' && left.length > 1) this.#remains.add(left);
  }
}

/** What a component owes, counted anew for each. */
class Demands {
  /** By constraint. */
  readonly #enabledIn: Int32Array;
  readonly #taken: Uint8Array;
  readonly #lastNode: Int32Array;
  #touched: number[] = [];

  constructor(private readonly product: Product) {
    const { count } = product.constraints;
    this.#enabledIn = new Int32Array(count);
    this.#taken = new Uint8Array(count);
    this.#lastNode = new Int32Array(count).fill(-1);
  }

  /** Which nodes of a component may be on a fair, accepted cycle as far as this shows: all, none, or some to be searched. */
  left(nodes: Int32Array, isInside: (node: number) => boolean): 'all' | 'none' | Int32Array {
    const { allMarks, constraints } = this.product;
    let marks = 0;
    for (const node of nodes) marks |= this.#count(node, isInside);
    const untaken = this.#touched.filter((constraint) => this.#taken[constraint] === 0);
    const isUnfair = untaken.some(
      (constraint) => constraints.isStrong[constraint] === false && this.#enabledIn[constraint] === nodes.length,
    );
    const left = new Set(untaken.filter((constraint) => constraints.isStrong[constraint] === true));
    this.#forget();
    if (marks !== allMarks || isUnfair) return 'none';
    return left.size === 0 ? 'all' : nodes.filter((node) => !this.#isAnyEnabled(node, left));
  }

  /** Takes note of what is enabled in a node and taken inside the component; returns the marks met inside. */
  #count(node: number, isInside: (node: number) => boolean): number {
    const { product } = this;
    const { graph, width, moveTargets, moveMarks, constraints, excluded } = product;
    const state = Math.floor(node / width);
    const row = product.row(state, node - state * width);
    let marks = 0;
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      const constraint = constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1;
      if (constraint >= 0) this.#isEnabled(constraint, node);
      if (excluded !== undefined && excluded[edge] === 1) continue;
      const base = (graph.targets[edge] ?? 0) * width;
      for (let move = product.firstMove(row); move < product.firstMove(row + 1); move++) {
        if (!isInside(base + (moveTargets[move] ?? 0))) continue;
        marks |= moveMarks[move] ?? 0;
        if (constraint >= 0) this.#taken[constraint] = 1;
      }
    }
    return marks;
  }

  #isEnabled(constraint: number, node: number): void {
    if (this.#lastNode[constraint] === node) return;
    this.#lastNode[constraint] = node;
    if (this.#enabledIn[constraint] === 0) this.#touched.push(constraint);
    this.#enabledIn[constraint] = (this.#enabledIn[constraint] ?? 0) + 1;
  }

  #forget(): void {
    for (const constraint of this.#touched) {
      this.#enabledIn[constraint] = 0;
      this.#taken[constraint] = 0;
      this.#lastNode[constraint] = -1;
    }
    this.#touched = [];
  }

  #isAnyEnabled(node: number, constraintsToAvoid: ReadonlySet<number>): boolean {
    const { graph, width, constraints } = this.product;
    const state = Math.floor(node / width);
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      if (constraintsToAvoid.has(constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1)) return true;
    }
    return false;
  }
}
