import type { NodeId, Pair, ReadonlyState, State } from './state.js';

/** Whether a node has its end of a connection to another. */
export function isConnected(s: ReadonlyState, { one, other }: Pair): boolean {
  return s.node.at(one).connections.has(other);
}

export function openConnection(s: State, { one, other }: Pair): void {
  s.node.at(one).connections.add(other);
  s.node.at(other).connections.add(one);
}

/** Both ends of each. */
export function closeConnections(s: State, nodes: readonly NodeId[], of: NodeId): void {
  s.node.at(of).connections.clear();
  for (const n of nodes) s.node.at(n).connections.delete(of);
}

/** Whether a node need not wait for another: it has left for good, or is taken for failed. */
export function isOut(s: ReadonlyState, self: NodeId, other: NodeId): boolean {
  return s.node.at(other).power === 'released' || s.node.at(self).suspects.has(other) || s.recovery.at(other).done > 0;
}
