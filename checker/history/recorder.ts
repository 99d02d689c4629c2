import { ModelError, UsageError } from '../errors.js';
import {
  type ArrayOf,
  type Domain,
  type Fields,
  integer,
  oneOf,
  type ProcessId,
  type ProcessSet,
  perProcess,
  type ReadonlyView,
  type SequenceOf,
  type SequenceView,
  sequence,
  type ValueOf,
  type View,
} from '../language/index.js';
import type { CallOf, History, Operation } from './history.js';
import type { Content, Value } from './value.js';

/** The kinds of operation that clients invoke: the domains of their arguments and of what they return, by name. */
export interface OperationKinds {
  readonly [kind: string]: {
    readonly arguments?: { readonly [name: string]: Domain<Value> };
    readonly result?: { readonly [name: string]: Domain<Value> };
  };
}

/** What a recorder has room for. */
export interface RecorderOptions<Kinds extends OperationKinds> {
  readonly operations: Kinds;
  /** How many operations each client can invoke in a run. */
  readonly capacity: number;
}

type Nothing = Record<never, never>;

/** The domains of the arguments, or of the result, of a kind of operation. */
type DomainsOf<Kind, Part extends 'arguments' | 'result'> = Kind extends { readonly [P in Part]: infer Domains }
  ? Domains
  : Nothing;

type ValuesOf<Domains> = {
  readonly [Name in keyof Domains]: Domains[Name] extends Domain<infer Values extends Value> ? Values : never;
};

type ArgumentsOf<Kind> = ValuesOf<DomainsOf<Kind, 'arguments'>>;
type ResultOf<Kind> = ValuesOf<DomainsOf<Kind, 'result'>>;

/** What follows the kind: nothing where it has no arguments, or no result. */
type Given<Values> = keyof Values extends never ? [] : [values: Values];

/** How a history lies in the state: for each client, of the operations that it has invoked in turn. */
export type RecordedHistory<Name extends string, Kinds extends OperationKinds> = ArrayOf<
  ProcessId<Name>,
  {
    readonly kind: SequenceOf<keyof Kinds & string>;
    readonly invoked: SequenceOf<number>;
    /** One less than there are kinds where the last operation is pending. */
    readonly returned: SequenceOf<number>;
    readonly arguments: ContentOf<Kinds, 'arguments'>;
    readonly result: ContentOf<Kinds, 'result'>;
  }
>;

/** For each kind that has arguments, or a result, the values of those operations that are of this kind. */
type ContentOf<Kinds extends OperationKinds, Part extends 'arguments' | 'result'> = {
  readonly [Kind in keyof Kinds as keyof DomainsOf<Kinds[Kind], Part> extends never ? never : Kind]: {
    readonly [Name in keyof DomainsOf<Kinds[Kind], Part>]: SequenceOf<ValueOf<DomainsOf<Kinds[Kind], Part>[Name]>>;
  };
};

/** The history that a recorder reads off a state. */
export type HistoryOf<Kinds extends OperationKinds> = History<
  CallOf<{ [Kind in keyof Kinds & string]: ArgumentsOf<Kinds[Kind]> }>
>;

/** Keeps a history of clients' operations in the state of a model. */
export interface Recorder<Name extends string, Kinds extends OperationKinds> {
  /** The type of the field of the state in which the history is. */
  readonly type: RecordedHistory<Name, Kinds>;

  /** Whether a client can invoke an operation: it waits for none, and has room for one more. For guards. */
  canInvoke(history: ReadonlyView<RecordedHistory<Name, Kinds>>, client: ProcessId<Name>): boolean;

  /** The kind of the operation for whose response a client waits, or null. */
  pending(history: ReadonlyView<RecordedHistory<Name, Kinds>>, client: ProcessId<Name>): (keyof Kinds & string) | null;

  /** Records that a client invokes an operation. @throws ModelError if it cannot. */
  invoke<Kind extends keyof Kinds & string>(
    history: View<RecordedHistory<Name, Kinds>>,
    client: ProcessId<Name>,
    kind: Kind,
    ...given: Given<ArgumentsOf<Kinds[Kind]>>
  ): void;

  /** Records what a client's operation returned. @throws ModelError if it waits for none of this kind. */
  respond<Kind extends keyof Kinds & string>(
    history: View<RecordedHistory<Name, Kinds>>,
    client: ProcessId<Name>,
    kind: Kind,
    ...result: Given<ResultOf<Kinds[Kind]>>
  ): void;

  /** The history so far. Its times are moments: see `recorder`. */
  historyIn(history: ReadonlyView<RecordedHistory<Name, Kinds>>): HistoryOf<Kinds>;
}

/**
 * A recorder of the operations of some clients. Times are moments from 0 on, as few as tell which operation came before
 * which: an invocation after a response begins a new one. So histories that differ in nothing but the order of
 * invocations, or of responses, next to each other are one state.
 * @throws UsageError if there is no kind of operation, or no room for one.
 */
export function recorder<Name extends string, const Kinds extends OperationKinds>(
  clients: ProcessSet<Name>,
  options: RecorderOptions<Kinds>,
): Recorder<Name, Kinds> {
  // What the types of views and values allow has been checked where the recorder is called; it takes any itself.
  return new OperationRecorder(clients, options) as unknown as Recorder<Name, Kinds>;
}

/** How a recorder sees its field, whatever the kinds of operation. */
interface HistoryView {
  at(client: number): ClientView;
}

interface ClientView {
  readonly kind: SequenceView<string>;
  readonly invoked: SequenceView<number>;
  readonly returned: SequenceView<number>;
  readonly arguments: ContentView;
  readonly result: ContentView;
}

interface ContentView {
  readonly [kind: string]: { readonly [name: string]: SequenceView<Value> };
}

