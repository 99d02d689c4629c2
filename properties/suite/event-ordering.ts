import type { EventOrderingState } from '../../models/index.js';
import {
  causal,
  choice,
  concurrent,
  delivered,
  everythingDelivered,
  heldBackForItsCause,
  leftToOthers,
  outrankedByTheUnready,
  priority,
  total,
} from '../catalogue/communication/event-ordering.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<EventOrderingState>('event-ordering');

/** The model's own parameters: two messages, two priorities; one crash, one loss and one duplicate. */
const byDefault = {
  faults: ['Edge1 crashes', 'Core2 crashes', 'a message is lost', 'a message is duplicated'],
};
/** Nodes crash and messages get lost. */
const crashing = {
  parameters: { duplicates: 0 },
  faults: ['Edge1 crashes', 'Core2 crashes', 'a message is lost'],
};
/** Messages get lost, and nothing else goes wrong. */
const losing = { parameters: { crashes: 0, duplicates: 0 }, faults: ['a message is lost'] };
/** Three messages, each of which may depend on those before it. Nothing goes wrong but that they overtake one another. */
const three = { parameters: { messages: 3, crashes: 0, losses: 0, duplicates: 0 } };
/** One order for all nodes is asked for. The sequencer does not crash. */
const ordered = { parameters: { crashes: 0, duplicates: 0, totalOrder: true }, faults: ['a message is lost'] };
/** It does, or Edge1. Who numbers then is not modelled, but what has a number keeps it. */
const orderedUntilACrash = {
  parameters: { losses: 0, duplicates: 0, totalOrder: true },
  faults: ['Edge1 crashes', 'Core2 crashes'],
};

/** Three messages, of which any copy may be lost. */
const threeLosing = { parameters: { messages: 3, crashes: 0, duplicates: 0 }, faults: ['a message is lost'] };
/** Two of the three nodes crash. */
const twoCrash = { parameters: { crashes: 2, duplicates: 0 }, faults: crashing.faults };
/** Three numbered messages. */
const threeOrdered = { parameters: { messages: 3, crashes: 0, losses: 0, duplicates: 0, totalOrder: true } };

const sequencer = (instance: Instance) => ({ ...instance, variant: 'sequencer' });

/** A flawed design in one of these instances, and those of its faults that it takes. */
const flawed = ({ parameters = {} }: Instance, variant: string, finding: string, ...faults: readonly string[]) => ({
  parameters,
  variant,
  finding,
  faults,
});

const holdsIn = (obligation: Obligation<EventOrderingState>, ...instances: readonly Instance[]): readonly Binding[] =>
  instances.map((instance) => holds(obligation, instance));

/** Event ordering: what is delivered when, by causes and by priorities. */
export const eventOrderingSuite: readonly Binding[] = [
  ...holdsIn(causal, byDefault, losing, three, sequencer(ordered)),
  reached(causal, heldBackForItsCause),
  breaks(causal, flawed(losing, 'no-vector-clock-gate', 'R2')),
  breaks(causal, flawed(losing, 'each-sender-in-order', "seeded: the gate looks at the sender's entry alone")),

  ...holdsIn(priority, byDefault, losing, three),
  reached(priority, outrankedByTheUnready),
  reached(priority, choice),
  breaks(priority, flawed(losing, 'priority-queue-in-front', 'R2')),
  breaks(priority, flawed(losing, 'no-priorities', 'seeded: whatever is ready is delivered')),

  ...holdsIn(delivered, byDefault, crashing, losing, three, sequencer(ordered)),
  reached(delivered, everythingDelivered),
  reached(delivered, leftToOthers),
  breaks(delivered, flawed(losing, 'documented', 'R2')),
  breaks(
    delivered,
    flawed(losing, 'no-retransmission', 'seeded: a lost message is not sent again', 'a message is lost'),
  ),
  breaks(
    delivered,
    flawed(crashing, 'sender-alone-retransmits', 'seeded: nobody sends on what a dead node has sent', 'Edge1 crashes'),
  ),

  holds(total, sequencer(ordered)),
  holds(total, sequencer(orderedUntilACrash)),
  reached(total, concurrent, sequencer(ordered)),
  breaks(total, flawed(ordered, 'sequencer-without-turns', 'seeded: numbers are learnt and not obeyed')),
  limit(total, { ...ordered, finding: 'from causality and priorities alone no common order follows', faults: [] }),

  ...[causal, priority, delivered].flatMap((obligation: Obligation<EventOrderingState>) => [
    holds(obligation, { ...threeLosing, profile: 'ci' }),
    holds(obligation, { ...twoCrash, profile: 'ci' }),
  ]),
  holds(total, { ...sequencer(threeOrdered), profile: 'ci' }),
];
