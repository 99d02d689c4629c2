import type { Action } from '../../checker/index.js';
import type { Design } from './design.js';
import { areInOneGroup } from './group.js';
import type { Fields, PartitionLanguage, ReadonlyReplica, ReadonlyState, Replica, State } from './state.js';
import { type NodeId, overAnyRoute } from './topology.js';

/** Clients' writes, and how the replicas of a group that differ come together again. */
export function replicationActions(language: PartitionLanguage, design: Design): readonly Action<Fields>[] {
  const { node, write, writes, clients, clientsWait, action } = language;
  return [
    // Not fair: clients may have nothing to write.
    action('acknowledge a write', {
      each: node,
      when: (s, n) =>
        n < clients &&
        s.acknowledged.size < writes &&
        s.node.at(n).service === 'serving' &&
        (!clientsWait || hasAllFailed(s)) &&
        !isBehindItsGroup(language, s, n),
      then: (s, n) => {
        const w = write.valueAt(s.acknowledged.size);
        const self = s.node.at(n);
        self.replica.writes.add(w);
        self.replica.clock.tick(n);
        s.acknowledged.add(w);
        s.writer.epoch = self.epoch;
        for (const m of node.ids) {
          if (self.group.has(m)) s.writer.group.add(m);
          else s.writer.group.delete(m);
        }
        // By all of the group whom it hears. For the others it cannot wait, nor need it as long as it has its lease.
        for (const m of node.ids) {
          if (hearsInItsGroup(language, s, n, m)) reconcile(language, s.node.at(m).replica, self.replica, design);
        }
      },
    }),

    // Who was cut off for less than a lease is still in the group, and has missed what the others have acknowledged.
    action('reconcile with the group', {
      each: node,
      fair: 'weak',
      when: (s, n) => s.node.at(n).service === 'serving' && isBehindItsGroup(language, s, n),
      then: (s, n) => reconcileWithGroup(language, s, n, design),
    }),
  ];
}

/** Whether whatever is to fail has failed. */
export function hasAllFailed({ cuts, partitions, crashes }: ReadonlyState): boolean {
  return cuts.left + partitions.left + crashes.left === 0;
}

/** A node takes over what it hears from the members of its group. */
export function reconcileWithGroup(language: PartitionLanguage, s: State, n: NodeId, design: Design): void {
  for (const m of language.node.ids) {
    if (hearsInItsGroup(language, s, n, m)) reconcile(language, s.node.at(n).replica, s.node.at(m).replica, design);
  }
}

/**
 * Vector clocks say which of two versions is based on the other, or that neither is: that is a conflict, which they
 * detect and the merge rule resolves (Parker et al., "Detection of mutual inconsistency in distributed systems", 1983).
 */
function reconcile(language: PartitionLanguage, own: Replica, other: ReadonlyReplica, { merge }: Design): void {
  if (own.clock.isBefore(other.clock)) copyWrites(language, own, other);
  else if (own.clock.isConcurrentWith(other.clock)) merge(language, own, other);
  own.clock.merge(other.clock);
}

export function copyWrites({ write }: PartitionLanguage, own: Replica, other: ReadonlyReplica): void {
  for (const w of write.ids) {
    if (other.writes.has(w)) own.writes.add(w);
    else own.writes.delete(w);
  }
}

/** Whether somebody in its group whom it hears has acknowledged, or taken over, what a node does not know. */
function isBehindItsGroup(language: PartitionLanguage, s: ReadonlyState, n: NodeId): boolean {
  const { clock } = s.node.at(n).replica;
  for (const m of language.node.ids) {
    if (!s.node.at(m).replica.clock.isAtMost(clock) && hearsInItsGroup(language, s, n, m)) return true;
  }
  return false;
}

function hearsInItsGroup(language: PartitionLanguage, s: ReadonlyState, n: NodeId, m: NodeId): boolean {
  return areInOneGroup(language, s, n, m) && overAnyRoute(s, n).has(m);
}
