import type { Channels, Domain, MessageBag, MessageKinds } from '../language/index.js';
import { type Query, type Vocabulary, words } from './words.js';

/** A network of messages in no order, whatever they carry. */
interface NetworkView {
  readonly isEmpty: boolean;
  has(kind: string, ...content: readonly unknown[]): boolean;
  copies(kind: string, ...content: readonly unknown[]): number;
  some(kind: string, test: (message: { readonly [field: string]: unknown }) => boolean): boolean;
  send(kind: string, ...content: readonly unknown[]): void;
  receive(kind: string, ...content: readonly unknown[]): void;
  lose(kind: string, ...content: readonly unknown[]): void;
  duplicate(kind: string, ...content: readonly unknown[]): void;
}

/** The operands and the last arguments of an operation on messages of a kind; one that carries nothing has none. */
function contentOf(fields: { readonly [field: string]: Domain<unknown> }) {
  const names = Object.keys(fields);
  return {
    domains: Object.values(fields),
    content: (values: readonly unknown[]): readonly unknown[] =>
      names.length === 0 ? [] : [Object.fromEntries(names.map((name, position) => [name, values[position]]))],
  };
}

/** Whether some message of a kind carries a value in its first field, or is there at all if it carries nothing. */
function someOf(kind: string, fields: { readonly [field: string]: Domain<unknown> }): Query {
  const { query } = words<NetworkView>();
  const [first] = Object.entries(fields);
  if (first === undefined) return query(`some ${kind}`, [], 2, (network) => network.some(kind, () => true));
  const [name, domain] = first;
  return query(`some ${kind} with ${name}`, [domain], 2, (network, value) =>
    network.some(kind, (message) => message[name] === value),
  );
}

export function ofMessageSet(kinds: MessageKinds): Vocabulary {
  const { query, operation } = words<NetworkView>();
  const all = Object.entries(kinds).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    const send = operation(
      `send ${kind}`,
      domains,
      (network, ...values) => network.send(kind, ...content(values)),
      () => true,
      (network, ...values) => !network.has(kind, ...content(values)),
    );
    return {
      queries: [
        query(`has ${kind}`, domains, 2, (network, ...values) => network.has(kind, ...content(values))),
        someOf(kind, fields),
      ],
      moves: [send],
      operations: [
        send,
        send,
        operation(
          `receive ${kind}`,
          domains,
          (network, ...values) => network.receive(kind, ...content(values)),
          (network, ...values) => network.has(kind, ...content(values)),
        ),
      ],
    };
  });
  return together(all);
}

export function ofMessageBag({ messages, copies: most }: MessageBag<MessageKinds>): Vocabulary {
  const { query, operation } = words<NetworkView>();
  const all = Object.entries(messages).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    const copies = (network: NetworkView, values: readonly unknown[]) => network.copies(kind, ...content(values));
    // Safe only if it leaves room, where there is any, for the adversary to duplicate.
    const send = operation(
      `send ${kind}`,
      domains,
      (network, ...values) => network.send(kind, ...content(values)),
      (network, ...values) => copies(network, values) < Math.max(1, most - 1),
    );
    const takeAway = (name: 'receive' | 'lose') =>
      operation(
        `${name} ${kind}`,
        domains,
        (network, ...values) => network[name](kind, ...content(values)),
        (network, ...values) => copies(network, values) > 0,
      );
    return {
      queries: [
        query(`has ${kind}`, domains, 2, (network, ...values) => network.has(kind, ...content(values))),
        query(`copies of ${kind}`, domains, most + 1, (network, ...values) => copies(network, values)),
        someOf(kind, fields),
      ],
      moves: [send],
      operations: [
        send,
        send,
        send,
        takeAway('receive'),
        takeAway('lose'),
        operation(
          `duplicate ${kind}`,
          domains,
          (network, ...values) => network.duplicate(kind, ...content(values)),
          (network, ...values) => copies(network, values) > 0 && copies(network, values) < most,
        ),
      ],
    };
  });
  return together([
    ...all,
    { queries: [query('is empty', [], 2, (network) => network.isEmpty)], operations: [], moves: [] },
  ]);
}

/** Channels, whatever their processes are called and their messages carry. */
interface ChannelsView {
  length(from: unknown, to: unknown): number;
  isFull(from: unknown, to: unknown): boolean;
  head(from: unknown, to: unknown): { readonly kind: string; readonly content: object } | null;
  send(from: unknown, to: unknown, kind: string, ...content: readonly unknown[]): void;
  receive(from: unknown, to: unknown): void;
  lose(from: unknown, to: unknown): void;
  duplicate(from: unknown, to: unknown): void;
}

export function ofChannels({ processes, messages, capacity }: Channels<string, MessageKinds>): Vocabulary {
  const { query, operation } = words<ChannelsView>();
  const ends = [processes, processes];
  const isEmpty = (network: ChannelsView, from: unknown, to: unknown) => network.length(from, to) === 0;
  const isFull = (network: ChannelsView, from: unknown, to: unknown) => network.isFull(from, to);
  const takeAway = (name: 'receive' | 'lose') =>
    operation(
      name,
      ends,
      (network, from, to) => network[name](from, to),
      (network, from, to) => !isEmpty(network, from, to),
    );
  const general: Vocabulary = {
    queries: [
      query('length', ends, capacity + 1, (network, from, to) => network.length(from, to)),
      query('is full', ends, 2, isFull),
    ],
    moves: [],
    operations: [
      takeAway('receive'),
      takeAway('lose'),
      operation(
        'duplicate',
        ends,
        (network, from, to) => network.duplicate(from, to),
        (network, from, to) => !isEmpty(network, from, to) && !isFull(network, from, to),
      ),
    ],
  };
  const all = Object.entries(messages).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    // Safe only if it leaves room, where there is any, for the adversary to duplicate.
    const send = operation(
      `send ${kind}`,
      [...ends, ...domains],
      (network, from, to, ...values) => network.send(from, to, kind, ...content(values)),
      (network, from, to) => network.length(from, to) < Math.max(1, capacity - 1),
    );
    return {
      queries: [
        query(`head is ${kind}`, [...ends, ...domains], 2, (network, from, to, ...values) => {
          const head = network.head(from, to);
          const carried = Object.values(head?.content ?? {});
          return head?.kind === kind && carried.every((value, position) => value === values[position]);
        }),
      ],
      operations: [send, send],
      moves: [send],
    };
  });
  return together([general, ...all]);
}

function together(all: readonly Vocabulary[]): Vocabulary {
  return {
    queries: all.flatMap(({ queries }) => queries),
    operations: all.flatMap(({ operations }) => operations),
    moves: all.flatMap(({ moves }) => moves),
  };
}
