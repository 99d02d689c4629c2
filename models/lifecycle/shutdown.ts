import type { Action } from '../../checker/index.js';
import { closeConnections, isConnected } from './connections.js';
import {
  isBeingRecovered,
  isNextOfShutdown,
  isRecovered,
  isRunning,
  type Order,
  type ShutdownStep,
} from './procedures.js';
import { edge2, type Fields, type LifecycleLanguage, type NodeId, type ReadonlyState } from './state.js';
import { always, nothing, type Step } from './step.js';

/** Whether a node that runs may be shut down, for all that the others do. */
export type MayLeave = (language: LifecycleLanguage, s: ReadonlyState, n: NodeId) => boolean;

/** The Recovery Service leaves last: as long as anybody is left who may fail, it is needed. */
export const recoveryServiceLast: MayLeave = (language, s, n) =>
  n !== edge2(language) || s.node.every((_, other) => other === n || hasGone(s, other));

/** The document's "Shutdown Procedure", in the order of a design. */
export function shutdownActions(
  language: LifecycleLanguage,
  order: Order,
  mayLeave: MayLeave,
): readonly Action<Fields>[] {
  const { node, shutdowns, action } = language;
  const isUp = isRunning(order);
  const isTakingLeave = isNextOfShutdown(order, 'take leave of the others');
  const step = (name: ShutdownStep, { when = always, then = nothing }: Step) => {
    const isNext = isNextOfShutdown(order, name);
    return action(name, {
      each: node,
      fair: 'weak',
      when: (s, n) => isNext(s, n) && when(s, n),
      then: (s, n) => {
        then(s, n);
        s.node.at(n).done += 1;
      },
    });
  };
  return [
    // Not fair: operators may let it run. Nobody leaves during a recovery.
    action('begin the shutdown', {
      each: node,
      by: 'Operator',
      when: (s, n) =>
        shutdowns && isUp(s, n) && node.ids.every((other) => !isBeingRecovered(s, other)) && mayLeave(language, s, n),
      then: (s, n) => {
        s.node.at(n).procedure = 'shutdown';
        s.node.at(n).done = 0;
      },
    }),
    step('stop accepting requests', {
      then: (s, n) => {
        s.node.at(n).processing = false;
      },
    }),
    step('complete the transactions in flight', { when: (s, n) => s.node.at(n).work !== 'in flight' }),
    step('flush the replication queue', { when: (s, n) => s.node.at(n).work !== 'to be replicated' }),
    step('persist the state', {
      then: (s, n) => {
        s.node.at(n).persisted = true;
      },
    }),
    action('let a node go', {
      each: { one: node, other: node },
      fair: 'weak',
      when: (s, { one, other }) => s.node.at(one).watches.has(other) && isTakingLeave(s, other),
      then: (s, { one, other }) => {
        s.node.at(one).watches.delete(other);
        s.node.at(one).lost.delete(other);
      },
    }),
    step('take leave of the others', {
      when: (s, n) => node.ids.every((other) => hasLetGo(s, other, n)),
    }),
    step('stop health monitoring', {
      then: (s, n) => {
        const { watches, lost, suspects } = s.node.at(n);
        s.node.at(n).monitoring = false;
        watches.clear();
        lost.clear();
        suspects.clear();
      },
    }),
    step('close the connections', { then: (s, n) => closeConnections(s, node.ids, n) }),
    step('release the resources', {
      then: (s, n) => {
        s.node.at(n).power = 'released';
      },
    }),
  ];
}

function hasGone(s: ReadonlyState, n: NodeId): boolean {
  return s.node.at(n).power === 'released' || isRecovered(s, n);
}

/** Whether a node has acknowledged that another leaves, or cannot any more, and is known not to. */
function hasLetGo(s: ReadonlyState, self: NodeId, leaving: NodeId): boolean {
  return (
    self === leaving ||
    !isConnected(s, { one: leaving, other: self }) ||
    s.node.at(leaving).suspects.has(self) ||
    (s.node.at(self).power === 'on' && !s.node.at(self).watches.has(leaving))
  );
}
