import type { Program } from '../../compile/index.js';
import type { Explored } from '../../explore/index.js';
import type { Time } from '../../language/index.js';
import type { Edges } from '../../store/index.js';

/**
 * What an exploration has seen as a graph of states, by number. Only transitions that change the state are in it. All
 * arrays may be longer than there are states or edges; `begins` and `ends` may be shorter, if the last states found were
 * not expanded.
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
  /** Labels from this one on are of transitions by which time passes. */
  readonly firstDuration: number;
  /** By such a label: how many units of time pass. */
  readonly durations: readonly number[];
  /** By state, of a system with time: 1 where time must not pass before something due has happened. */
  readonly timeWaits: Uint8Array | undefined;
}

/** The graph of an exploration, from the edges that it has kept. */
export function graphOf(
  { program, distinctStates, initialStates }: Explored,
  edges: Edges,
  time: Time | undefined,
): StateGraph {
  const { begins, ends, targets, labels, count, firstDuration } = edges;
  const durations = edges.durations.map((steps) => steps * (time?.step ?? 1));
  const timeWaits = time === undefined ? undefined : waitingStates(program, distinctStates);
  const graph = { states: distinctStates, initialStates, begins, ends, targets, labels, edges: count };
  return { ...graph, firstDuration, durations, timeWaits };
}

function waitingStates({ store, timeWaits }: Program, states: number): Uint8Array {
  return Uint8Array.from({ length: states }, (_, state) => {
    store.load(state);
    return Number(timeWaits());
  });
}

/** How many units of time pass by a transition with a label. */
export function durationOf({ firstDuration, durations }: StateGraph, label: number): number {
  return label < firstDuration ? 0 : (durations[label - firstDuration] ?? 0);
}

/** Whether the transitions from a state are known. */
export function isExpanded(graph: StateGraph, state: number): boolean {
  // The array need not reach as far as the states that were never expanded.
  return (graph.begins[state] ?? 0) !== 0;
}

/** The position of a state's first edge; of a state that was not expanded that of its end, for it has none. */
export function firstEdge(graph: StateGraph, state: number): number {
  const begin = graph.begins[state] ?? 0;
  return begin === 0 ? (graph.ends[state] ?? 0) : begin - 1;
}
