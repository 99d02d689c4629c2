import { type Action, linksBetween } from '../../checker/index.js';
import { areConnected, isOut } from './connections.js';
import { finishStep, hasReached, isBeingRecovered, isNextOfStartUp, isRecovered, type Order, type StartUpStep } from './procedures.js';
import type { Fields, LifecycleLanguage, NodeId, Pair, ReadonlyState, State } from './state.js';

/** Whether two nodes that have come so far may connect. */
export type MayConnect = (s: ReadonlyState, pair: Pair) => boolean;

/** Who comes back waits until its failure has been noticed by everybody who watched it, and recovered from. */
export const afterRecovery: MayConnect = (s, { one, other }) => isOver(s, one, other) && isOver(s, other, one);

function isOver(s: ReadonlyState, self: NodeId, other: NodeId): boolean {
  return !s.node.at(self).watches.has(other) && !s.node.at(self).suspects.has(other) && !isBeingRecovered(s, other);
}

/** The document's "Startup Procedure", in the order of a design. */
export function startUpActions(language: LifecycleLanguage, order: Order, mayConnect: MayConnect): readonly Action<Fields>[] {
  const { node, action } = language;
  const step = (
    name: StartUpStep,
    spec: { readonly when?: (s: ReadonlyState, n: NodeId) => boolean; readonly then?: (s: State, n: NodeId) => void } = {},
  ) =>
    action(name, {
      each: node,
      fair: 'weak',
      when: (s, n) => isNextOfStartUp(order, s, n, name) && (spec.when?.(s, n) ?? true),
      then: (s, n) => {
        spec.then?.(s, n);
        finishStep(s, n);
      },
    });
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
      when: (s, n) => node.ids.every((other) => other === n || areConnected(language, s, n, other) || isOut(s, n, other)),
    }),
    // Each member of a group has to answer.
    step('initialise the replication groups', {
      when: (s, n) =>
        node.ids.every(
          (other) =>
            other === n ||
            isOut(s, n, other) ||
            (areConnected(language, s, n, other) && hasReached(order, s, other, 'initialise the replication groups')),
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
  return action('connect', {
    each: links,
    by: 'Communication managers',
    fair: 'weak',
    when: (s, link) => {
      const [one, other] = links.endsOf(link);
      return (
        !s.connections.has(link) &&
        hasReached(order, s, one, 'establish the connections') &&
        hasReached(order, s, other, 'establish the connections') &&
        mayConnect(s, { one, other })
      );
    },
    then: (s, link) => {
      const [one, other] = links.endsOf(link);
      s.connections.add(link);
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
  if (isRecovered(s, other)) s.recovery.at(other).reset();
}
