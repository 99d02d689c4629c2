import { type Action, integer } from '../../checker/index.js';
import { recordDelivery, recordSending } from './causality.js';
import type { EventOrderingLanguage, Fields, MessageId, NodeId, ReadonlyState, State } from './state.js';

/** Sending, sending again, and receiving. */
export function broadcastActions(language: EventOrderingLanguage): readonly Action<Fields>[] {
  return [
    broadcast(language, deliverAtOnce),
    sendAgain(language, (s, to, m) => !has(s, to, m)),
    receive(language, (s, to, m) => !has(s, to, m)),
    discardDuplicate(language),
  ];
}

/** A node need not wait for its own message. */
const deliverAtOnce = recordDelivery;

/** What becomes of the message where it is sent is up to the design. */
export function broadcast(
  language: EventOrderingLanguage,
  keep: (language: EventOrderingLanguage, s: State, sender: NodeId, m: MessageId) => void,
): Action<Fields> {
  const { node, message, priorities, action } = language;
  return action('broadcast a message', {
    each: node,
    choose: integer({ min: 1, max: priorities }),
    when: (s, n) => s.node.at(n).up && s.message.some(({ sender }) => sender === null),
    then: (s, n, priority) => {
      const next = message.ids.find((m) => s.message.at(m).sender === null);
      if (next === undefined) throw new Error('all messages have been sent');
      const { clock } = s.node.at(n);
      const sent = s.message.at(next);
      clock.tick(n);
      sent.sender = n;
      sent.priority = priority;
      sent.timestamp.merge(clock);
      recordSending(language, s, n, next);
      keep(language, s, n, next);
      for (const to of node.ids) if (to !== n) s.network.send('Message', { to, copyOf: next });
    },
  });
}

/** Whoever has a message sends it to those who have not: its sender may have died. */
export function sendAgain(
  { node, message, action }: EventOrderingLanguage,
  isNeeded: (s: ReadonlyState, to: NodeId, m: MessageId, from: NodeId) => boolean,
): Action<Fields> {
  return action('send a message again', {
    each: { from: node, to: node, again: message },
    fair: 'weak',
    when: (s, { from, to, again }) =>
      from !== to &&
      has(s, from, again) &&
      isNeeded(s, to, again, from) &&
      !s.network.has('Message', { to, copyOf: again }),
    then: (s, { to, again }) => s.network.send('Message', { to, copyOf: again }),
  });
}

export function receive(
  language: EventOrderingLanguage,
  isWanted: (s: ReadonlyState, to: NodeId, m: MessageId) => boolean,
): Action<Fields> {
  return language.receive('receive a message', 'network', 'Message', {
    fair: 'weak',
    when: (s, { to, copyOf }) => s.node.at(to).up && isWanted(s, to, copyOf),
    then: (s, { to, copyOf }) => s.node.at(to).buffered.add(copyOf),
  });
}

function discardDuplicate(language: EventOrderingLanguage): Action<Fields> {
  return language.receive('discard a duplicate', 'network', 'Message', {
    fair: 'weak',
    when: (s, { to, copyOf }) => has(s, to, copyOf),
    then: () => {},
  });
}

/** Whether the node has received the message or sent it, as far as it can tell: who has crashed has nothing. */
export function has(s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  const { sender, timestamp } = s.message.at(m);
  const { clock, buffered, heldBack } = s.node.at(n);
  return buffered.has(m) || heldBack.has(m) || (sender !== null && timestamp.at(sender) <= clock.at(sender));
}
