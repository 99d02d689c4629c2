import { always, alwaysStep, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
}

/** A set of messages. */
interface Messages {
  has(message: ProcessId): boolean;
  every(test: (message: ProcessId) => boolean): boolean;
  some(test: (message: ProcessId) => boolean): boolean;
  readonly size: number;
  readonly isEmpty: boolean;
}

/**
 * Who has delivered what, and what happened before what: for each message all those whose sending happened before its own,
 * written down without the timestamps that a protocol goes by.
 */
export interface CausalState {
  readonly message: Each<{ readonly past: Messages }>;
  readonly node: Each<{ readonly delivered: Messages }>;
}

/** Messages that are queued at nodes and have priorities. */
export interface PrioritisedState extends CausalState {
  readonly message: Each<PrioritisedMessage>;
  readonly node: Each<QueueingNode>;
}

interface PrioritisedMessage {
  readonly past: Messages;
  /** Null until it is sent. */
  readonly sender: ProcessId | null;
  /** The highest number goes first. */
  readonly priority: number;
}

interface QueueingNode {
  /** Who goes down does so for good. */
  readonly up: boolean;
  readonly delivered: Messages;
  readonly buffered: Messages;
  /** What is behind another queue than the buffer, and not delivered either. */
  readonly heldBack: Messages;
}

/** What is under way. */
export interface MessagesUnderWay {
  readonly network: {
    some(kind: 'Message', test: (copy: { readonly to: ProcessId; readonly copyOf: ProcessId }) => boolean): boolean;
  };
}

/** For each message those that some node has delivered before it. */
export interface OrdersOfDelivery {
  readonly deliveredBefore: Each<Messages>;
}

const features = 'Communication Manager, Features';
const causality = `${features}: "Event ordering with causal consistency"`;

/** Whoever delivers first what happened later has delivered, for a while at least, the one and not the other. */
export const causal: Obligation<CausalState> = {
  id: 'P6.causal',
  property: systemProperties.P6,
  source: causality,
  formula: always(
    'no node delivers a message before one that happened before it',
    (s) => s.node.every(({ delivered }) => delivered.every((m) => isWithin(s.message.at(m).past, delivered))),
    { given: (s) => s.node.some(({ delivered }) => delivered.some((m) => !s.message.at(m).past.isEmpty)) },
  ),
};

/** The sender of a message delivers it as it sends it, or queues it like any other. */
export const priority: Obligation<PrioritisedState> = {
  id: 'P6.priority',
  property: systemProperties.P6,
  source: `${features}: "Priority-based message queuing"`,
  formula: alwaysStep(
    'a node that is up delivers, of the messages that it has queued and that are causally ready there, the one with the ' +
      'highest priority, and of equals that of the first sender',
    (before, after) =>
      after.node.every(({ delivered }, n) =>
        delivered.every((m) => {
          const earlier = before.node.at(n);
          if (earlier.delivered.has(m)) return true;
          if (!earlier.up) return false;
          if (before.message.at(m).sender === null) return after.message.at(m).sender === n;
          return isQueued(earlier, m) && !isReadyBefore(before, earlier, m);
        }),
      ),
    {
      given: (before, after) =>
        after.node.some(({ delivered }, n) =>
          delivered.some((m) => !before.node.at(n).delivered.has(m) && before.message.at(m).sender !== null),
        ),
    },
  ),
};

/** So many messages are sent: if some time nothing is owed that was sent, each message is delivered some time. */
export const delivered: Obligation<PrioritisedState> = {
  id: 'P6.delivered',
  property: systemProperties.P6,
  source: `${causality}; Omission Failures: "Retry with backoff"`,
  formula: leadsTo(
    'a message that a correct node has sent or delivered is delivered by every correct node',
    (s) => !isEverythingDelivered(s),
    isEverythingDelivered,
  ),
};

/** Asked of designs that number the messages: from causality and priorities alone no common order follows. */
export const total: Obligation<OrdersOfDelivery> = {
  id: 'P6.total',
  property: systemProperties.P6,
  source: `${features}: "Event ordering", if one order for all nodes is meant`,
  formula: always('where one order for all is asked for, no two nodes deliver two messages in different orders', (s) =>
    s.deliveredBefore.every((before, m) => before.every((other) => !s.deliveredBefore.at(other).has(m))),
  ),
};

export const heldBackForItsCause: Witness<PrioritisedState> = {
  id: 'P6.causal/reached:waiting',
  formula: reachable('a message waits for one that happened before it, which another node sent', (s) =>
    s.node.some((node) =>
      node.buffered.some((m) =>
        s.message
          .at(m)
          .past.some(
            (cause) => !isQueued(node, cause) && !node.delivered.has(cause) && areFromDifferentNodes(s, m, cause),
          ),
      ),
    ),
  ),
};

