import type { Action } from '../../checker/index.js';
import { type Design, type Membership, membershipIn } from './design.js';
import {
  beginOutage,
  type FailoverLanguage,
  type Fields,
  isActive,
  type NodeId,
  RECOVERY_TIMEOUT,
  type ReadonlyState,
  type ServiceId,
  type State,
} from './state.js';

const by = 'Redundancy Manager';

/** Whoever runs the Recovery Service: suspects nodes, commands failovers, and takes back a node that is heard again. */
export function managerActions(language: FailoverLanguage, design: Design): readonly Action<Fields>[] {
  const { node, timer, receive } = language;
  const membership = membershipIn(language, design);
  return [
    timer('suspect', {
      each: node,
      by,
      when: (s, n) => s.node.at(n).detection.isDue,
      then: (s, n) => {
        s.node.at(n).detection.stop();
        s.node.at(n).suspected = true;
        takeOverRecovery(membership, s, n);
        attend(language, design, membership, s);
      },
    }),

    timer('initiate the failover of', {
      each: node,
      by,
      when: (s, n) => n === nextToFailOver(language, design, membership, s),
      then: (s, n) => {
        s.network.send('InitiateFailover', { failed: n });
        if (design.commanded === 'the living') beginFailover(language, membership, s, n);
        attend(language, design, membership, s);
      },
    }),

    receive('hear again from a node', 'network', 'Heartbeat', {
      by,
      fair: 'weak',
      then: (s, heartbeat) => {
        s.node.at(heartbeat.by).suspected = false;
        attend(language, design, membership, s);
      },
    }),

    takeOver(language, design, membership),
  ];
}

/** "Failover Complete": those who succeed have taken over, and the manager knows. */
function takeOver(language: FailoverLanguage, design: Design, membership: Membership): Action<Fields> {
  const then = (s: State, { failed }: { readonly failed: NodeId }) => {
    s.node.at(failed).failover.stop();
    completeFailover(language, s, failed);
    attend(language, design, membership, s);
  };
  if (design.commanded === 'the living') {
    return language.receive('take over', 'network', 'InitiateFailover', { by: 'Successors', fair: 'weak', then });
  }
  return language.receive('the failed node fails over', 'network', 'InitiateFailover', {
    fair: 'weak',
    when: (s, { failed }) => s.node.at(failed).up,
    then: (s, order) => {
      beginFailover(language, membership, s, order.failed);
      then(s, order);
    },
  });
}

/** Whoever is to command does so at once. */
export function attend(language: FailoverLanguage, design: Design, membership: Membership, s: State): void {
  if (nextToFailOver(language, design, membership, s) === null) s.orders.stop();
  else s.orders.start(0);
}

/**
 * The most critical suspected node that has a service which another node can take; null if there is none, if it has to wait, or
 * if the manager is not there.
 */
function nextToFailOver(
  { service }: FailoverLanguage,
  { inARow }: Design,
  membership: Membership,
  s: ReadonlyState,
): NodeId | null {
  if (!isActive(s, membership.recovery)) return null;
  if (inARow && s.network.some('InitiateFailover', () => true)) return null;
  for (const n of membership.priority) {
    if (!s.node.at(n).suspected || s.network.has('InitiateFailover', { failed: n })) continue;
    if (service.ids.some((id) => s.service.at(id).location === n && targetOf(membership, s, id, n) !== null)) return n;
  }
  return null;
}

/** The first member of the group that nobody suspects, other than the failed node; null if there is none. */
function targetOf(membership: Membership, s: ReadonlyState, service: ServiceId, failed: NodeId): NodeId | null {
  for (const n of membership.of(service)) if (n !== failed && !s.node.at(n).suspected) return n;
  return null;
}

/** Every member of its group runs the Recovery Service and is as well informed: who succeeds needs no failover. */
function takeOverRecovery(membership: Membership, s: State, failed: NodeId): void {
  const recovery = s.service.at(membership.recovery);
  if (recovery.location !== failed) return;
  const successor = targetOf(membership, s, membership.recovery, failed);
  if (successor === null) return;
  recovery.location = successor;
  if (s.node.at(successor).up) recovery.outage.stop();
}

/** Each service goes to the next living member of its group, all of them at once. */
function beginFailover({ service }: FailoverLanguage, membership: Membership, s: State, failed: NodeId): void {
  s.node.at(failed).failover.start(0, RECOVERY_TIMEOUT);
  for (const id of service.ids) {
    const record = s.service.at(id);
    if (record.location !== failed) continue;
    const target = targetOf(membership, s, id, failed);
    if (target === null) continue;
    beginOutage(s, id);
    record.location = target;
    record.movingFrom = failed;
  }
}

/** A service whose target has died meanwhile belongs to the failover of that one. */
function completeFailover({ service }: FailoverLanguage, s: State, failed: NodeId): void {
  for (const id of service.ids) {
    const record = s.service.at(id);
    if (record.movingFrom !== failed || !s.node.at(record.location).up) continue;
    record.movingFrom = null;
    record.outage.stop();
  }
}
