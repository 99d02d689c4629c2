import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { expect, it } from 'vitest';
import type { Automaton } from '../automaton/index.js';
import { Components } from './components.js';
import type { Product } from './product.js';
import { constraintsOfLabels, finished, graphOfEdges, productOf, randomEdges, randomProduct } from './testing/index.js';

/** Reads nothing and accepts everything: the product with it is the graph itself. */
const indifferent: Automaton = {
  atoms: [],
  initial: [0],
  moves: [[{ target: 0, requires: [], forbids: [], marks: 0 }]],
  acceptanceSets: 0,
};

const ascending = (nodes: Iterable<number>) => [...nodes].sort((one, other) => one - other);
const inOrder = (components: number[][]) => components.sort(([one = 0], [other = 0]) => one - other);

/** The components of several nodes that are reached from an initial one. */
function componentsOf(product: Product): number[][] {
  const found: number[][] = [];
  const components = new Components(product, (nodes) => found.push(ascending(nodes)));
  for (const inAutomaton of product.initial) finished(components.from(inAutomaton));
  return inOrder(found);
}

function byGraphology(product: Product): number[][] {
  const graph = new DirectedGraph();
  const nodes = new Set(product.initial);
  for (const node of nodes) {
    graph.mergeNode(node);
    product.forEachSuccessor(node, (target) => {
      graph.mergeEdge(node, target);
      nodes.add(target);
    });
  }
  const components = stronglyConnectedComponents(graph).map((keys) => ascending(keys.map(Number)));
  return inOrder(components.filter(({ length }) => length > 1));
}

it('the components are those that a graph library finds', () => {
  const graphs = fc
    .integer({ min: 2, max: 40 })
    .chain((states) => randomEdges(states, 0).map((edges) => graphOfEdges(states, edges)))
    .map((graph) => productOf(graph, constraintsOfLabels([]), indifferent, []));
  const property = fc.property(fc.oneof(graphs, randomProduct()), (product) => {
    expect(componentsOf(product)).toEqual(byGraphology(product));
  });
  fc.assert(property, { seed: 20260302, numRuns: 600 });
});

it('a ring of many states is one component, and a recursion would be too deep for it', () => {
  const states = 200_000;
  const ring = {
    ...graphOfEdges(1, []),
    states,
    begins: Int32Array.from({ length: states }, (_, state) => state + 1),
    ends: Int32Array.from({ length: states }, (_, state) => state + 1),
    targets: Int32Array.from({ length: states }, (_, state) => (state + 1) % states),
    labels: new Int32Array(states),
    edges: states,
  };
  expect(componentsOf(productOf(ring, constraintsOfLabels([]), indifferent, []))).toEqual([
    Array.from({ length: states }, (_, state) => state),
  ]);
});

it('nodes that are reopened are searched again, and the others are not', () => {
  // Two rings that share state 0: 0 → 1 → 0 and 0 → 2 → 3 → 2.
  const pairs = [
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 3],
    [3, 2],
  ] as const;
  const graph = graphOfEdges(
    4,
    pairs.map(([from, to]) => ({ from, to, label: 0 })),
  );
  const found: number[][] = [];
  const product = productOf(graph, constraintsOfLabels([]), indifferent, []);
  const components = new Components(product, (nodes) => found.push(ascending(nodes)));
  finished(components.from(0));
  expect(found).toEqual([
    [2, 3],
    [0, 1],
  ]);
  components.reopen(Int32Array.of(0, 1));
  finished(components.from(1));
  expect(found.slice(2)).toEqual([[0, 1]]);
});
