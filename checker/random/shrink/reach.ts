import type { Edges } from '../../store/index.js';

/** Which states can be reached from the first ones, along transitions that were kept, and how. */
export interface Reach {
  /** In the order of their distance. */
  readonly inOrder: Int32Array;
  /** By state, in steps; −1 if it is not reached. */
  readonly distance: Int32Array;
  /** By state: the one before it on a shortest way; −1 for the first ones. */
  readonly before: Int32Array;
}

/** What can be reached, breadth first, from the first so many of all states. */
export function reachOf(first: number, states: number, { begins, ends, targets }: Edges): Reach {
  const inOrder = new Int32Array(states);
  const distance = new Int32Array(states).fill(-1);
  const before = new Int32Array(states).fill(-1);
  let found = 0;
  for (; found < first; found++) {
    inOrder[found] = found;
    distance[found] = 0;
  }
  for (let taken = 0; taken < found; taken++) {
    const state = inOrder[taken] ?? 0;
    const begin = begins[state] ?? 0;
    // Those that were not expanded have no edges.
    if (begin === 0) continue;
    for (let edge = begin - 1; edge < (ends[state] ?? 0); edge++) {
      const target = targets[edge] ?? 0;
      if (distance[target] !== -1) continue;
      distance[target] = (distance[state] ?? 0) + 1;
      before[target] = state;
      inOrder[found] = target;
      found += 1;
    }
  }
  return { inOrder: inOrder.subarray(0, found), distance, before };
}

/** The states on a shortest way from one of the first to this one. */
export function wayTo(state: number, { before }: Reach): readonly number[] {
  const way: number[] = [];
  for (let at = state; at >= 0; at = before[at] ?? -1) way.push(at);
  return way.reverse();
}
