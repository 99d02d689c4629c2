import type { Ancestry } from '../../explore/index.js';
import type { Edges } from '../../store/index.js';

/** The shortest runs from the state with number 0 on through transitions that were kept, by a breadth-first search. */
export class ShortestRuns implements Ancestry {
  /** By state: one more than the one from which it was first reached, or 0. */
  readonly #parents: Int32Array;

  constructor({ begins, ends, targets }: Edges, states: number) {
    this.#parents = new Int32Array(states);
    const queue = new Int32Array(states);
    let queued = 1;
    for (let next = 0; next < queued; next++) {
      const state = queue[next] ?? 0;
      const begin = begins[state] ?? 0;
      if (begin === 0) continue;
      for (let edge = begin - 1; edge < (ends[state] ?? 0); edge++) {
        const target = targets[edge] ?? 0;
        if (target === 0 || this.#parents[target] !== 0) continue;
        this.#parents[target] = state + 1;
        queue[queued++] = target;
      }
    }
  }

  pathTo(id: number): number[] {
    const path = [id];
    for (let at = this.#parents[id] ?? 0; at > 0; at = this.#parents[at - 1] ?? 0) path.push(at - 1);
    return path.reverse();
  }
}
