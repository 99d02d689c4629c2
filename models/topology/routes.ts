import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { type Link, replicationOverlay } from './links.js';
import { type NodeName, nodeOrder } from './nodes.js';

/** The nodes that a message passes, the two ends included; null if no way is left. */
export type Route = (usable: readonly Link[], from: NodeName, to: NodeName) => readonly NodeName[] | null;

interface Network {
  /** How long the way to a neighbour and back takes. */
  readonly neighbours: (node: NodeName) => readonly { readonly node: NodeName; readonly roundTrip: number }[];
}

/** A shortest way over all links that work, backup or not. Of ways equally long the one found first, in the order of links. */
export const shortestRoute: Route = (usable, from, to) => dijkstra(networkOf(usable), from, to);

/** "Backup": such a link is taken only if no way is left without it. */
export const backupOnlyOnFailure: Route = (usable, from, to) =>
  shortestRoute(
    usable.filter(({ kind }) => kind === 'primary'),
    from,
    to,
  ) ?? shortestRoute(usable, from, to);

/** The parts into which the document's replication overlay falls. */
export function replicationComponents(): readonly (readonly string[])[] {
  const overlay = new UndirectedGraph();
  for (const node of nodeOrder) overlay.addNode(node);
  for (const [one, other] of replicationOverlay) overlay.addEdge(one, other);
  return connectedComponents(overlay);
}

function networkOf(links: readonly Link[]): Network {
  const network = new UndirectedGraph<{ name: NodeName }, { roundTrip: number }>();
  for (const name of nodeOrder) network.addNode(name, { name });
  for (const { between, roundTrip } of links) network.addEdge(...between, { roundTrip });
  return {
    neighbours: (node) =>
      network.mapEdges(node, (edge, { roundTrip }) => ({
        node: network.getNodeAttribute(network.opposite(node, edge), 'name'),
        roundTrip,
      })),
  };
}

/** Dijkstra, "A note on two problems in connexion with graphs", 1959: problem 2. */
function dijkstra({ neighbours }: Network, from: NodeName, to: NodeName): readonly NodeName[] | null {
  const reached = new Map<NodeName, { readonly length: number; readonly route: readonly NodeName[] }>([
    [from, { length: 0, route: [from] }],
  ]);
  const settled = new Set<NodeName>();
  for (;;) {
    const [nearest] = [...reached]
      .filter(([node]) => !settled.has(node))
      .toSorted(([, one], [, other]) => one.length - other.length);
    if (nearest === undefined) return null;
    const [node, { length, route }] = nearest;
    if (node === to) return route;
    settled.add(node);
    for (const { node: next, roundTrip } of neighbours(node)) {
      const known = reached.get(next);
      if (known === undefined || length + roundTrip < known.length)
        reached.set(next, { length: length + roundTrip, route: [...route, next] });
    }
  }
}
