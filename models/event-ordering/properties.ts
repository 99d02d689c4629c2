import { eventuallyAlways, type Property } from '../../checker/index.js';
import type { EventOrderingLanguage, MessageId, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P6 are in the catalogue. */
export function ownProperties({ always }: EventOrderingLanguage): Properties {
  return {
    // Fidge, "Timestamps in message-passing systems that preserve the partial ordering", 1988; Mattern, "Virtual time and
    // global states of distributed systems", 1989.
    clocksTell: always(
      'of two messages the one happened before the other if and only if its timestamp is before',
      (s) =>
        s.message.every(({ past, timestamp, sender }) =>
          s.message.every(
            (other, o) =>
              sender === null || other.sender === null || past.has(o) === other.timestamp.isBefore(timestamp),
          ),
        ),
    ),

    // Else retransmission would be cheap.
    settles: eventuallyAlways(
      'in the end nothing is queued, or under way, at a correct node that has delivered it',
      (s) =>
        s.node.every(({ buffered, delivered }) => buffered.every((m) => !delivered.has(m))) &&
        !s.network.some('Message', ({ to, copyOf }) => s.node.at(to).up && s.node.at(to).delivered.has(copyOf)),
    ),
  };
}

/** Nobody who lives waits for a message that others can still give it. */
export function isAtRest(s: ReadonlyState): boolean {
  return s.message.every((_, m) => !isOwed(s, m) || s.node.every(({ up, delivered }) => !up || delivered.has(m)));
}

/** A message that was sent by a node that lives, or delivered by one. */
function isOwed(s: ReadonlyState, m: MessageId): boolean {
  const { sender } = s.message.at(m);
  if (sender === null) return false;
  return s.node.at(sender).up || s.node.some(({ up, delivered }) => up && delivered.has(m));
}