type Part = 'arguments' | 'result';

/** Its operations are values of their own, which can be taken out of it by name. */
class OperationRecorder {
  readonly type: unknown;
  /** By kind, the names of the arguments, and of what is returned. */
  readonly #names: { readonly [P in Part]: ReadonlyMap<string, readonly string[]> };

  constructor(
    private readonly clients: ProcessSet,
    { operations, capacity }: RecorderOptions<OperationKinds>,
  ) {
    const [firstKind, ...otherKinds] = Object.keys(operations);
    if (firstKind === undefined) throw new UsageError('recorder: at least one kind of operation is needed');
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new UsageError(`recorder: the capacity must be a positive integer, not ${capacity}`);
    }
    const sequenceOf = <Each>(of: Domain<Each>) => sequence(of, { capacity });
    const namesOf = (part: Part) =>
      new Map(Object.entries(operations).map(([kind, domains]) => [kind, Object.keys(domains[part] ?? {})]));
    const contentOf = (part: Part): Fields =>
      Object.fromEntries(
        Object.entries(operations)
          .map(([kind, { [part]: domains = {} }]) => [kind, Object.entries(domains)] as const)
          .filter(([, domains]) => domains.length > 0)
          .map(([kind, domains]) => [kind, Object.fromEntries(domains.map(([name, of]) => [name, sequenceOf(of)]))]),
      );
    const moment = integer({ min: 0, max: clients.size * capacity - 1 });
    this.#names = { arguments: namesOf('arguments'), result: namesOf('result') };
    this.type = perProcess(clients, {
      kind: sequenceOf(oneOf(firstKind, ...otherKinds)),
      invoked: sequenceOf(moment),
      returned: sequenceOf(moment),
      arguments: contentOf('arguments'),
      result: contentOf('result'),
    });
  }

  readonly canInvoke = (history: HistoryView, client: number): boolean => {
    const { kind, returned } = history.at(client);
    return kind.length === returned.length && !kind.isFull;
  };

  readonly pending = (history: HistoryView, client: number): string | null => {
    const { kind, returned } = history.at(client);
    return kind.at(returned.length);
  };

  readonly invoke = (history: HistoryView, client: number, kind: string, given?: Content): void => {
    const own = history.at(client);
    const pending = this.pending(history, client);
    if (pending !== null) {
      throw new ModelError(
        `${this.#name(client)} cannot invoke ${kind}: it still waits for the response to ${pending}`,
      );
    }
    if (own.kind.isFull) {
      throw new ModelError(
        `${this.#name(client)} cannot invoke ${kind}: it has invoked ${own.kind.length} already, and the recorder's capacity is no more; raise that, or guard the action with canInvoke`,
      );
    }
    this.#write(own, 'arguments', kind, given);
    own.invoked.push(this.#nextInvocation(history));
    own.kind.push(kind);
  };

  readonly respond = (history: HistoryView, client: number, kind: string, result?: Content): void => {
    const own = history.at(client);
    const pending = this.pending(history, client);
    if (pending !== kind) {
      const waits = pending === null ? 'nothing' : `the response to ${pending}`;
      throw new ModelError(`${this.#name(client)} cannot take the response to ${kind}: it waits for ${waits}`);
    }
    this.#write(own, 'result', kind, result);
    own.returned.push(this.#latestInvocation(history));
  };

  readonly historyIn = (history: HistoryView): History => {
    const operations: Operation[] = [];
    for (const client of this.clients.ids) {
      const own = history.at(client);
      for (let position = 0; position < own.kind.length; position++) {
        const kind = own.kind.at(position) ?? '';
        const returned = own.returned.at(position);
        let earlier = 0;
        for (let before = 0; before < position; before++) if (own.kind.at(before) === kind) earlier++;
        operations.push({
          client,
          kind,
          arguments: this.#read(own, 'arguments', kind, earlier),
          result: returned === null ? null : this.#read(own, 'result', kind, earlier),
          invoked: own.invoked.at(position) ?? 0,
          returned,
        });
      }
    }
    return operations;
  };

  /** The moment of the latest invocation; a response follows it at the same moment. */
  #latestInvocation(history: HistoryView): number {
    let latest = 0;
    for (const client of this.clients.ids) {
      const { invoked } = history.at(client);
      latest = Math.max(latest, invoked.at(invoked.length - 1) ?? 0);
    }
    return latest;
  }

  /** The moment of an invocation that comes next: that of the latest one, unless something has returned since. */
  #nextInvocation(history: HistoryView): number {
    const latest = this.#latestInvocation(history);
    for (const client of this.clients.ids) {
      const { returned } = history.at(client);
      if (returned.at(returned.length - 1) === latest) return latest + 1;
    }
    return latest;
  }

  #write(own: ClientView, part: Part, kind: string, values: Content | undefined): void {
    const names = this.#names[part].get(kind);
    if (names === undefined) throw new ModelError(`the recorder knows no operation ${kind}`);
    for (const name of names) {
      const value = values?.[name];
      if (value === undefined) {
        const what = part === 'arguments' ? 'arguments' : 'results';
        throw new ModelError(`"${name}" is missing among the ${what} of ${kind}`);
      }
      own[part][kind]?.[name]?.push(value);
    }
  }

  /** The arguments or the result of the operation of a kind that so many of its kind came before. */
  #read(own: ClientView, part: Part, kind: string, earlier: number): Content {
    const values: { [name: string]: Value } = {};
    for (const name of this.#names[part].get(kind) ?? []) values[name] = own[part][kind]?.[name]?.at(earlier) ?? null;
    return values;
  }

  #name(client: number): string {
    return this.clients.names[client] ?? String(client);
  }
}
