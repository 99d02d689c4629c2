import type { Run } from '../finding.js';
import { fairLasso, runOf } from '../search/fair-runs.js';
import { Product } from '../search/product.js';
import { anyInTheEnd } from '../search/small-automata.js';
import { durationOf, firstEdge, isExpanded, type StateGraph } from '../search/state-graph.js';

/**
 * A run that goes on for ever in no time, if there is one: it would keep every deadline, so no bound means anything in a
 * model that has it. (A run on which time stops because something due is not answered does not get so far: exploring finds
 * it.) In a finite graph with whole durations every other run takes for ever.
 */
export function* runInNoTime(graph: StateGraph): Generator<void, Run | undefined> {
  const excluded = new Uint8Array(graph.edges);
  for (let edge = 0; edge < graph.edges; edge++)
    excluded[edge] = Number(durationOf(graph, graph.labels[edge] ?? 0) > 0);
  const constraints = { count: 0, ofLabel: new Int32Array(0), isStrong: [] };
  const reading = { classes: 1, classOf: new Int32Array(graph.states), isTrue: () => false };
  const mayStop = new Uint8Array(graph.states);
  const lasso = yield* fairLasso(
    new Product({ graph, automaton: anyInTheEnd, reading, constraints, mayStop, excluded }),
  );
  return lasso === undefined ? undefined : runOf(lasso);
}

/** Whether time can pass for ever in a state without being seen: it waits for nothing and nothing lies ahead. */
export function timeCanPassUnseen(graph: StateGraph, state: number): boolean {
  if (!isExpanded(graph, state) || graph.timeWaits?.[state] === 1) return false;
  for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
    if (durationOf(graph, graph.labels[edge] ?? 0) > 0) return false;
  }
  return true;
}
