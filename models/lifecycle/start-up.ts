import { type Action, linksBetween } from '../../checker/index.js';
import { isConnected, isOut, openConnection } from './connections.js';
import {
  hasReached,
  isBeingRecovered,
  isNextOfStartUp,
  isRecovered,
  type OfNode,
  type Order,
  type StartUpStep,
} from './procedures.js';
import type { Fields, LifecycleLanguage, NodeId, State } from './state.js';
import { always, nothing, type Step } from './step.js';

/** Whether a node that has come so far may connect with others. */
export type MayConnect = OfNode;

/**
 * Who comes back asks everybody, and waits until its failure has been noticed by all who watched it, and recovered from. If
 * it connected before, its connections would be closed when the failed node is isolated.
 */
export const afterRecovery: MayConnect = (s, n) =>
  !isBeingRecovered(s, n) &&
  s.node.every(
    ({ watches, suspects }, other) => !suspects.has(n) && (!watches.has(n) || s.node.at(n).connections.has(other)),
  );

/** The document's "Startup Procedure", in the order of a design. */
export function startUpActions(
  language: LifecycleLanguage,
  order: Order,
  mayConnect: MayConnect,
): readonly Action<Fields>[] {
  const { node, action } = language;
  const step = (name: StartUpStep, { when = always, then = nothing }: Step = {}) => {
    const isNext = isNextOfStartUp(order, name);
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
  const isInGroup = hasReached(order, 'initialise the replication groups');
  return [
    action('power on', {
      each: node,
      fair: 'weak',
      when: (s, n) => s.node.at(n).power === 'off',
      then: (s, n) => {
        s.node.at(n).power = 'on';
      },
    }),
    step('initialise the configuration'),
    step('start the communication manager'),
    step('start health monitoring', {
      then: (s, n) => {
        s.node.at(n).monitoring = true;
      },
    }),
    connect(language, order, mayConnect),
    step('establish the connections', {
      when: (s, n) => node.ids.every((other) => other === n || isConnected(s, { one: n, other }) || isOut(s, n, other)),
    }),
    // Each member of a group has to answer.
    step('initialise the replication groups', {
      when: (s, n) =>
        node.ids.every(
          (other) => other === n || isOut(s, n, other) || (isConnected(s, { one: n, other }) && isInGroup(s, other)),
        ),
    }),
    step('enable request processing', {
      then: (s, n) => {
        s.node.at(n).processing = true;
      },
    }),
    step('begin the optimisation loops'),
  ];
}

/** Both sides at once: what one of them has opened alone carries nothing. The handshake is the first heartbeat. */
function connect({ node, action }: LifecycleLanguage, order: Order, mayConnect: MayConnect): Action<Fields> {
  const links = linksBetween(node);
  const isReady = hasReached(order, 'establish the connections');
  return action('connect', {
    each: links,
    by: 'Communication managers',
    fair: 'weak',
    when: (s, link) => {
      const [one, other] = links.endsOf(link);
      return (
        !(isConnected(s, { one, other }) && isConnected(s, { one: other, other: one })) &&
        isReady(s, one) &&
        isReady(s, other) &&
        mayConnect(s, one) &&
        mayConnect(s, other)
      );
    },
    then: (s, link) => {
      const [one, other] = links.endsOf(link);
      openConnection(s, { one, other });
      meet(s, one, other);
      meet(s, other, one);
    },
  });
}

/** What a node makes of another that is there, for the first time or again. */
function meet(s: State, self: NodeId, other: NodeId): void {
  const { watches, lost, suspects, monitoring } = s.node.at(self);
  suspects.delete(other);
  lost.delete(other);
  if (monitoring && s.node.at(other).monitoring) watches.add(other);
  else watches.delete(other);
  if (isRecovered(s, other)) s.recovery.at(other).reset();
}
