import { UndirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal';
import { describe, expect, it } from 'vitest';
import type { ProcessSet } from '../../checker/index.js';
import { partition } from './index.js';
import { type Hearing, linksOf, nodeNames, overAnyRoute, overFixedRoutes, those } from './topology.js';

const node = partition.instantiate().processes.node as ProcessSet<'node'>;
const link = linksOf(node);
const linkNames = link.ids.map((l) => link.shownAt(l));

/** A network in which these links are severed and these nodes are down. */
const network = (severed: readonly number[], down: readonly number[] = []) => ({
  severed: {
    every: (test: (l: (typeof link.ids)[number]) => boolean) => link.ids.filter((l) => severed.includes(l)).every(test),
  },
  node: {
    every: (test: (state: { up: boolean }, n: (typeof node.ids)[number]) => boolean) =>
      node.ids.every((n) => test({ up: !down.includes(n) }, n)),
  },
});

/** Whom each node hears if these links are severed. */
const heard = (hearing: Hearing, severed: readonly string[], down: readonly string[] = []) => {
  const s = network(
    severed.map((name) => linkNames.indexOf(name)),
    down.map((name) => node.names.indexOf(name)),
  );
  return Object.fromEntries(
    node.ids.map((n) => [node.names[n], node.names.filter((_, m) => hearing(s, n).has(node.valueAt(m)))]),
  );
};

const subsets = (size: number) =>
  Array.from({ length: 2 ** size }, (_, bits) => [...Array(size).keys()].filter((code) => (bits >> code) % 2 === 1));

const leavesNoMajority = (severed: readonly number[], down: readonly number[] = []) =>
  node.ids.every((n) => !overAnyRoute(network(severed, down), n).isMajority);

const everybody = [...nodeNames];

describe('heartbeats over any route', () => {
  it('reach whatever is connected, whichever links are severed and nodes down', () => {
    const wrong: string[] = [];
    for (const severed of subsets(link.size)) {
      for (const down of subsets(node.size)) {
        const s = network(severed, down);
        const graph = new UndirectedGraph();
        for (const n of node.ids) graph.addNode(n);
        for (const l of link.ids) {
          const [one, other] = link.endsOf(l);
          if (!severed.includes(l) && !down.includes(one) && !down.includes(other)) graph.addEdge(one, other);
        }
        for (const n of node.ids) {
          const reached: string[] = [];
          bfsFromNode(graph, n, (m) => {
            reached.push(m);
          });
          const hears = node.ids.filter((m) => overAnyRoute(s, n).has(m));
          if (hears.join() !== reached.sort().join()) wrong.push(`${node.names[n]}, without ${severed} and ${down}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leave a majority connected when five links fail, whichever, but not always when six do', () => {
    const fewest = Math.min(
      ...subsets(link.size)
        .filter((severed) => leavesNoMajority(severed))
        .map(({ length }) => length),
    );
    expect(fewest).toBe(6);
  });

  it('leave a majority connected when one link fails beside a dead node, but not always when two do', () => {
    const fewest = Math.min(
      ...node.ids.flatMap((n) =>
        subsets(link.size)
          .filter((severed) => leavesNoMajority(severed, [n]))
          .map(({ length }) => length),
      ),
    );
    expect(fewest).toBe(2);
  });
});

describe('heartbeats over fixed routes', () => {
  it('reach everybody as long as all is well', () => {
    expect(heard(overFixedRoutes, [])).toEqual(Object.fromEntries(nodeNames.map((name) => [name, everybody])));
  });

  it('do not look for another way when one link fails', () => {
    expect(heard(overFixedRoutes, ['Edge1–Core1'])).toEqual({
      Core1: ['Core1', 'Core2', 'Cloud1', 'Edge2'],
      Core2: everybody,
      Cloud1: ['Core1', 'Core2', 'Cloud1', 'Edge2'],
      Edge1: ['Core2', 'Edge1', 'Edge2'],
      Edge2: everybody,
    });
  });

  it('do not pass a node that is down', () => {
    expect(heard(overFixedRoutes, [], ['Core2'])).toMatchObject({ Edge2: ['Core1', 'Edge1', 'Edge2'] });
  });
});

it('equal sets of nodes are one object, and know whether they are a majority and who comes first', () => {
  const edges = those(node, (n) => n >= 3);
  expect(those(node, (n) => n === 3 || n === 4)).toBe(edges);
  expect(edges).toMatchObject({ isMajority: false, first: 3 });
  expect(those(node, (n) => n >= 2)).toMatchObject({ isMajority: true, first: 2 });
  expect(those(node, () => false)).toMatchObject({ isMajority: false, first: -1 });
});
