import type { Action } from '../../checker/index.js';
import { areInOneGroup } from './membership.js';
import type { Fields, PartitionLanguage, ReadonlyReplica, Replica } from './state.js';
import { overAnyRoute } from './topology.js';

/** What a replica becomes that meets a concurrent one. The clocks are merged in any case. */
export type MergeRule = (language: PartitionLanguage, own: Replica, other: ReadonlyReplica) => void;

/**
 * The merge rule of the repaired design: both sides count. What a key holds must be of a type with such a rule: a
 * counter, a set (Shapiro et al., "Conflict-free replicated data types", 2011).
 */
export const keepBoth: MergeRule = ({ write }, own, other) => {
  for (const w of write.ids) if (other.writes.has(w)) own.writes.add(w);
};

/** The later of two concurrent versions wins (R5). Writes are numbered in the order of time. */
export const lastWriterWins: MergeRule = (language, own, other) => {
  if (latestOf(language, other) > latestOf(language, own)) copyWrites(language, own, other);
};

/** Clients' writes, and how replicas that differ come together again. */
export function replicationActions(language: PartitionLanguage, merge: MergeRule): readonly Action<Fields>[] {
  const { node, write, writes, action } = language;
  return [
    // Not fair: clients may have nothing to write.
    action('acknowledge a write', {
      each: node,
      when: (s, n) => s.node.at(n).service === 'serving' && s.acknowledged.size < writes,
      then: (s, n) => {
        const w = write.valueAt(s.acknowledged.size);
        const self = s.node.at(n);
        self.replica.writes.add(w);
        self.replica.clock.tick(n);
        self.hasAcknowledged = true;
        s.acknowledged.add(w);
        // Not all of the group: for whom it does not hear it cannot wait as long as it has its lease.
        const heard = overAnyRoute(s, n);
        for (const m of node.ids) {
          if (heard.has(m) && areInOneGroup(language, s, m, n)) {
            reconcile(language, s.node.at(m).replica, self.replica, merge);
          }
        }
      },
    }),

    action('reconcile with', {
      each: { node, other: node },
      fair: 'weak',
      when: (s, { node: n, other }) =>
        overAnyRoute(s, n).has(other) && !s.node.at(other).replica.clock.isAtMost(s.node.at(n).replica.clock),
      then: (s, { node: n, other }) => reconcile(language, s.node.at(n).replica, s.node.at(other).replica, merge),
    }),
  ];
}

/**
 * Vector clocks say which of two versions is based on the other, or that neither is: that is a conflict, which they
 * detect and the merge rule resolves (Parker et al., "Detection of mutual inconsistency in distributed systems", 1983).
 */
function reconcile(language: PartitionLanguage, own: Replica, other: ReadonlyReplica, merge: MergeRule): void {
  if (own.clock.isBefore(other.clock)) copyWrites(language, own, other);
  else if (own.clock.isConcurrentWith(other.clock)) merge(language, own, other);
  own.clock.merge(other.clock);
}

function copyWrites({ write }: PartitionLanguage, own: Replica, other: ReadonlyReplica): void {
  for (const w of write.ids) {
    if (other.writes.has(w)) own.writes.add(w);
    else own.writes.delete(w);
  }
}

function latestOf({ write }: PartitionLanguage, { writes }: ReadonlyReplica): number {
  let latest = -1;
  for (const w of write.ids) if (writes.has(w)) latest = w;
  return latest;
}
