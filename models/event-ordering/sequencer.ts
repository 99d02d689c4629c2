import type { Action, Variant } from '../../checker/index.js';
import { broadcast } from './broadcast.js';
import { recordDelivery } from './causality.js';
import { deliver, isOutranked, isReady } from './delivery.js';
import type { EventOrderingLanguage, Fields, MessageId, NodeId, ReadonlyState, State } from './state.js';

/**
 * One order for all: Core2 delivers as in causal broadcast, and numbers what it delivers; the others deliver by these numbers
 * (fixed sequencer: Défago, Schiper and Urbán, "Total order broadcast and multicast algorithms", 2004, section 4.1). Who is
 * not the sequencer delivers its own messages in their turn, too.
 */
export function sequenced(
  language: EventOrderingLanguage,
  isItsTurn: (s: ReadonlyState, n: NodeId, m: MessageId) => boolean = hasDeliveredAllBefore,
): Omit<Variant<Fields>, 'about'> {
  const { node, message, action } = language;
  const sequencer = sequencerOf(language);
  return {
    replace: {
      'broadcast a message': broadcast(language, (_, s, n, m) => {
        if (n === sequencer) number(language, s, m);
        else s.node.at(n).buffered.add(m);
      }),
      'deliver a message': action('deliver a message by its number', {
        each: { at: node, message },
        fair: 'weak',
        when: (s, { at, message: m }) =>
          s.node.at(at).buffered.has(m) && s.node.at(at).positioned.has(m) && isItsTurn(s, at, m),
        then: (s, { at, message: m }) => deliver(language, s, at, m),
      }),
    },
    add: [numberAndDeliver(language), ...positionActions(language)],
  };
}

function sequencerOf({ node }: EventOrderingLanguage): NodeId {
  return node.valueAt(node.size - 1);
}

function numberAndDeliver(language: EventOrderingLanguage): Action<Fields> {
  const sequencer = sequencerOf(language);
  return language.action('number a message and deliver it', {
    each: language.message,
    by: language.node.names[sequencer] ?? '',
    fair: 'weak',
    when: (s, m) =>
      s.node.at(sequencer).buffered.has(m) &&
      isReady(language, s, sequencer, m) &&
      !isOutranked(s, sequencer, m, (other) => isReady(language, s, sequencer, other)),
    then: (s, m) => {
      s.node.at(sequencer).buffered.delete(m);
      s.node.at(sequencer).clock.merge(s.message.at(m).timestamp);
      number(language, s, m);
    },
  });
}

/** The sequencer delivers a message, and tells the others at which position. */
function number(language: EventOrderingLanguage, s: State, m: MessageId): void {
  const sequencer = sequencerOf(language);
  recordDelivery(language, s, sequencer, m);
  s.message.at(m).position = s.node.at(sequencer).delivered.size;
  for (const to of language.node.ids) if (to !== sequencer) s.network.send('Position', { to, copyOf: m });
}

function positionActions({ node, message, action, receive }: EventOrderingLanguage): readonly Action<Fields>[] {
  return [
    receive('learn the number of a message', 'network', 'Position', {
      fair: 'weak',
      when: (s, { to }) => s.node.at(to).up,
      then: (s, { to, copyOf: m }) => s.node.at(to).positioned.add(m),
    }),
    action('send a number again', {
      each: { to: node, again: message },
      by: 'Core2',
      fair: 'weak',
      when: (s, { to, again }) =>
        s.message.at(again).position > 0 &&
        to !== node.valueAt(node.size - 1) &&
        !s.node.at(to).positioned.has(again) &&
        !s.network.has('Position', { to, copyOf: again }),
      then: (s, { to, again }) => s.network.send('Position', { to, copyOf: again }),
    }),
  ];
}

function hasDeliveredAllBefore(s: ReadonlyState, n: NodeId, m: MessageId): boolean {
  return s.message.at(m).position === s.node.at(n).delivered.size + 1;
}
