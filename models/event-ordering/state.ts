import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
  vectorClock,
} from '../../checker/index.js';

/** Those of the document's nodes that are linked pairwise and do not lie; in its order, which decides between equal priorities. */
const nodes = ['Edge1', 'Edge2', 'Core2'] as const;

/** Those of them whose declared failure mode is crash. Edge2 omits: that is `losses`. */
export const crashing: readonly (typeof nodes)[number][] = ['Edge1', 'Core2'];

/** Parameters, nodes, messages and state. */
export const system = defineSystem({
  parameters: {
    /** How many messages are broadcast, by whichever nodes. */
    messages: integer({ min: 1, max: 4, default: 2 }),
    /** How many priorities there are; the highest number is served first. */
    priorities: integer({ min: 1, max: 4, default: 2 }),
    crashes: integer({ min: 0, max: 2, default: 1 }),
    losses: integer({ min: 0, max: 3, default: 1 }),
    duplicates: integer({ min: 0, max: 2, default: 1 }),
    /** Whether one order for all nodes is asked for: then it is recorded which of two messages somebody has delivered first. */
    totalOrder: boolean(),
  },
  processes: ({ messages }) => ({
    node: processIds(nodes.length, { names: nodes }),
    message: processIds(messages, {
      names: Array.from({ length: messages }, (_, index) => `Message${index + 1}`),
    }),
  }),
  state: ({ node, message, messages, priorities, crashes, losses, duplicates }) => ({
    /** What a message carries, which never changes; the copies in the network only name it. */
    message: perProcess(message, {
      /** Null until it is broadcast. */
      sender: optional(node),
      priority: integer({ min: 1, max: priorities }),
      timestamp: vectorClock(node, { max: messages }),
      /** What happened before it was sent. No node knows of it: it is for properties. */
      past: set(message),
      /** The place in the one order that a sequencer gives it, in variants only; else 0. */
      position: integer({ min: 0, max: messages }),
    }),
    node: perProcess(node, {
      up: boolean({ default: true }),
      /** How many messages of each node it has delivered; of its own, how many it has sent. */
      clock: vectorClock(node, { max: messages }),
      /** What it has received, and not delivered. */
      buffered: set(message),
      /** What has left the priority queue and waits for its causes, in a variant only. */
      heldBack: set(message),
      /** Whose positions it knows, in variants only. */
      positioned: set(message),
      delivered: set(message),
      /** What happened before now, here. No node knows of it: it is for properties. */
      past: set(message),
    }),
    /** For each message those that some node has delivered before it; for properties, where `totalOrder` is asked for. */
    deliveredBefore: perProcess(message, set(message)),
    network: messageBag(
      {
        Message: { to: node, copyOf: message },
        Position: { to: node, copyOf: message },
      },
      // Nothing is sent of which a copy is in flight, so only the adversary adds copies.
      { copies: 1 + duplicates },
    ),
    crashes: budget(crashes),
    losses: budget(losses),
    duplicates: budget(duplicates),
  }),
});

export type EventOrderingLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type MessageId = ProcessId<'message'>;
