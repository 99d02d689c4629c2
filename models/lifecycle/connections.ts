import { linksBetween } from '../../checker/index.js';
import type { LifecycleLanguage, NodeId, ReadonlyState, State } from './state.js';

/** Whether there is a connection between two nodes, as far as either of them can tell. */
export function areConnected({ node }: LifecycleLanguage, s: ReadonlyState, one: NodeId, other: NodeId): boolean {
  const link = linksBetween(node).between(one, other);
  return link !== null && s.connections.has(link);
}

export function closeConnections({ node }: LifecycleLanguage, s: State, of: NodeId): void {
  const links = linksBetween(node);
  for (const other of node.ids) {
    const link = links.between(of, other);
    if (link !== null) s.connections.delete(link);
  }
}

/** Whether a node need not wait for another: it has left for good, or is taken for failed. */
export function isOut(s: ReadonlyState, self: NodeId, other: NodeId): boolean {
  return s.node.at(other).power === 'released' || s.node.at(self).suspects.has(other) || s.recovery.at(other).done > 0;
}
