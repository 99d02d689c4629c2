import { MultiDirectedGraph } from 'graphology';
import type { Surroundings } from '../../checker/index.js';
import { inBrackets } from '../wording/index.js';

/** A state, for tools that look at graphs. */
export interface StateAttributes {
  readonly label: string;
  /** After how many steps the run is in it; -1 if it never is: not every format knows absent values. */
  readonly step: number;
  readonly onRun: boolean;
}

export interface TransitionAttributes {
  readonly label: string;
  readonly action: string;
  /** Whether the run takes it. */
  readonly taken: boolean;
}

export type StateGraph = MultiDirectedGraph<StateAttributes, TransitionAttributes>;

/** The surroundings of a run as a graph: a node for each state, an edge for each transition. */
export function surroundingsGraph({ states, transitions }: Surroundings): StateGraph {
  const graph: StateGraph = new MultiDirectedGraph();
  for (const [position, { label, step }] of states.entries()) {
    graph.addNode(String(position), { label, step: step ?? -1, onRun: step !== null });
  }
  for (const { from, to, action, arguments: given, taken } of transitions) {
    graph.addEdge(String(from), String(to), { label: `${action}${inBrackets(given)}`, action, taken });
  }
  return graph;
}
