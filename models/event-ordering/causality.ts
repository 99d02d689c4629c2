import type { EventOrderingLanguage, MessageId, NodeId, State } from './state.js';

// What happened before what, written down as it happens (Lamport, "Time, clocks, and the ordering of events in a distributed
// system", 1978). It is kept apart from the vector clocks, which it serves to judge; no guard reads it.

/** All that has happened at the sender happened before the message. */
export function recordSending({ message }: EventOrderingLanguage, s: State, sender: NodeId, m: MessageId): void {
  const here = s.node.at(sender).past;
  for (const earlier of message.ids) if (here.has(earlier)) s.message.at(m).past.add(earlier);
  here.add(m);
}

/** What happened before a message has, from its delivery on, happened before everything that comes here. */
export function recordDelivery(
  { message, totalOrder }: EventOrderingLanguage,
  s: State,
  n: NodeId,
  m: MessageId,
): void {
  const self = s.node.at(n);
  const { past } = s.message.at(m);
  for (const earlier of message.ids) {
    if (past.has(earlier)) self.past.add(earlier);
    if (totalOrder && self.delivered.has(earlier)) s.deliveredBefore.at(m).add(earlier);
  }
  self.past.add(m);
  self.delivered.add(m);
}
