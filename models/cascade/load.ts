import { dashboard } from '../topology/nodes.js';
import type { CascadeLanguage, NodeId, ReadonlyState } from './state.js';

/** A request is one point of CPU of the node that carried it first, and its share of that node's memory and transactions. */
interface Request {
  readonly cpu: number;
  readonly memory: number;
  readonly transactions: number;
}

/** Every node's requests are whole numbers of these units: 19,800 is the least common multiple of 45, 50, 60, 55 and 72. */
const SCALE = 19_800;

/** CPU in points, memory in parts of 0.1 GB, transactions a second: "CPU 45–72 %", "Memory 4.0–16.0 GB", "100–300". */
const caps: Request = { cpu: 72 * SCALE, memory: 160 * SCALE, transactions: 300 * SCALE };

const requests: readonly Request[] = dashboard.map(({ cpu, memory, transactions }) => ({
  cpu: SCALE,
  memory: (memory * 10 * SCALE) / cpu,
  transactions: (transactions * SCALE) / cpu,
}));

const dimensions = ['cpu', 'memory', 'transactions'] as const;

/** What one node had at first: its requests. */
export function initialRequests(n: NodeId): number {
  return dashboard[n]?.cpu ?? 0;
}

/** What is left of one of a node's resources up to its cap; negative if it is overloaded. */
function leftOf({ node }: CascadeLanguage, s: ReadonlyState, n: NodeId, dimension: keyof Request): number {
  let left = caps[dimension];
  for (const origin of node.ids) left -= s.node.at(n).carries.at(origin) * (requests[origin]?.[dimension] ?? 0);
  return left;
}

export function isOverloaded(language: CascadeLanguage, s: ReadonlyState, n: NodeId): boolean {
  return dimensions.some((dimension) => leftOf(language, s, n, dimension) < 0);
}

/** How many more requests that first were at `origin` a node has room for, in every dimension. */
export function roomFor(language: CascadeLanguage, s: ReadonlyState, n: NodeId, origin: NodeId): number {
  let room = Number.POSITIVE_INFINITY;
  for (const dimension of dimensions) {
    const fit = Math.floor(leftOf(language, s, n, dimension) / (requests[origin]?.[dimension] ?? 1));
    room = Math.min(room, fit);
  }
  return room;
}

/** In points of CPU. */
export function cpuLeft(language: CascadeLanguage, s: ReadonlyState, n: NodeId): number {
  return leftOf(language, s, n, 'cpu') / SCALE;
}

/** Requests of one kind that wait on a dead node. */
export interface Orphans {
  readonly carrier: NodeId;
  readonly origin: NodeId;
  readonly count: number;
}

/** Those that are next to be moved or shed, by the order of the nodes: of failures that have been assessed. */
export function nextOrphans({ node }: CascadeLanguage, s: ReadonlyState): Orphans | null {
  for (const carrier of node.ids) {
    if (!s.node.at(carrier).assessed) continue;
    for (const origin of node.ids) {
      const count = s.node.at(carrier).carries.at(origin);
      if (count > 0) return { carrier, origin, count };
    }
  }
  return null;
}

/** How many wait on all the dead nodes together. */
export function orphaned({ node }: CascadeLanguage, s: ReadonlyState): number {
  let count = 0;
  for (const carrier of node.ids) {
    if (!s.node.at(carrier).assessed) continue;
    for (const origin of node.ids) count += s.node.at(carrier).carries.at(origin);
  }
  return count;
}

/** Whether every request that there was at first is still carried by somebody, or waits. */
export function isAnythingShed({ node }: CascadeLanguage, s: ReadonlyState): boolean {
  return node.ids.some((origin) => {
    let count = 0;
    for (const carrier of node.ids) count += s.node.at(carrier).carries.at(origin);
    return count < initialRequests(origin);
  });
}
