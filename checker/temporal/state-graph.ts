import type { Exploration } from '../explore/index.js';

/**
 * What an exploration has seen as a graph of states, by number. Only transitions that change the state are in it. All
 * arrays may be longer than there are states or edges.
 */
export interface StateGraph {
  readonly states: number;
  /** The initial states are those with the lowest numbers. */
  readonly initialStates: number;
  /** By state: one more than the position of its first edge; 0 if the exploration ended before it was expanded. */
  readonly begins: Int32Array;
  /** By state: the position behind its last edge. */
  readonly ends: Int32Array;
  readonly targets: Int32Array;
  readonly labels: Int32Array | Uint16Array;
  readonly edges: number;
}

/** The graph of an exploration that has kept its edges. */
export function graphOf({ program, distinctStates, initialStates }: Exploration): StateGraph | undefined {
  const { edges } = program;
  if (edges === undefined) return undefined;
  const { begins, ends, targets, labels, count } = edges;
  return { states: distinctStates, initialStates, begins, ends, targets, labels, edges: count };
}

/** Whether the transitions from a state are known. */
export function isExpanded(graph: StateGraph, state: number): boolean {
  return graph.begins[state] !== 0;
}

/** The position of a state's first edge; of a state that was not expanded that of its end, for it has none. */
export function firstEdge(graph: StateGraph, state: number): number {
  const begin = graph.begins[state] ?? 0;
  return begin === 0 ? (graph.ends[state] ?? 0) : begin - 1;
}
