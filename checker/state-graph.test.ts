import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { deadlockFree, type Instance } from './language/index.js';
import { PlainModel } from './plain/index.js';
import { exploreNaively, randomModel, TooManyStates } from './testing/index.js';

const ROOT = 'before the initial states';

/** The whole state graph as a graph library holds it, below a root from which every initial state is one step. */
function stateGraph(instance: Instance): DirectedGraph {
  const plain = new PlainModel(instance);
  const graph = new DirectedGraph();
  graph.addNode(ROOT);
  const open = [...plain.initialStates()].map(({ state }) => state);
  for (const state of open) graph.mergeEdge(ROOT, JSON.stringify(state));
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const from = JSON.stringify(state);
    for (const { state: successor } of plain.transitions(state)) {
      const to = JSON.stringify(successor);
      if (!graph.hasNode(to)) open.push(successor);
      graph.mergeEdge(from, to);
    }
  }
  return graph;
}

function isSmallAndSound(instance: Instance): boolean {
  try {
    return exploreNaively(instance, {}, 500).fault === null;
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return false;
    throw thrown;
  }
}

describe('the state graph, walked by a graph library', () => {
  const models = fc
    .sample(randomModel(), { seed: 11, numRuns: 40 })
    .filter(({ instance }) => isSmallAndSound(instance));

  it('has the states, the levels and the nearest deadlock that the engine finds', async () => {
    expect(models.length).toBeGreaterThan(10);
    for (const { instance, describe: text } of models) {
      const graph = stateGraph(instance);
      const levels = new Map<string, number>();
      bfsFromNode(graph, ROOT, (state, _attributes, level) => {
        levels.set(state, level);
      });
      const plain = new PlainModel(instance);
      const deadlocks = [...levels]
        .filter(([state]) => state !== ROOT && graph.outDegree(state) === 0 && !plain.isFinal(JSON.parse(state)))
        .map(([, level]) => level - 1);
      const result = await check(instance, { properties: { 'deadlock-free': deadlockFree() } });
      if (result.complete) {
        expect(result.distinctStates, text()).toBe(graph.order - 1);
        expect(result.depth, text()).toBe(Math.max(...levels.values()));
      }
      const [{ trace } = { trace: undefined }] = result.properties;
      expect(trace?.steps.length, text()).toBe(deadlocks.length === 0 ? undefined : Math.min(...deadlocks));
    }
  });
});
