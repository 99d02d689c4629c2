import {
  type Action,
  type Channels,
  type Domain,
  type MessageBag,
  type MessageKinds,
  type MessageSet,
  resolvedRange,
  type StateType,
  type TransitionSystem,
} from '../language/index.js';
import { endOf, occurrencesOf } from './labels.js';
import { sizeOfChoice } from './ranging.js';
import { contentAt, universeOf } from './universe.js';

/** What can occur, numbered: each action with one value of `each`, one message, or, the last of them, that time passes. */
export interface Occurrences {
  /** How many numbers there are. */
  readonly size: number;
  /** The numbers of those that there can ever be; an action that receives one kind of message has a number for each kind. */
  readonly possible: Int32Array;
  /** By number: the position of the action. */
  readonly actionOf: Int32Array;
  /** By number: who acts, numbered from 0: a process or, where it is none, the action itself. */
  readonly actorOf: Int32Array;
  readonly actors: number;
  /** By action: the number of its first occurrence. */
  readonly first: readonly number[];
  /** By action: how many values its effect chooses from, 1 where it chooses nothing. */
  readonly choices: Int32Array;
}

/** Numbers what some actions of a system can do. */
export function numberOccurrences(actions: readonly Action[], system: TransitionSystem): Occurrences {
  const ranges = occurrencesOf(actions, system.fields);
  const size = endOf(ranges);
  const actionOf = new Int32Array(size);
  const actorOf = new Int32Array(size);
  const possible: number[] = [];
  const actors = new Map<string, number>();
  for (const [position, action] of actions.entries()) {
    const { first = 0, size: own = 0 } = ranges[position] ?? {};
    const actorAt = actorsOf(action, system);
    for (let number = 0; number < own; number++) {
      actionOf[first + number] = position;
      const actor = actorAt(number);
      if (actor === undefined) continue;
      possible.push(first + number);
      if (!actors.has(actor)) actors.set(actor, actors.size);
      actorOf[first + number] = actors.get(actor) ?? 0;
    }
  }
  return {
    size,
    possible: Int32Array.from(possible),
    actionOf,
    actorOf,
    actors: actors.size,
    first: ranges.map(({ first }) => first),
    choices: Int32Array.from(actions, ({ choice }) => sizeOfChoice(choice)),
  };
}

/** Who acts in an occurrence of an action, by number: as in traces, but nobody is the action; undefined if there is none. */
function actorsOf(action: Action, { fields }: TransitionSystem): (number: number) => string | undefined {
  const itself = `the action ${action.name}`;
  const process = (set: string, code: number) => `${set} ${code}`;
  const range = resolvedRange(action, fields);
  switch (range.over) {
    case 'once':
    case 'time':
      return () => action.by ?? itself;
    case 'domain': {
      const { shape } = range.domain;
      return (number) => action.by ?? (shape.type === 'process' ? process(shape.set, number) : itself);
    }
    case 'domains': {
      const domains = Object.entries(range.domains);
      return (number) => action.by ?? processIn(domains, contentAt(domains, number)) ?? itself;
    }
    case 'messages':
    case 'forgeries': {
      const network = fields[range.network];
      if (network === undefined || !isNetwork(network)) return () => undefined;
      const universe = universeOf(network.messages);
      const isOfKind = (kind: string) => range.kind === null || range.kind === kind;
      const befalls = range.over === 'messages' && range.operation !== 'receive';
      return (number) => {
        const message = universe.messages[number % universe.size];
        if (message === undefined || !isOfKind(message.kind)) return undefined;
        if (action.by !== undefined || befalls) return action.by ?? itself;
        if (network.kind === 'channels') {
          const to = Math.floor(number / universe.size) % network.processes.size;
          const { shape } = network.processes;
          return process(shape.type === 'process' ? shape.set : '', to);
        }
        const kind = universe.kinds.find(({ name }) => name === message.kind);
        return processIn(addresseeFirst(kind?.fields ?? []), message.content) ?? itself;
      };
    }
  }

  function processIn(
    domains: readonly (readonly [name: string, domain: Domain<unknown>])[],
    values: { readonly [name: string]: unknown },
  ): string | undefined {
    for (const [name, { shape, codeOf }] of domains) {
      if (shape.type === 'process') return process(shape.set, codeOf(values[name]));
    }
    return undefined;
  }
}

export function isNetwork(
  type: StateType,
): type is MessageSet<MessageKinds> | MessageBag<MessageKinds> | Channels<string, MessageKinds> {
  return type.kind === 'message set' || type.kind === 'message bag' || type.kind === 'channels';
}

type NamedDomain = readonly [name: string, domain: Domain<unknown>];

function addresseeFirst(fields: readonly NamedDomain[]): readonly NamedDomain[] {
  return [...fields].sort(([one], [other]) => Number(other === 'to') - Number(one === 'to'));
}
