import type { Action } from '../../checker/index.js';
import { areConnected, closeConnections } from './connections.js';
import { finishStep, isBeingRecovered, isNextOfShutdown, isRecovered, type Order, type ShutdownStep } from './procedures.js';
import { edge2, type Fields, type LifecycleLanguage, type NodeId, type ReadonlyState, type State } from './state.js';

/** The document's "Shutdown Procedure", in the order of a design. */
export function shutdownActions(language: LifecycleLanguage, order: Order): readonly Action<Fields>[] {
  const { node, shutdowns, action } = language;
  const leader = edge2(language);
  const step = (
    name: ShutdownStep,
    spec: { readonly when?: (s: ReadonlyState, n: NodeId) => boolean; readonly then?: (s: State, n: NodeId) => void },
  ) =>
    action(name, {
      each: node,
      fair: 'weak',
      when: (s, n) => isNextOfShutdown(order, s, n, name) && (spec.when?.(s, n) ?? true),
      then: (s, n) => {
        spec.then?.(s, n);
        finishStep(s, n);
      },
    });
  return [
    // Not fair: operators may let it run. The Recovery Service leaves last, and nobody leaves during a recovery.
    action('begin the shutdown', {
      each: node,
      by: 'Operator',
      when: (s, n) =>
        shutdowns &&
        isRunning(order, s, n) &&
        node.ids.every((other) => !isBeingRecovered(s, other)) &&
        (n !== leader || node.ids.every((other) => other === n || hasGone(s, other))),
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
      when: (s, { one, other }) =>
        s.node.at(one).watches.has(other) && isNextOfShutdown(order, s, other, 'take leave of the others'),
      then: (s, { one, other }) => {
        s.node.at(one).watches.delete(other);
        s.node.at(one).lost.delete(other);
      },
    }),
    step('take leave of the others', {
      when: (s, n) => node.ids.every((other) => hasLetGo(language, s, other, n)),
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
    step('close the connections', { then: (s, n) => closeConnections(language, s, n) }),
    step('release the resources', {
      then: (s, n) => {
        s.node.at(n).power = 'released';
      },
    }),
  ];
}

/** Whether a node has started up, and not begun to shut down. */
export function isRunning({ startUp }: Order, s: ReadonlyState, n: NodeId): boolean {
  const { power, procedure, done } = s.node.at(n);
  return power === 'on' && procedure === 'start-up' && done === startUp.length;
}

function hasGone(s: ReadonlyState, n: NodeId): boolean {
  return s.node.at(n).power === 'released' || isRecovered(s, n);
}

/** Whether a node has acknowledged that another leaves, or cannot any more, and is known not to. */
function hasLetGo(language: LifecycleLanguage, s: ReadonlyState, self: NodeId, leaving: NodeId): boolean {
  return (
    self === leaving ||
    !areConnected(language, s, self, leaving) ||
    s.node.at(leaving).suspects.has(self) ||
    (s.node.at(self).power === 'on' && !s.node.at(self).watches.has(leaving))
  );
}