export const outrankedByTheUnready: Witness<PrioritisedState> = {
  id: 'P6.priority/reached:inversion',
  formula: reachable(
    'a message is the first by priority that waits at a node, and one with a lower priority happened before it and waits ' +
      'there, too',
    (s) => s.node.some((node) => node.buffered.some((m) => isInverted(s, node, m))),
  ),
};

export const choice: Witness<PrioritisedState> = {
  id: 'P6.priority/reached:choice',
  formula: reachable(
    'of two messages that are causally ready at a node the later sender has the higher priority',
    (s) =>
      s.node.some((node) =>
        node.buffered.some(
          (m) =>
            isReady(s, node, m) &&
            node.buffered.some((other) => {
              const [one, another] = [s.message.at(m), s.message.at(other)];
              return (
                isReady(s, node, other) &&
                one.sender !== null &&
                another.sender !== null &&
                one.sender < another.sender &&
                one.priority < another.priority
              );
            }),
        ),
      ),
  ),
};

export const everythingDelivered: Witness<PrioritisedState & AdversaryState> = {
  id: 'P6.delivered/reached:all',
  formula: reachable(
    'everything is sent and delivered everywhere, though a message was lost',
    (s) => s.losses.spent > 0 && s.message.every((_, m) => s.node.every((node) => node.delivered.has(m))),
  ),
};

export const leftToOthers: Witness<PrioritisedState & MessagesUnderWay> = {
  id: 'P6.delivered/reached:relayed',
  formula: reachable(
    'the sender of a message has died, and of the other two one has it and can alone give it to the other',
    (s) =>
      s.message.some(
        ({ sender }, m) =>
          sender !== null &&
          !s.node.at(sender).up &&
          s.node.some(({ up, delivered: done }) => up && done.has(m)) &&
          s.node.some(
            (node, n) =>
              node.up &&
              !node.delivered.has(m) &&
              !isQueued(node, m) &&
              !s.network.some('Message', ({ to, copyOf }) => to === n && copyOf === m),
          ),
      ),
  ),
};

export const concurrent: Witness<CausalState> = {
  id: 'P6.total/reached:concurrent',
  formula: reachable('every node has delivered messages of which none happened before another', (s) =>
    s.message.every(({ past }, m) => past.isEmpty && s.node.every((node) => node.delivered.has(m))),
  ),
};

/** What the adversary has done so far. */
export interface AdversaryState {
  readonly losses: { readonly spent: number };
}

function isWithin(some: Messages, all: Messages): boolean {
  return some.every((message) => all.has(message));
}

function isQueued({ buffered, heldBack }: QueueingNode, m: ProcessId): boolean {
  return buffered.has(m) || heldBack.has(m);
}

/** Whether all that happened before it is delivered here, as far as anybody can know who knows everything. */
function isReady(s: PrioritisedState, node: QueueingNode, m: ProcessId): boolean {
  return isWithin(s.message.at(m).past, node.delivered);
}

/** Whether another message is queued and ready at the node that goes before this one. */
function isReadyBefore(s: PrioritisedState, node: QueueingNode, m: ProcessId): boolean {
  const goesFirst = (other: ProcessId) => ranksHigher(s, other, m) && isReady(s, node, other);
  return node.buffered.some(goesFirst) || node.heldBack.some(goesFirst);
}

function ranksHigher(s: PrioritisedState, m: ProcessId, other: ProcessId): boolean {
  const [one, another] = [s.message.at(m), s.message.at(other)];
  if (one.priority !== another.priority) return one.priority > another.priority;
  return one.sender !== null && another.sender !== null && one.sender < another.sender;
}

function isInverted(s: PrioritisedState, { buffered }: QueueingNode, m: ProcessId): boolean {
  return (
    buffered.every((other) => !ranksHigher(s, other, m)) &&
    buffered.some((cause) => s.message.at(m).past.has(cause) && s.message.at(cause).priority < s.message.at(m).priority)
  );
}

function areFromDifferentNodes(s: PrioritisedState, m: ProcessId, other: ProcessId): boolean {
  return s.message.at(m).sender !== s.message.at(other).sender;
}

function isEverythingDelivered(s: PrioritisedState): boolean {
  return s.message.every((_, m) => !isOwed(s, m) || s.node.every(({ up, delivered: done }) => !up || done.has(m)));
}

/** A message whose sender is correct, or that a correct node has delivered. */
function isOwed(s: PrioritisedState, m: ProcessId): boolean {
  const { sender } = s.message.at(m);
  if (sender === null) return false;
  return s.node.at(sender).up || s.node.some(({ up, delivered: done }) => up && done.has(m));
}
