import type { Action } from '../../checker/index.js';
import { closeConnections, isConnected } from './connections.js';
import { isNextOfRecovery, isRunning, type Order, type RecoveryStep, recoverySteps } from './procedures.js';
import { edge2, type Fields, type LifecycleLanguage, type NodeId, type ReadonlyState } from './state.js';
import { always, nothing, type Step } from './step.js';

const by = 'Edge2';

/** The document's "Failure Recovery Procedure", led by the Recovery Service, which runs on Edge2. */
export function recoveryActions(language: LifecycleLanguage, order: Order): readonly Action<Fields>[] {
  const { node, action } = language;
  const leader = edge2(language);
  const isUp = isRunning(order);
  const isToSelect = isNextOfRecovery('select a failover target');
  const isToMigrate = isNextOfRecovery('migrate services and state');
  const step = (name: RecoveryStep, { when = always, then = nothing }: Step = {}) => {
    const isNext = isNextOfRecovery(name);
    return action(name, {
      each: node,
      by,
      fair: 'weak',
      when: (s, failed) => isNext(s, failed) && when(s, failed),
      then: (s, failed) => {
        then(s, failed);
        s.recovery.at(failed).done += 1;
      },
    });
  };
  return [
    step('detect the failure', { when: (s, failed) => isReported(s, leader, failed) }),
    step('classify the failure'),
    step('isolate the failed node', { then: (s, failed) => closeConnections(s, node.ids, failed) }),
    action('select a failover target', {
      each: { failed: node, target: node },
      by,
      fair: 'weak',
      when: (s, { failed, target }) =>
        isToSelect(s, failed) && target !== failed && !isTakenForFailed(s, leader, target) && isUp(s, target),
      then: (s, { failed, target }) => {
        s.recovery.at(failed).target = target;
        s.recovery.at(failed).done += 1;
      },
    }),
    // Cascading failures are monitored all the time, not when everything is over.
    action('select another target, as this one has failed', {
      each: node,
      by,
      fair: 'weak',
      when: (s, failed) => {
        const { target } = s.recovery.at(failed);
        return isToMigrate(s, failed) && target !== null && isTakenForFailed(s, leader, target);
      },
      then: (s, failed) => {
        s.recovery.at(failed).target = null;
        s.recovery.at(failed).done = recoverySteps.indexOf('select a failover target');
      },
    }),
    step('migrate services and state', {
      when: (s, failed) => {
        const { target } = s.recovery.at(failed);
        return target !== null && isUp(s, target);
      },
    }),
    step('update the service registry', {
      then: (s, failed) => {
        const { target } = s.recovery.at(failed);
        if (target === null) return;
        for (const service of node.ids) if (s.registry.at(service) === failed) s.registry.set(service, target);
      },
    }),
    // The failure is over for everybody, also for those who have not noticed it; the node may come back.
    step('resume normal operations', {
      then: (s, failed) => {
        s.recovery.at(failed).target = null;
        for (const n of node.ids) {
          const { watches, lost, suspects } = s.node.at(n);
          watches.delete(failed);
          lost.delete(failed);
          suspects.delete(failed);
        }
      },
    }),
  ];
}

function isTakenForFailed(s: ReadonlyState, leader: NodeId, n: NodeId): boolean {
  return s.node.at(leader).suspects.has(n) || s.recovery.at(n).done > 0;
}

/** Whether the leader suspects a node, or hears of somebody who does. */
function isReported(s: ReadonlyState, leader: NodeId, failed: NodeId): boolean {
  return (
    s.node.at(leader).monitoring &&
    s.node.some(
      ({ suspects }, n) => suspects.has(failed) && (n === leader || isConnected(s, { one: leader, other: n })),
    )
  );
}
