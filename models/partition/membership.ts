import type { Action } from '../../checker/index.js';
import type { Design } from './design.js';
import { areInOneGroup, enterGroup, isGroupOf, isolate } from './group.js';
import { reconcileWithGroup } from './replication.js';
import type { Fields, PartitionLanguage, ReadonlyState } from './state.js';
import { type NodeId, type NodeSet, overAnyRoute, those } from './topology.js';

/**
 * How nodes come together in groups, of which one at most serves. A node proposes a group of all whom it hears; each of
 * them leaves its older group when it joins, and serves when all have joined and nobody who is left out can serve any
 * more. Before, it takes over what the members have acknowledged on other sides. Epochs tell one group from the next,
 * as ballots do in Lamport, "The part-time parliament" (1998): nobody joins an older one. Leases are those of Gray and
 * Cheriton, "Leases: an efficient fault-tolerant mechanism" (1989).
 *
 * Heartbeats carry a node's epoch, its group and the clock of its replica: who hears a node knows them.
 */
export function membershipActions(language: PartitionLanguage, design: Design): readonly Action<Fields>[] {
  const { node, action, timer } = language;
  const { isQuorum, leaseIsOfTheGroup, leaseIsShorterThanDetection } = design;

  /** Heartbeats of a quorum of its group renew a node's lease; those of members who have joined another group do not. */
  const isLeaseRenewed = (s: ReadonlyState, n: NodeId) => {
    const heard = overAnyRoute(s, n);
    return isQuorum(
      s,
      n,
      those(node, (m) => heard.has(m) && (!leaseIsOfTheGroup || areInOneGroup(language, s, m, n))),
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

    action('reconcile with all members and serve', {
      each: node,
      fair: 'weak',
      when: (s, n) => {
        const { service, group } = s.node.at(n);
        if (service !== 'joining') return false;
        const heard = overAnyRoute(s, n);
        for (const m of node.ids) {
          if (group.has(m) ? !heard.has(m) || !areInOneGroup(language, s, m, n) : mayStillServe(s, m)) return false;
        }
        return true;
      },
      then: (s, n) => {
        reconcileWithGroup(language, s, n, design);
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
