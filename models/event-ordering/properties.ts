import { eventuallyAlways, type Property } from '../../checker/index.js';
import type { EventOrderingLanguage, MessageId, NodeId, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P6 are in the catalogue. */
export function ownProperties({ node, message, crashes, always, alwaysStep }: EventOrderingLanguage): Properties {
  /** Whether in a step some node delivers a message that is not its own, of which something is so. */
  const someDelivery = (test: OfDelivery) => (before: ReadonlyState, after: ReadonlyState) =>
    node.ids.some((n) => message.ids.some((m) => isDelivered(before, after, n, m) && test(before, n, m)));
  const never = (test: OfDelivery) => {
    const happens = someDelivery(test);
    return (before: ReadonlyState, after: ReadonlyState) => !happens(before, after);
  };

  return {
    deliveredWhenReceived: alwaysStep(
      'a node delivers what it has received, or sends itself',
      never((s, n, m) => !isReceived(s, n, m)),
      { given: someDelivery(() => true) },
    ),
    // In a design that numbers messages.
    deliveredWhenTold: alwaysStep(
      'a node delivers a message that has a number when it has been told it',
      never((s, n, m) => isNumbered(s, m) && !s.node.at(n).positioned.has(m)),
      { given: someDelivery((s, _, m) => isNumbered(s, m)) },
    ),
    numberedByPriority: alwaysStep(
      'whoever numbers a message that it has received has none of a higher priority that is causally ready',
      (before, after) => never((s, n, m) => isGivenItsNumber(before, after, m) && isOvertaking(s, n, m))(before, after),
      { given: (before, after) => someDelivery((_s, _n, m) => isGivenItsNumber(before, after, m))(before, after) },
    ),
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

    ...(crashes > 0
      ? {
          deadLearnNothing: alwaysStep(
            'a node that is down receives, learns and delivers nothing',
            (before, after) =>
              before.node.every((self, n) => {
                const then = after.node.at(n);
                return (
                  self.up ||
                  (self.buffered.size === then.buffered.size &&
                    self.heldBack.size === then.heldBack.size &&
                    self.positioned.size === then.positioned.size &&
                    self.delivered.size === then.delivered.size)
                );
              }),
            { given: (before) => before.node.some(({ up }) => !up) },
          ),
        }
      : {}),

    // Else retransmission would be cheap.
    settles: eventuallyAlways(
      'in the end nothing is queued, or under way, at a correct node that has delivered it, nor a number that it knows',
      (s) =>
        s.node.every(({ buffered, delivered }) => buffered.every((m) => !delivered.has(m))) &&
        !s.network.some('Message', ({ to, copyOf }) => s.node.at(to).up && s.node.at(to).delivered.has(copyOf)) &&
        !s.network.some('Position', ({ to, copyOf }) => s.node.at(to).up && s.node.at(to).positioned.has(copyOf)),
    ),
  };
}

/** What may be so of a message that a node delivers in the next step. */
type OfDelivery = (s: ReadonlyState, n: NodeId, m: MessageId) => boolean;

/** Whether a node delivers in a step what had been sent before; its own message it may deliver as it sends it. */
function isDelivered(before: ReadonlyState, after: ReadonlyState, n: NodeId, m: MessageId): boolean {
  if (before.node.at(n).delivered.has(m) || !after.node.at(n).delivered.has(m)) return false;
  return before.message.at(m).sender !== null || after.message.at(m).sender !== n;
}

function isReceived(s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  return s.node.at(n).buffered.has(m) || s.node.at(n).heldBack.has(m);
}

function isNumbered(s: ReadonlyState, m: MessageId): boolean {
  return s.message.at(m).position > 0;
}

function isGivenItsNumber(before: ReadonlyState, after: ReadonlyState, m: MessageId): boolean {
  return !isNumbered(before, m) && isNumbered(after, m);
}

/** Whether a node has another message that has a higher priority, and all of whose causes it has delivered. */
function isOvertaking(s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  const { buffered, delivered } = s.node.at(n);
  return buffered.some(
    (other) =>
      s.message.at(other).priority > s.message.at(m).priority &&
      s.message.at(other).past.every((cause) => delivered.has(cause)),
  );
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
