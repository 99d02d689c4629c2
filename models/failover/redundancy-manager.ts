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
  const { node, timer, action } = language;
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

    timer(commandOf(design), {
      each: node,
      by,
      when: (s, n) => s.orders.isDue && n === nextToFailOver(language, design, membership, s),
      then: (s, n) => {
        s.node.at(n).commanded = true;
        if (design.commanded === 'the living') beginFailover(language, membership, s, n);
        attend(language, design, membership, s);
      },
    }),

    timer('the failover is complete of', {
      each: node,
      by,
      when: (s, n) => s.node.at(n).failover.isDue,
      then: (s, n) => {
        s.node.at(n).failover.stop();
        s.node.at(n).commanded = false;
        completeFailover(language, s, n);
        attend(language, design, membership, s);
      },
    }),

    action('hear again from', {
      each: node,
      by,
      fair: 'weak',
      when: (s, n) => s.node.at(n).suspected && s.node.at(n).up,
      then: (s, n) => {
        s.node.at(n).suspected = false;
        attend(language, design, membership, s);
      },
    }),
  ];
}

/** So that a trace says to whom it goes. */
function commandOf({ commanded }: Design): string {
  return commanded === 'the living' ? 'command the failover of' : 'tell the failed node to fail over:';
}

/** Commands at once what is to be commanded, if the manager's node is up. */
export function attend(language: FailoverLanguage, design: Design, membership: Membership, s: State): void {
  if (isActive(s, membership.recovery) && nextToFailOver(language, design, membership, s) !== null) s.orders.start(0);
  else s.orders.stop();
}

/** The most critical suspected node that has a service which another node can take; null if there is none, or it has to wait. */
function nextToFailOver(
  { node, service }: FailoverLanguage,
  { inARow }: Design,
  membership: Membership,
  s: ReadonlyState,
): NodeId | null {
  if (inARow && node.ids.some((n) => s.node.at(n).commanded)) return null;
  for (const n of membership.priority) {
    const { suspected, commanded } = s.node.at(n);
    if (!suspected || commanded) continue;
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
