import type { PartitionLanguage, ReadonlyState, State } from './state.js';
import type { NodeId, NodeSet } from './topology.js';

/** Whether both are in the same group, which is what epoch and members say; who is isolated is in none. */
export function areInOneGroup({ node }: PartitionLanguage, s: ReadonlyState, one: NodeId, other: NodeId): boolean {
  const { epoch, group } = s.node.at(one);
  if (!group.has(one) || epoch !== s.node.at(other).epoch) return false;
  for (const m of node.ids) if (group.has(m) !== s.node.at(other).group.has(m)) return false;
  return true;
}

/** Whether these nodes, all of them and no others, are the group in which a node is. */
export function isGroupOf({ node }: PartitionLanguage, s: ReadonlyState, n: NodeId, members: NodeSet): boolean {
  const { group } = s.node.at(n);
  for (const m of node.ids) if (group.has(m) !== members.has(m)) return false;
  return true;
}

/** In place of the group in which it was. */
export function enterGroup(
  { node }: PartitionLanguage,
  s: State,
  n: NodeId,
  members: NodeSet,
  service: 'joining' | 'serving',
): void {
  const self = s.node.at(n);
  for (const m of node.ids) {
    if (members.has(m)) self.group.add(m);
    else self.group.delete(m);
  }
  self.service = service;
}

/** Whatever its epoch, which it keeps: it joins no older group. */
export function isolate(s: State, n: NodeId): void {
  const self = s.node.at(n);
  self.group.clear();
  self.service = 'isolated';
}
