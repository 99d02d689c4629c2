import { type Candidate, type Select, selectBestThatFits } from '../node-selection/selection.js';
import { caps, dashboard } from '../topology/nodes.js';
import { baseLoads, type Load, loadOf } from './load.js';
import type { LoadBalancingLanguage, NodeId, ReadonlyState, RequestId } from './state.js';

/** The choices in which designs differ that place requests. */
export interface Design {
  readonly select: Select;
  /** Whether a request counts, for the load balancer, at this node. */
  readonly counts: (s: ReadonlyState, request: RequestId, node: NodeId) => boolean;
  /** How much of its processor a node may use before requests are moved away, in percent of its cap. */
  readonly migrationThreshold: number;
}

export const repairedDesign: Design = {
  select: selectBestThatFits,
  // From the moment that it is placed, and not only once it runs.
  counts: (s, request, node) => s.request.at(request).node === node,
  migrationThreshold: 80,
};

/** Where a design puts a request. */
export interface Placement {
  /** The node that is selected for a request, of those that are not known to be down; null if there is none. */
  readonly selected: (s: ReadonlyState, request: RequestId) => NodeId | null;
  /**
   * Where a running request is moved to: away from a node that is past the threshold, to the best of those that remain below
   * it with the request. So what has been moved is not moved again for its own sake. Null if there is no cause or no such node.
   */
  readonly relief: (s: ReadonlyState, request: RequestId) => NodeId | null;
}

/** How a design places requests by the books. */
export function placementOf(language: LoadBalancingLanguage, design: Design): Placement {
  const { node, request } = language;
  const { counts, migrationThreshold } = design;
  const base = baseLoads(language);
  const loads = request.ids.map((r) => loadOf(language, r));
  const take = (r: RequestId) => loads[r] as Load;

  /** What a node carries by the books. */
  const charged = (s: ReadonlyState, n: NodeId): Load => {
    let { cpu, memory, transactions } = base[n] as Load;
    for (const r of request.ids) {
      if (!counts(s, r, n)) continue;
      cpu += take(r).cpu;
      memory += take(r).memory;
      transactions += take(r).transactions;
    }
    return { cpu, memory, transactions };
  };

  const select = (r: RequestId, isThere: number, chargedTo: (n: NodeId) => Load): NodeId | null => {
    const candidates = node.ids.map((n): Candidate => {
      const { cpu, memory, transactions } = chargedTo(n);
      const row = dashboard[n] as (typeof dashboard)[number];
      return { ...row, cpu, memory: memory / 10, transactions, up: ((isThere >> n) & 1) === 1, isolated: false };
    });
    const { cpu, memory, transactions } = take(r);
    // Its priority selects nothing: it adds the same to every node.
    const name = design.select({ cpu, memory: memory / 10, transactions, priority: 5 }, candidates);
    return name === null ? null : node.valueAt(node.names.indexOf(name));
  };

  // The same books and nodes select the same node, which takes long to work out.
  const known = new Map<number, NodeId | null>();
  const best = (s: ReadonlyState, r: RequestId, isCandidate: (n: NodeId) => boolean): NodeId | null => {
    let isThere = 0;
    for (const n of node.ids) if (isCandidate(n)) isThere |= 1 << n;
    let books = r * 2 ** node.size + isThere;
    for (const each of request.ids) for (const n of node.ids) books = 2 * books + (counts(s, each, n) ? 1 : 0);
    const found = known.get(books);
    if (found !== undefined) return found;
    const selected = select(r, isThere, (n) => charged(s, n));
    known.set(books, selected);
    return selected;
  };

  const isPast = (cpu: number) => 100 * cpu > migrationThreshold * caps.cpu;

  return {
    selected: (s, r) => best(s, r, (n) => s.node.at(n).status !== 'removed'),
    relief: (s, r) => {
      const from = s.request.at(r).node;
      if (from === null || !s.node.at(from).running.has(r) || !isPast(charged(s, from).cpu)) return null;
      return best(s, r, (n) => n !== from && s.node.at(n).status === 'up' && !isPast(charged(s, n).cpu + take(r).cpu));
    },
  };
}
