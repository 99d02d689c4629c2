import type { Action } from '../../checker/index.js';
import { recordDelivery } from './causality.js';
import type { EventOrderingLanguage, Fields, MessageId, NodeId, ReadonlyState, State } from './state.js';

/** When a node may deliver a message that it has buffered. */
export type Rule = (s: ReadonlyState, n: NodeId, m: MessageId) => boolean;

/** Among what is causally ready the highest priority goes first, and between equals the sender that the document names first. */
export function deliverByPriority(language: EventOrderingLanguage): Action<Fields> {
  return deliverBy(
    language,
    (s, n, m) => isReady(language, s, n, m) && !isOutranked(s, n, m, (other) => isReady(language, s, n, other)),
  );
}

export function deliverBy(language: EventOrderingLanguage, rule: Rule): Action<Fields> {
  return language.action('deliver a message', {
    each: { at: language.node, message: language.message },
    fair: 'weak',
    when: (s, { at, message }) => s.node.at(at).buffered.has(message) && rule(s, at, message),
    then: (s, { at, message }) => deliver(language, s, at, message),
  });
}

export function deliver(language: EventOrderingLanguage, s: State, n: NodeId, m: MessageId): void {
  const self = s.node.at(n);
  self.buffered.delete(m);
  self.clock.merge(s.message.at(m).timestamp);
  recordDelivery(language, s, n, m);
}

/**
 * The gate of causal broadcast: it is the sender's next message, and all that the sender had delivered has been delivered
 * here (Birman, Schiper and Stephenson, "Lightweight causal and atomic group multicast", 1991, section 5.1).
 */
export function isReady(language: EventOrderingLanguage, s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  return isNextOfItsSender(s, n, m) && hasDeliveredWhatTheSenderHad(language, s, n, m);
}

export function isNextOfItsSender(s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  const { sender, timestamp } = s.message.at(m);
  return sender !== null && timestamp.at(sender) === s.node.at(n).clock.at(sender) + 1;
}

function hasDeliveredWhatTheSenderHad(
  { node }: EventOrderingLanguage,
  s: ReadonlyState,
  n: NodeId,
  m: MessageId,
): boolean {
  const { sender, timestamp } = s.message.at(m);
  const { clock } = s.node.at(n);
  return node.ids.every((other) => other === sender || timestamp.at(other) <= clock.at(other));
}

/** Whether something else that the node has buffered goes first, of that which competes. */
export function isOutranked(
  s: ReadonlyState,
  n: NodeId,
  m: MessageId,
  competes: (other: MessageId) => boolean = () => true,
): boolean {
  return s.node.at(n).buffered.some((other) => goesBefore(s, other, m) && competes(other));
}

/** Of two messages of one sender the earlier has the lower timestamp; without a gate even these may compete. */
function goesBefore(s: ReadonlyState, one: MessageId, other: MessageId): boolean {
  const [first, second] = [s.message.at(one), s.message.at(other)];
  if (first.priority !== second.priority) return first.priority > second.priority;
  if (first.sender === null || second.sender === null) return false;
  if (first.sender !== second.sender) return first.sender < second.sender;
  return first.timestamp.at(first.sender) < second.timestamp.at(second.sender);
}
