import { ModelError, UsageError } from '../errors.js';
import {
  type ArrayOf,
  array,
  type Domain,
  type Fields,
  integer,
  oneOf,
  optional,
  type ProcessId,
  type ProcessSet,
  perProcess,
  type ReadonlyView,
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

/** How a history lies in the state: for each client the operations that it has invoked, in order. */
export type RecordedHistory<Name extends string, Kinds extends OperationKinds> = ArrayOf<
  ProcessId<Name>,
  ArrayOf<number, RecordedOperation<Kinds>>
>;

type RecordedOperation<Kinds extends OperationKinds> = {
  /** Null where nothing is recorded yet. */
  readonly kind: Domain<(keyof Kinds & string) | null>;
  readonly arguments: ContentOf<Kinds, 'arguments'>;
  readonly result: ContentOf<Kinds, 'result'>;
  readonly invoked: Domain<number>;
  readonly returned: Domain<number | null>;
};

/** A record for each kind of operation that has arguments, or a result. */
type ContentOf<Kinds extends OperationKinds, Part extends 'arguments' | 'result'> = {
  readonly [Kind in keyof Kinds as keyof DomainsOf<Kinds[Kind], Part> extends never ? never : Kind]: DomainsOf<
    Kinds[Kind],
    Part
  >;
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
  at(client: number): { at(position: number): OperationView };
}

interface OperationView {
  kind: string | null;
  readonly arguments: ContentView;
  readonly result: ContentView;
  invoked: number;
  returned: number | null;
}

interface ContentView {
  readonly [kind: string]: { [name: string]: Value };
}

type Part = 'arguments' | 'result';

/** Its operations are values of their own, which can be taken out of it by name. */
class OperationRecorder {
  readonly type: unknown;
  readonly #capacity: number;
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
    const namesOf = (part: Part) =>
      new Map(Object.entries(operations).map(([kind, domains]) => [kind, Object.keys(domains[part] ?? {})]));
    const contentOf = (part: Part): Fields =>
      Object.fromEntries(
        Object.entries(operations).flatMap(([kind, { [part]: domains = {} }]) =>
          Object.keys(domains).length === 0 ? [] : [[kind, domains]],
        ),
      );
    const moment = integer({ min: 0, max: clients.size * capacity - 1 });
    this.#capacity = capacity;
    this.#names = { arguments: namesOf('arguments'), result: namesOf('result') };
    this.type = perProcess(
      clients,
      array(capacity, {
        kind: optional(oneOf(firstKind, ...otherKinds)),
        arguments: contentOf('arguments'),
        result: contentOf('result'),
        invoked: moment,
        returned: optional(moment),
      }),
    );
  }

  readonly canInvoke = (history: HistoryView, client: number): boolean => {
    return this.#pending(history, client) === undefined && this.#count(history, client) < this.#capacity;
  };

  readonly pending = (history: HistoryView, client: number): string | null => {
    return this.#pending(history, client)?.kind ?? null;
  };

  readonly invoke = (history: HistoryView, client: number, kind: string, given?: Content): void => {
    const pending = this.pending(history, client);
    if (pending !== null) {
      throw new ModelError(
        `${this.#name(client)} cannot invoke ${kind}: it still waits for the response to ${pending}`,
      );
    }
    const count = this.#count(history, client);
    if (count === this.#capacity) {
      throw new ModelError(
        `${this.#name(client)} cannot invoke ${kind}: it has invoked ${count} already, and the recorder's capacity is no more; raise that, or guard the action with canInvoke`,
      );
    }
    const moment = this.#nextInvocation(history);
    const operation = history.at(client).at(count);
    this.#write(operation, 'arguments', kind, given);
    operation.kind = kind;
    operation.invoked = moment;
  };

  readonly respond = (history: HistoryView, client: number, kind: string, result?: Content): void => {
    const operation = this.#pending(history, client);
    if (operation?.kind !== kind) {
      const waits = operation === undefined ? 'nothing' : `the response to ${operation.kind}`;
      throw new ModelError(`${this.#name(client)} cannot take the response to ${kind}: it waits for ${waits}`);
    }
    this.#write(operation, 'result', kind, result);
    operation.returned = this.#latestInvocation(history);
  };

  readonly historyIn = (history: HistoryView): History => {
    const operations: Operation[] = [];
    for (const client of this.clients.ids) {
      const own = history.at(client);
      for (let position = 0; position < this.#capacity; position++) {
        const operation = own.at(position);
        const { kind, invoked, returned } = operation;
        if (kind === null) break;
        operations.push({
          client,
          kind,
          arguments: this.#read(operation, 'arguments', kind),
          result: returned === null ? null : this.#read(operation, 'result', kind),
          invoked,
          returned,
        });
      }
    }
    return operations;
  };

  /** How many operations a client has invoked. */
  #count(history: HistoryView, client: number): number {
    const own = history.at(client);
    let count = 0;
    while (count < this.#capacity && own.at(count).kind !== null) count++;
    return count;
  }

  #pending(history: HistoryView, client: number): OperationView | undefined {
    const count = this.#count(history, client);
    const last = count === 0 ? undefined : history.at(client).at(count - 1);
    return last?.returned === null ? last : undefined;
  }

  /** The moment of the latest invocation; a response follows it at the same moment. */
  #latestInvocation(history: HistoryView): number {
    let latest = 0;
    for (const client of this.clients.ids) {
      const count = this.#count(history, client);
      if (count > 0) latest = Math.max(latest, history.at(client).at(count - 1).invoked);
    }
    return latest;
  }

  /** The moment of an invocation that comes next: that of the latest one, unless something has returned since. */
  #nextInvocation(history: HistoryView): number {
    const latest = this.#latestInvocation(history);
    for (const client of this.clients.ids) {
      const own = history.at(client);
      for (let position = this.#count(history, client) - 1; position >= 0; position--) {
        if (own.at(position).returned === latest) return latest + 1;
      }
    }
    return latest;
  }

  #write(operation: OperationView, part: Part, kind: string, values: Content | undefined): void {
    const names = this.#names[part].get(kind);
    if (names === undefined) throw new ModelError(`the recorder knows no operation ${kind}`);
    for (const name of names) {
      const content = operation[part][kind];
      const value = values?.[name];
      if (content === undefined || value === undefined)
        throw new ModelError(
          `"${name}" is missing among the ${part === 'arguments' ? 'arguments' : 'results'} of ${kind}`,
        );
      content[name] = value;
    }
  }

  #read(operation: OperationView, part: Part, kind: string): Content {
    const values: { [name: string]: Value } = {};
    for (const name of this.#names[part].get(kind) ?? []) values[name] = operation[part][kind]?.[name] ?? null;
    return values;
  }

  #name(client: number): string {
    return this.clients.names[client] ?? String(client);
  }
}
