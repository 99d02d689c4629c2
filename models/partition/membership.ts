import type { Action } from '../../checker/index.js';
import type { Fields, PartitionLanguage, ReadonlyState, State } from './state.js';
import { type NodeId, type NodeSet, overAnyRoute, those } from './topology.js';

/** What a design with groups and leases depends on. */
export interface GroupRules {
  /** Whether these members of its group suffice for a node to serve. */
  readonly isQuorum: (s: ReadonlyState, self: NodeId, members: NodeSet) => boolean;
  /** Whether a lease that nobody renews runs out before anybody has detected that its holder is gone. */
  readonly leaseIsShorterThanDetection: boolean;
}

/** The static rule: two majorities of all five nodes have a member in common, whatever has become of the nodes. */
export const repairedRules: GroupRules = {
  isQuorum: (_, __, members) => members.isMajority,
  leaseIsShorterThanDetection: true,
};

/**
 * How nodes come together in groups, of which one at most serves. A node proposes a group of all whom it hears; each of
 * them leaves its older group when it joins, and serves when all have joined and nobody who is left out can serve any
 * more. Epochs tell one group from the next, as ballots do in Lamport, "The part-time parliament" (1998): nobody joins
 * an older one. Leases are those of Gray and Cheriton, "Leases: an efficient fault-tolerant mechanism" (1989).
 *
 * Heartbeats carry a node's epoch, its group and the clock of its replica: who hears a node knows them.
 */
export function membershipActions(language: PartitionLanguage, rules: GroupRules): readonly Action<Fields>[] {
  const { node, action, timer } = language;
  const { isQuorum, leaseIsShorterThanDetection } = rules;

  /** Heartbeats of a quorum of its group renew a node's lease: of those who have joined another group, none does. */
  const isLeaseRenewed = (s: ReadonlyState, n: NodeId) => {
    const heard = overAnyRoute(s, n);
    return isQuorum(
      s,
      n,
      those(node, (m) => heard.has(m) && areInOneGroup(language, s, m, n)),
    );
  };

  /** On the last of a lease, as long as it may take until somebody serves in a group without the node. */
  const mayStillServe = (s: ReadonlyState, n: NodeId) =>
    leaseIsShorterThanDetection && s.node.at(n).service === 'serving' && !isLeaseRenewed(s, n);

  return [
    // Of those who hear one another the first does it: if all did, each proposal would only overtake another.
    action('propose a group of all it hears', {
      each: node,
      fair: 'weak',
      when: (s, n) => {
        const heard = overAnyRoute(s, n);
        return heard.first === n && isQuorum(s, n, heard) && needsGroup(language, s, n, heard);
      },
      then: (s, n) => {
        const heard = overAnyRoute(s, n);
        const self = s.node.at(n);
        for (const m of node.ids) if (heard.has(m)) self.epoch = Math.max(self.epoch, s.node.at(m).epoch);
        self.epoch += 1;
        enterGroup(language, s, n, heard, 'joining');
      },
    }),

    action('join the group', {
      each: node,
      fair: 'weak',
      when: (s, n) => {
        const heard = overAnyRoute(s, n);
        if (!heard.has(n)) return false;
        const proposer = node.valueAt(heard.first);
        return s.node.at(proposer).epoch > s.node.at(n).epoch && isGroupOf(language, s, proposer, heard);
      },
      then: (s, n) => {
        const heard = overAnyRoute(s, n);
        s.node.at(n).epoch = s.node.at(node.valueAt(heard.first)).epoch;
        enterGroup(language, s, n, heard, 'joining');
      },
    }),

    action('serve in the group', {
      each: node,
      fair: 'weak',
      when: (s, n) => {
        const { service, group, replica } = s.node.at(n);
        if (service !== 'joining') return false;
        const heard = overAnyRoute(s, n);
        for (const m of node.ids) {
          if (group.has(m)) {
            const isReady = areInOneGroup(language, s, m, n) && s.node.at(m).replica.clock.isAtMost(replica.clock);
            if (!heard.has(m) || !isReady) return false;
          } else if (mayStillServe(s, m)) return false;
        }
        return true;
      },
      then: (s, n) => {
        s.node.at(n).service = 'serving';
      },
    }),

    timer('isolate itself as its lease runs out', {
      each: node,
      fair: 'weak',
      when: (s, n) => s.node.at(n).service === 'serving' && !isLeaseRenewed(s, n),
      then: isolate,
    }),
  ];
}

/** Whether a node is not yet in a group of those it hears, or somebody it hears will not follow it into that group. */
function needsGroup(language: PartitionLanguage, s: ReadonlyState, n: NodeId, heard: NodeSet): boolean {
  if (!isGroupOf(language, s, n, heard)) return true;
  for (const m of language.node.ids) {
    if (heard.has(m) && s.node.at(m).epoch >= s.node.at(n).epoch && !areInOneGroup(language, s, m, n)) return true;
  }
  return false;
}

/** Whether these nodes, all of them and no others, are the group in which a node is. */
export function isGroupOf({ node }: PartitionLanguage, s: ReadonlyState, n: NodeId, members: NodeSet): boolean {
  const { group } = s.node.at(n);
  for (const m of node.ids) if (group.has(m) !== members.has(m)) return false;
  return true;
}

/** Whether both are in the same group, which is what epoch and members say; who is isolated is in none. */
export function areInOneGroup({ node }: PartitionLanguage, s: ReadonlyState, one: NodeId, other: NodeId): boolean {
  const { epoch, group } = s.node.at(one);
  if (!group.has(one) || epoch !== s.node.at(other).epoch) return false;
  for (const m of node.ids) if (group.has(m) !== s.node.at(other).group.has(m)) return false;
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
  self.hasAcknowledged = false;
}

/** Whatever its epoch, which it keeps: it joins no older group. */
export function isolate(s: State, n: NodeId): void {
  const self = s.node.at(n);
  self.group.clear();
  self.service = 'isolated';
  self.hasAcknowledged = false;
}
