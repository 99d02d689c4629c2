import { enlarged, sharedWords } from '../../store/index.js';
import { STEPS_PER_TURN } from './components.js';
import { CycleSearch } from './cycle.js';
import type { Product } from './product.js';

/** A run that goes on for ever, as states of the graph. */
export interface Lasso {
  /** From an initial state to where it begins to repeat, or stops. */
  readonly prefix: readonly number[];
  /** The states after those of the prefix, the last one the same as the prefix's last; none if the run stops there. */
  readonly loop: readonly number[];
}

/** From how many places of fair components, those nearest to the beginning, a cycle is tried. */
const CYCLES_TRIED = 24;

/**
 * A short counterexample: among the shortest prefixes that lead to a place from which a fair, accepted run can go on, that
 * for which prefix and cycle together are shortest. Prefixes are shortest, by breadth-first search; cycles are made short,
 * which is all that can be afforded (a shortest one is NP-hard to find).
 * @param componentOf by node, the fair component that it is in, or 0
 */
export function* shortLasso(product: Product, componentOf: Int32Array): Generator<void, Lasso | undefined> {
  const search = new PrefixSearch(product);
  const cycles = new CycleSearch(product, componentOf);
  let best: { readonly node: number; readonly cycle: readonly number[]; readonly length: number } | undefined;
  let tried = 0;
  for (const found of search.nodes()) {
    if (found === null) {
      yield;
      continue;
    }
    const { node, level } = found;
    if (best !== undefined && level >= best.length) break;
    if (product.isAcceptingStop(node)) {
      best = { node, cycle: [], length: level };
      break;
    }
    if (componentOf[node] === 0 || tried === CYCLES_TRIED || (best !== undefined && cycles.isSpent)) continue;
    tried += 1;
    const cycle = yield* cycles.through(node);
    const length = level + cycle.length;
    if (best === undefined || length < best.length) best = { node, cycle, length };
  }
  if (best === undefined) return undefined;
  const stateOf = (node: number) => Math.floor(node / product.width);
  return { prefix: search.pathTo(best.node).map(stateOf), loop: best.cycle.map(stateOf) };
}

/** Visits the nodes of a product breadth first. */
class PrefixSearch {
  /** By node: one more than the node from which it was first reached; 0 if not seen; the node itself plus one if initial. */
  readonly #parents: Int32Array;
  #queue = sharedWords(1024);
  #queued = 0;

  constructor(private readonly product: Product) {
    this.#parents = sharedWords(product.nodes);
  }

  /** The nodes, nearest first, with their distance; now and then null, for a chance to interrupt. */
  *nodes(): Generator<{ readonly node: number; readonly level: number } | null, void> {
    const { graph, width, initial } = this.product;
    for (let state = 0; state < graph.initialStates; state++) {
      for (const inAutomaton of initial) this.#reach(state * width + inAutomaton, state * width + inAutomaton);
    }
    let level = 0;
    let levelEnd = this.#queued;
    for (let next = 0; next < this.#queued; next++) {
      if (next === levelEnd) {
        level += 1;
        levelEnd = this.#queued;
      }
      if (next % STEPS_PER_TURN === 0) yield null;
      const node = this.#queue[next] ?? 0;
      yield { node, level };
      this.product.forEachSuccessor(node, (target) => this.#reach(target, node));
    }
  }

  /** The nodes from an initial one to this. */
  pathTo(node: number): number[] {
    const path: number[] = [];
    for (let at = node, from = -1; at !== from; ) {
      path.push(at);
      from = at;
      at = (this.#parents[at] ?? 0) - 1;
    }
    return path.reverse();
  }

  #reach(node: number, from: number): void {
    if (this.#parents[node] !== 0) return;
    this.#parents[node] = from + 1;
    if (this.#queued === this.#queue.length) this.#queue = enlarged(this.#queue, 2 * this.#queued);
    this.#queue[this.#queued++] = node;
  }
}
