import type { Action, Variant } from '../../checker/index.js';
import { has, receive, sendAgain } from './broadcast.js';
import { deliver, deliverBy, isNextOfItsSender, isOutranked, isReady } from './delivery.js';
import { sequenced } from './sequencer.js';
import type { EventOrderingLanguage, Fields } from './state.js';

type Design = Variant<Fields> | ((language: EventOrderingLanguage) => Variant<Fields>);

/** The repaired design, the documented one, the other ways of joining its two features (R2 of findings.md), and seeded mistakes. */
export const variants = {
  repaired: {
    about: 'A vector-clock gate, and priorities among what is causally ready; whoever has a message sends it again',
  },

  documented: (language) => ({
    about: 'R2, the gate behind the priority queue: what has the highest priority goes first, and waits for its causes',
    replace: {
      'deliver a message': deliverBy(language, (s, n, m) => !isOutranked(s, n, m) && isReady(language, s, n, m)),
    },
  }),

  'no-vector-clock-gate': (language) => ({
    about: 'R2, priority alone: what has the highest priority is delivered, whatever happened before it',
    replace: { 'deliver a message': deliverBy(language, (s, n, m) => !isOutranked(s, n, m)) },
  }),

  'priority-queue-in-front': (language) => ({
    about:
      'R2, the priority queue in front of the gate: who waits at the gate is let through without regard to priority',
    replace: { 'deliver a message': passOnByPriority(language) },
    add: [letThrough(language)],
  }),

  'each-sender-in-order': (language) => ({
    about: 'The gate looks at the entry of the sender alone',
    replace: {
      'deliver a message': deliverBy(
        language,
        (s, n, m) => isNextOfItsSender(s, n, m) && !isOutranked(s, n, m, (other) => isNextOfItsSender(s, n, other)),
      ),
    },
  }),

  'no-priorities': (language) => ({
    about: 'Whatever is causally ready is delivered, in any order',
    replace: { 'deliver a message': deliverBy(language, (s, n, m) => isReady(language, s, n, m)) },
  }),

  'no-retransmission': {
    about: 'Every message is sent once',
    remove: ['send a message again'],
  },

  'sender-alone-retransmits': (language) => ({
    about: 'Nobody but its sender sends a message again',
    replace: {
      'send a message again': sendAgain(
        language,
        (s, to, m, from) => s.message.at(m).sender === from && !has(s, to, m),
      ),
    },
  }),

  'retransmits-for-ever': (language) => ({
    about: 'A message is sent again to those who have it, too',
    replace: { 'send a message again': sendAgain(language, () => true) },
  }),

  'duplicates-are-queued': (language) => ({
    about: 'What has been delivered and comes again is queued again',
    replace: { 'receive a message': receive(language, () => true) },
    remove: ['discard a duplicate'],
  }),

  sequencer: (language) => ({
    about: 'One order for all nodes: Core2 numbers the messages, and priorities count with it alone',
    ...sequenced(language),
  }),

  'sequencer-without-turns': (language) => ({
    about: 'A message is delivered as soon as its number is known, whether or not those before it are delivered',
    ...sequenced(language, () => true),
  }),
} satisfies { readonly [name: string]: Design };

function passOnByPriority({ node, message, action }: EventOrderingLanguage): Action<Fields> {
  return action('pass a message on to the gate', {
    each: { at: node, message },
    fair: 'weak',
    when: (s, { at, message: m }) => s.node.at(at).buffered.has(m) && !isOutranked(s, at, m),
    then: (s, { at, message: m }) => {
      s.node.at(at).buffered.delete(m);
      s.node.at(at).heldBack.add(m);
    },
  });
}

function letThrough(language: EventOrderingLanguage): Action<Fields> {
  return language.action('deliver a message', {
    each: { at: language.node, message: language.message },
    fair: 'weak',
    when: (s, { at, message }) => s.node.at(at).heldBack.has(message) && isReady(language, s, at, message),
    then: (s, { at, message }) => {
      s.node.at(at).heldBack.delete(message);
      deliver(language, s, at, message);
    },
  });
}
