import { caps, inOrder, type NodeName } from '../topology/nodes.js';

/** What a service needs of the node that takes it. */
export interface ServiceRequest {
  /** In percent. */
  readonly cpu: number;
  /** In gigabytes. */
  readonly memory: number;
  /** In a second. */
  readonly transactions: number;
  /** From 0 to 10. */
  readonly priority: number;
}

/** A node as the load balancer sees it. */
export interface Candidate {
  readonly node: NodeName;
  readonly up: boolean;
  readonly isolated: boolean;
  readonly cpu: number;
  readonly memory: number;
  readonly transactions: number;
  /** In milliseconds. */
  readonly latency: number;
  /** In Mbps. */
  readonly throughput: number;
}

export type Score = (request: ServiceRequest, node: Candidate) => number;

/** The node that takes a request; null if none does. */
export type Select = (request: ServiceRequest, nodes: readonly Candidate[]) => NodeName | null;

/** Every node weighs the same, since the document says nothing else. */
const weight = 1;

/** "Node Selection Algorithm", line by line. */
export const score: Score = ({ priority }, { cpu, memory, transactions, latency, throughput }) => {
  const capacityScore =
    0.4 * (1 - cpu / caps.cpu) + 0.3 * (1 - memory / caps.memory) + 0.3 * (1 - transactions / caps.transactions);
  const performanceScore = weight * (1 / latency) * (throughput / 1000);
  const priorityBonus = priority / 10;
  return 0.6 * capacityScore + 0.3 * performanceScore + 0.1 * priorityBonus;
};

/** The best of those that are there and have room. */
export const selectBestThatFits: Select = (request, nodes) =>
  ranked(request, nodes).find((node) => fits(request, node))?.node ?? null;

/** The best of those that are there, whether it has room or not. */
export const selectBest: Select = (request, nodes) => ranked(request, nodes)[0]?.node ?? null;

/** The chart has one edge "Try Next Best": the best or else the second. */
export const selectBestOrNext: Select = (request, nodes) =>
  ranked(request, nodes)
    .slice(0, 2)
    .find((node) => fits(request, node))?.node ?? null;

/** "Dynamic Load Distribution": the scores that stand in the chart, whatever is measured. */
const chart: { readonly [Name in NodeName]: number } = {
  Core1: 0.85,
  Core2: 0.8,
  Edge1: 0.75,
  Edge2: 0.65,
  Cloud1: 0.6,
};

/** The share of its processor at which a service is moved away: the only bound that the document's configuration has. */
const MIGRATION_THRESHOLD = 80;

/** The best by the chart if it can accommodate the request, else the next best, of which nothing more is asked. */
export const selectAsCharted: Select = (request, nodes) => {
  const [best, next] = nodes.filter(isThere).toSorted((one, other) => chart[other.node] - chart[one.node]);
  const canAccommodate = best !== undefined && best.cpu + request.cpu <= MIGRATION_THRESHOLD;
  return (canAccommodate ? best : next)?.node ?? null;
};

function ranked(request: ServiceRequest, nodes: readonly Candidate[]): Candidate[] {
  return nodes
    .filter(isThere)
    .toSorted((one, other) => score(request, other) - score(request, one) || inOrder(one.node, other.node));
}

function isThere({ up, isolated }: Candidate): boolean {
  return up && !isolated;
}

function fits(request: ServiceRequest, node: Candidate): boolean {
  return (
    node.cpu + request.cpu <= caps.cpu &&
    node.memory + request.memory <= caps.memory &&
    node.transactions + request.transactions <= caps.transactions
  );
}
