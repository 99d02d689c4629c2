import { describe, expect, test } from 'vitest';
import type { FiniteInputs } from '../../../checker/index.js';
import type { WaitForGraph } from '../../../models/index.js';
import { mutualWaits } from './detection.js';
import { digraphsInEveryOrder, improperDigraphs, properDigraphs } from './digraphs.js';

function allOf(graphs: FiniteInputs<WaitForGraph>): WaitForGraph[] {
  return Array.from({ length: graphs.size }, (_, position) => graphs.at(position));
}

/** The graph, up to the order in which transactions come. */
function asSet(graph: WaitForGraph): string {
  return Object.entries(graph)
    .map(([waiting, awaited]) => `${waiting}: ${awaited.toSorted()}`)
    .sort()
    .join('; ');
}

const waits = (graph: WaitForGraph) => Object.values(graph).flat().length;
const isProper = (graph: WaitForGraph) =>
  Object.entries(graph).every(([waiting, awaited]) => !awaited.includes(waiting));

describe.each([1, 2, 3])('of %i transactions', (n) => {
  test('proper and improper graphs together are all 2^(n²), each once', () => {
    const [proper, improper] = [allOf(properDigraphs(n)), allOf(improperDigraphs(n))];
    expect(proper.every(isProper)).toBe(true);
    expect(improper.some(isProper)).toBe(false);
    expect(new Set([...proper, ...improper].map(asSet)).size).toBe(2 ** (n * n));
    expect(proper.length + improper.length).toBe(2 ** (n * n));
  });

  test('those with the fewest waits come first', () => {
    const sizes = allOf(properDigraphs(n)).map(waits);
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
  });

  test('every proper graph comes in every order', () => {
    const factorial = [1, 1, 2, 6][n] ?? 0;
    const graphs = allOf(digraphsInEveryOrder(n));
    expect(new Set(graphs.map(asSet)).size).toBe(2 ** (n * (n - 1)));
    expect(new Set(graphs.map((graph) => JSON.stringify(graph))).size).toBe(graphs.length);
    expect(graphs).toHaveLength(factorial * 2 ** (n * (n - 1)));
  });
});

/** All transactions on a cycle, found by walking every path: the oracle of the oracle. */
function onCycles(graph: WaitForGraph): Set<string> {
  const names = Object.keys(graph);
  const found = new Set<string>();
  const go = (path: readonly string[]) => {
    for (const next of graph[path.at(-1) ?? ''] ?? []) {
      if (next === path[0] && path.length > 1) for (const name of path) found.add(name);
      if (!path.includes(next)) go([...path, next]);
    }
  };
  for (const name of names) go([name]);
  return found;
}

test('who waits for himself over others is on a cycle, and nobody else', () => {
  for (const graph of allOf(properDigraphs(3))) {
    expect(mutualWaits(graph).flat().sort()).toEqual([...onCycles(graph)].sort());
  }
});
