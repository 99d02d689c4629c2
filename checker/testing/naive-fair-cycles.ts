import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { TooManyStates } from './naive-explorer.js';
import type { Fair } from './naive-fairness.js';

/** A point of a run: the state, by number, and whether the run has stopped there. */
export interface PointOfRun {
  readonly state: number;
  readonly hasStopped: boolean;
  /** What is owed fairness and can happen in this state. */
  readonly enabled: ReadonlySet<string>;
}

interface Step {
  readonly taken: ReadonlySet<string>;
}

/** Points of runs, and how runs can go on from one to another. */
export type RunGraph<Point extends PointOfRun> = DirectedGraph<Point, Step>;

/** The components of larger graphs the graph library cannot find: it calls itself for each node of a path. */
const MOST_NODES = 5_000;

/** @throws TooManyStates if the graph is too large to find components in */
export function addPoint<Point extends PointOfRun>(graph: RunGraph<Point>, key: string, point: Point): void {
  if (graph.order === MOST_NODES) throw new TooManyStates(`more than ${MOST_NODES} nodes in the product`);
  graph.addNode(key, point);
}

/**
 * The strongly connected parts of a graph that can be gone round for ever by a fair run, if that keeps all claims there
 * are besides, of which no part keeps one that the whole does not.
 */
export function fairCycles<Point extends PointOfRun>(
  graph: RunGraph<Point>,
  owed: Fair,
  keepsClaims: (points: readonly Point[]) => boolean,
): RunGraph<Point>[] {
  return stronglyConnectedComponents(graph).flatMap((keys) => {
    const component = within(graph, new Set(keys));
    return component.size === 0 ? [] : fairPartsOf(component, owed, keepsClaims);
  });
}

/** The component itself if a run can go round all of it; else what is left where strong fairness forbids some of it. */
function fairPartsOf<Point extends PointOfRun>(
  component: RunGraph<Point>,
  owed: Fair,
  keepsClaims: (points: readonly Point[]) => boolean,
): RunGraph<Point>[] {
  const points = component.mapNodes((_key, point) => point);
  if (!keepsClaims(points)) return [];
  const taken = new Set(component.mapEdges((_key, step) => [...step.taken]).flat());
  const isAlwaysEnabled = (recipient: string) => points.every(({ enabled }) => enabled.has(recipient));
  const isEverEnabled = (recipient: string) => points.some(({ enabled }) => enabled.has(recipient));
  if ([...owed.weak].some((each) => !taken.has(each) && isAlwaysEnabled(each))) return [];
  const starved = [...owed.strong].filter((each) => !taken.has(each) && isEverEnabled(each));
  if (starved.length === 0) return [component];
  const tolerable = component.filterNodes((_key, { enabled }) => !starved.some((each) => enabled.has(each)));
  return fairCycles(within(component, new Set(tolerable)), owed, keepsClaims);
}

/** Some nodes of a graph, and the edges between them. */
function within<Point extends PointOfRun>(graph: RunGraph<Point>, keys: ReadonlySet<string>): RunGraph<Point> {
  const part: RunGraph<Point> = new DirectedGraph();
  for (const key of keys) part.addNode(key, graph.getNodeAttributes(key));
  for (const key of keys) {
    graph.forEachOutEdge(key, (_edge, step, _from, to) => {
      if (keys.has(to)) part.addEdge(key, to, step);
    });
  }
  return part;
}
