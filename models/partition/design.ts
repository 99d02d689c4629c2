import type { PartitionLanguage, ReadonlyReplica, ReadonlyState, Replica } from './state.js';
import type { NodeId, NodeSet } from './topology.js';

/** The choices in which designs with groups and leases differ. */
export interface Design {
  /** Whether these members of its group suffice for a node to serve. */
  readonly isQuorum: (s: ReadonlyState, self: NodeId, members: NodeSet) => boolean;
  /** Whether a lease is renewed by those alone who are in the same group, or by anybody who is heard. */
  readonly leaseIsOfTheGroup: boolean;
  /** Whether a lease that nobody renews runs out before anybody has detected that its holder is gone. */
  readonly leaseIsShorterThanDetection: boolean;
  /** What becomes of a replica that meets a concurrent one; their clocks are merged in any case. */
  readonly merge: (language: PartitionLanguage, own: Replica, other: ReadonlyReplica) => void;
}

export const repairedDesign: Design = {
  // Static: two majorities of all five have a member in common, whatever has become of the nodes.
  isQuorum: (_, __, members) => members.isMajority,
  leaseIsOfTheGroup: true,
  leaseIsShorterThanDetection: true,
  // Both count. What a key holds must be of a type with such a rule, a set or a counter: Shapiro et al., "Conflict-free
  // replicated data types" (2011).
  merge: ({ write }, own, other) => {
    for (const w of write.ids) if (other.writes.has(w)) own.writes.add(w);
  },
};
