import { enlarged, sharedWords } from '../../store/index.js';
import type { Product } from './product.js';
import { firstEdge } from './state-graph.js';

/** How many steps of the search run between two chances to interrupt it. */
export const STEPS_PER_TURN = 2 ** 14;

/** A frame of the search: node, position of the edge and of the move to look at next, lowest number reached. */
const FRAME = 4;

/** What is noted of nodes that are closed and alone. */
const ALONE = -1;

/**
 * The strongly connected components of a product, by an iterative form of Tarjan's algorithm ("Depth-first search and
 * linear graph algorithms", SIAM Journal on Computing 1(2), 1972). No node has an edge to itself in a graph of states
 * without steps that change nothing, so only components of several nodes have cycles; only these are reported.
 */
export class Components {
  /** By node: 0 if not seen; while open its number, from 1, in order of discovery; when closed the component's, negated. */
  readonly numbers: Int32Array;
  #seen = 0;
  #components = 1;
  #frames = sharedWords(FRAME * 1024);
  #depth = 0;
  #open = sharedWords(1024);
  #openCount = 0;

  /** `found` is told the nodes of a component, good until it returns, and what is noted of each of them in `numbers`. */
  constructor(
    private readonly product: Product,
    private readonly found: (nodes: Int32Array, mark: number) => void,
  ) {
    this.numbers = sharedWords(product.nodes);
  }

  /** Visits what is reached from a node and was not seen before. */
  *from(root: number): Generator<void, void> {
    if (this.numbers[root] !== 0) return;
    this.#enter(root);
    while (!this.#advance(STEPS_PER_TURN)) yield;
  }

  /** Forgets nodes of a closed component, so that they can be searched again; the others stay closed. */
  reopen(nodes: Int32Array): void {
    for (const node of nodes) this.numbers[node] = 0;
  }

  #enter(node: number): void {
    if (FRAME * (this.#depth + 1) > this.#frames.length) this.#frames = enlarged(this.#frames, 2 * this.#frames.length);
    if (this.#openCount === this.#open.length) this.#open = enlarged(this.#open, 2 * this.#open.length);
    const { product } = this;
    const state = Math.floor(node / product.width);
    const frame = FRAME * this.#depth;
    this.#seen += 1;
    this.numbers[node] = this.#seen;
    this.#open[this.#openCount++] = node;
    this.#frames[frame] = node;
    this.#frames[frame + 1] = firstEdge(product.graph, state);
    this.#frames[frame + 2] = product.firstMove(product.row(state, node - state * product.width));
    this.#frames[frame + 3] = this.#seen;
    this.#depth += 1;
  }

  /** Goes on for so many frames; whether the search has come to its end. */
  #advance(frames: number): boolean {
    for (let turn = 0; turn < frames; turn++) {
      if (this.#depth === 0) return true;
      const next = this.#nextUnseen(FRAME * (this.#depth - 1));
      if (next >= 0) this.#enter(next);
      else this.#leave();
    }
    return false;
  }

  /** The next node, not seen before, to which an edge leads from the node of a frame, or −1. */
  #nextUnseen(frame: number): number {
    const { product, numbers } = this;
    const { graph, width, moveTargets, excluded } = product;
    const { targets } = graph;
    const all = this.#frames;
    const node = all[frame] as number;
    const state = Math.floor(node / width);
    const row = product.row(state, node - state * width);
    const firstMove = product.firstMove(row);
    const endMove = product.firstMove(row + 1);
    const end = graph.ends[state] as number;
    let edge = all[frame + 1] as number;
    let move = all[frame + 2] as number;
    let low = all[frame + 3] as number;
    for (; edge < end; edge++, move = firstMove) {
      if (excluded !== undefined && excluded[edge] === 1) continue;
      const base = (targets[edge] as number) * width;
      while (move < endMove) {
        const target = base + (moveTargets[move] as number);
        move += 1;
        const number = numbers[target] as number;
        if (number === 0) {
          all[frame + 1] = edge;
          all[frame + 2] = move;
          all[frame + 3] = low;
          return target;
        }
        if (number > 0 && number < low) low = number;
      }
    }
    all[frame + 1] = edge;
    all[frame + 3] = low;
    return -1;
  }

  /** All that is reached from the node on top has been seen. */
  #leave(): void {
    this.#depth -= 1;
    const frame = FRAME * this.#depth;
    const node = this.#frames[frame] as number;
    const low = this.#frames[frame + 3] as number;
    if (low === this.numbers[node]) this.#close(node);
    if (this.#depth === 0) return;
    const above = frame - FRAME + 3;
    if (low < (this.#frames[above] as number)) this.#frames[above] = low;
  }

  /** What was opened since this node is a component. */
  #close(first: number): void {
    const end = this.#openCount;
    let begin = end - 1;
    while (this.#open[begin] !== first) begin -= 1;
    this.#openCount = begin;
    if (end - begin === 1) {
      this.numbers[first] = ALONE;
      return;
    }
    this.#components += 1;
    const mark = -this.#components;
    const nodes = this.#open.subarray(begin, end);
    for (const node of nodes) this.numbers[node] = mark;
    this.found(nodes, mark);
  }
}
