import { enlarged, sharedWords } from '../../store/index.js';
import { STEPS_PER_TURN } from '../search/components.js';
import { durationOf, firstEdge, type StateGraph } from '../search/state-graph.js';
import { timeCanPassUnseen } from './divergence.js';

const FRAME = 2;
const UNKNOWN = -1;
/** The state is on the path that is being followed: coming back to it closes a cycle, on which time passes. */
const ON_PATH = -2;

/** By state in which the conclusion does not hold, how long it can take. */
export class Waits {
  /** Longest time, or one of the marks above. */
  readonly #longest: Float64Array;
  /** State and position of its next edge, for each state on the path. */
  #frames = sharedWords(FRAME * 1024);
  #depth = 0;

  constructor(
    private readonly graph: StateGraph,
    /** Whether the conclusion does not hold in a state. */
    readonly isOpen: (state: number) => boolean,
  ) {
    this.#longest = new Float64Array(graph.states).fill(UNKNOWN);
  }

  /** In units of time; infinite where it need never come. */
  longestFrom(state: number): number {
    return this.#longest[state] ?? 0;
  }

  /** Depth first: when a state is left all that it leads to is known. */
  *compute(root: number): Generator<void, void> {
    const { graph } = this;
    if (this.#longest[root] !== UNKNOWN) return;
    this.#enter(root);
    for (let turn = 1; this.#depth > 0; turn++) {
      if (turn % STEPS_PER_TURN === 0) yield;
      const frame = FRAME * (this.#depth - 1);
      const state = this.#frames[frame] ?? 0;
      const edge = this.#frames[frame + 1] ?? 0;
      if (edge === (graph.ends[state] ?? 0)) {
        this.#depth -= 1;
        this.#longest[state] = this.#longestOf(state);
        continue;
      }
      const target = graph.targets[edge] ?? 0;
      this.#frames[frame + 1] = edge + 1;
      if (this.isOpen(target) && this.#longest[target] === UNKNOWN) this.#enter(target);
    }
  }

  #enter(state: number): void {
    const frame = FRAME * this.#depth;
    if (frame === this.#frames.length) this.#frames = enlarged(this.#frames, 2 * frame);
    this.#frames[frame] = state;
    this.#frames[frame + 1] = firstEdge(this.graph, state);
    this.#longest[state] = ON_PATH;
    this.#depth += 1;
  }

  /**
   * From what is known of its successors. One that is still on the path closes a cycle, and so does one that has been left
   * and reaches the path: it has found that out before.
   */
  #longestOf(state: number): number {
    const { graph } = this;
    if (timeCanPassUnseen(graph, state)) return Number.POSITIVE_INFINITY;
    let longest = 0;
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      const target = graph.targets[edge] ?? 0;
      const after = this.isOpen(target) ? (this.#longest[target] ?? 0) : 0;
      const passed = durationOf(graph, graph.labels[edge] ?? 0);
      longest = Math.max(longest, after === ON_PATH ? Number.POSITIVE_INFINITY : passed + after);
    }
    return longest;
  }
}
