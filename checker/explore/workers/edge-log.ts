import type { EdgeSink } from '../../compile/index.js';
import { Edges, enlarged, sharedWords } from '../../store/index.js';

/** What one thread has kept of the transitions. */
export interface LoggedEdges {
  /** The states that it has expanded, in this order: the edges of the one at a position are those of that number in `edges`. */
  readonly sources: Int32Array;
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly targets: Int32Array;
  readonly labels: Int32Array | Uint16Array;
  readonly durations: readonly number[];
  readonly count: number;
}

/** The transitions from the states that one of several threads expands, in the order in which it does. */
export class EdgeLog implements EdgeSink {
  readonly #edges: Edges;
  #sources = sharedWords(1024);
  #count = 0;

  constructor(firstDuration: number, isTimed: boolean) {
    this.#edges = new Edges(firstDuration, isTimed);
  }

  open(source: number): void {
    if (this.#count === this.#sources.length) this.#sources = enlarged(this.#sources, 2 * this.#count);
    this.#sources[this.#count] = source;
    this.#edges.open(this.#count);
    this.#count += 1;
  }

  append(_source: number, targets: Int32Array, labels: Int32Array, count: number): void {
    this.#edges.append(this.#count - 1, targets, labels, count);
  }

  labelOfDuration(steps: number): number {
    return this.#edges.labelOfDuration(steps);
  }

  get logged(): LoggedEdges {
    const { begins, ends, targets, labels, durations } = this.#edges;
    return { sources: this.#sources, begins, ends, targets, labels, durations, count: this.#count };
  }
}
