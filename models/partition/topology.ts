import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { type LinkId, type Links, linksBetween, type ProcessId, type ProcessSet } from '../../checker/index.js';
import { diagrams, type Link } from '../topology/links.js';
import type { NodeName } from '../topology/nodes.js';

/** The nodes of the document's three tiers; clients write at the first of them. */
export const nodeNames = ['Core1', 'Core2', 'Cloud1', 'Edge1', 'Edge2'] as const satisfies readonly NodeName[];

type Pair = Link['between'];

/** Of all five, dead or alive. */
const MAJORITY = 3;

/** Six primary paths, then two for backup; both diagrams have the same. */
const links: readonly Pair[] = diagrams['communication paths'].map(({ between }) => between);

/** Between two nodes that no link joins: the one over which a message goes that knows but one route. */
const relays: readonly { readonly between: Pair; readonly relay: NodeName }[] = [
  { between: ['Edge1', 'Cloud1'], relay: 'Core1' },
  { between: ['Edge2', 'Cloud1'], relay: 'Core2' },
];

export type NodeId = ProcessId<'node'>;

/** Some of the nodes. There is one object for each such set: equal ones are identical. */
export interface NodeSet {
  has(node: NodeId): boolean;
  /** Whether it holds more than half of all nodes of the system. */
  readonly isMajority: boolean;
  /** The code of its first node in the order of their names; −1 if it is empty. */
  readonly first: number;
}

/** As much of a state as the network is: which links are severed, and which nodes are up. */
export interface NetworkState {
  readonly severed: { every(test: (link: LinkId<'node'>) => boolean): boolean };
  readonly node: { every(test: (node: { readonly up: boolean }, id: NodeId) => boolean): boolean };
}

/** Whose heartbeats reach a node: its own among them if it is up. */
export type Hearing = (s: NetworkState, node: NodeId) => NodeSet;

/** The links of the document's system. */
export function linksOf(node: ProcessSet<'node'>): Links<'node'> {
  return linksBetween(node, links);
}

/** The nodes of which `test` is true. */
export function those(node: ProcessSet<'node'>, test: (node: NodeId) => boolean): NodeSet {
  let members = 0;
  for (const n of node.ids) if (test(n)) members |= 1 << n;
  return nodeSets[members] as NodeSet;
}

/** Heartbeats take whatever links and nodes remain, so that a node hears all with which it is connected. */
export const overAnyRoute = hearing((remaining) => {
  const network = new UndirectedGraph();
  for (const name of nodeNames) network.addNode(name);
  for (const [one, other] of remaining) network.addEdge(one, other);
  const components = connectedComponents(network);
  return (one, other) => components.some((component) => component.includes(one) && component.includes(other));
});

/** Heartbeats take the link between two nodes, or where there is none the way over the relay, and nothing else. */
export const overFixedRoutes = hearing((remaining) => {
  const areLinked = (one: NodeName, other: NodeName) =>
    remaining.some((ends) => ends.includes(one) && ends.includes(other) && one !== other);
  return (one, other) => {
    if (one === other) return true;
    const relay = relays.find(({ between }) => between.includes(one) && between.includes(other))?.relay;
    return relay === undefined ? areLinked(one, other) : areLinked(one, relay) && areLinked(relay, other);
  };
});

const nodeSets: readonly NodeSet[] = Array.from({ length: 2 ** nodeNames.length }, (_, members) => {
  const codes = [...nodeNames.keys()].filter((code) => isIn(members, code));
  return { has: (node) => isIn(members, node), isMajority: codes.length >= MAJORITY, first: codes[0] ?? -1 };
});

/** For each node the links that end there. */
const linksAt = nodeNames.map((name) => bitsOf([...links.keys()].filter((code) => links[code]?.includes(name))));

/**
 * Who hears whom is worked out once for each of the 2⁸ sets of links that can be lost, and looked up from then on. A
 * link is lost that is severed, or at one of whose ends a node is down.
 */
function hearing(route: (remaining: readonly Pair[]) => (one: NodeName, other: NodeName) => boolean): Hearing {
  let table: readonly (readonly NodeSet[])[] | undefined;
  const tabulate = () =>
    Array.from({ length: 2 ** links.length }, (_, lost) => {
      const canHear = route(links.filter((_, code) => !isIn(lost, code)));
      return nodeNames.map(
        (one) =>
          nodeSets[
            bitsOf([...nodeNames.keys()].filter((code) => canHear(one, nodeNames[code] as NodeName)))
          ] as NodeSet,
      );
    });
  return (s, node) => {
    table ??= tabulate();
    return table[lostLinks(s)]?.[node] as NodeSet;
  };
}

function lostLinks({ severed, node }: NetworkState): number {
  let lost = 0;
  severed.every((link) => {
    lost |= 1 << link;
    return true;
  });
  node.every(({ up }, n) => {
    if (!up) lost |= linksAt[n] as number;
    return true;
  });
  return lost;
}

function bitsOf(codes: readonly number[]): number {
  return codes.reduce((bits, code) => bits | (1 << code), 0);
}

function isIn(bits: number, code: number): boolean {
  return (bits & (1 << code)) !== 0;
}
