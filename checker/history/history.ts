import { UsageError } from '../errors.js';
import { type Content, textOf } from './value.js';

/** What a client asks of an object: an operation without its outcome. */
export interface Call {
  readonly client: string | number;
  readonly kind: string;
  readonly arguments: Content;
}

/** When an operation was under way, and what came of it. */
export interface Outcome {
  /** In any unit; only the order of these times matters. */
  readonly invoked: number;
  /** Null where the operation is pending: nobody knows whether it has taken effect, or ever will. */
  readonly returned: number | null;
  /** Null where the operation is pending. */
  readonly result: Content | null;
}

/** An operation as its client saw it. One that returned before another was invoked came before it; else they overlap. */
export type Operation<C extends Call = Call> = C & Outcome;

/** What clients have done with an object, in any order; what orders the operations is their times alone. */
export type History<C extends Call = Call> = readonly Operation<C>[];

/** The calls of kinds of operation, of which the types of the arguments are given by name. */
export type CallOf<Kinds extends { readonly [kind: string]: Content }> = {
  [Kind in keyof Kinds & string]: {
    readonly client: string | number;
    readonly kind: Kind;
    readonly arguments: Kinds[Kind];
  };
}[keyof Kinds & string];

/** The invocation or the response of an operation. */
export interface Event {
  /** The operation's position in the history. */
  readonly operation: number;
  readonly isResponse: boolean;
}

/** Whether one operation came before another: it had returned when the other was invoked. */
export function isBefore(one: Outcome, other: Outcome): boolean {
  return one.returned !== null && one.returned < other.invoked;
}

/**
 * Invocations and responses in the order of time. At the same time invocations come first, since operations that only
 * touch overlap.
 * @throws UsageError for an operation that returned before it was invoked, or of which one of result and time is missing.
 */
export function eventsOf(history: readonly Outcome[]): readonly Event[] {
  const timed = history.flatMap((operation, position) => {
    refuseImpossible(operation, position);
    const { invoked, returned } = operation;
    const invocation = { operation: position, isResponse: false, time: invoked };
    return returned === null ? [invocation] : [invocation, { operation: position, isResponse: true, time: returned }];
  });
  return timed.sort((one, other) => one.time - other.time || Number(one.isResponse) - Number(other.isResponse));
}

/** The history up to some of its first events: what had not returned by then is pending. */
export function beginning<C extends Call>(history: History<C>, events: readonly Event[]): History<C> {
  const returned = new Set(events.filter(({ isResponse }) => isResponse).map(({ operation }) => operation));
  return events
    .filter(({ isResponse }) => !isResponse)
    .flatMap(({ operation: position }): History<C> => {
      const operation = history[position];
      if (operation === undefined) return [];
      return [returned.has(position) ? operation : { ...operation, returned: null, result: null }];
    });
}

/** The text of a history; equal ones have the same. */
export function textOfHistory(history: History): string {
  let text = '';
  for (const { client, kind, arguments: given, result, invoked, returned } of history) {
    text += textOf([client, kind, given, result, invoked, returned]);
  }
  return text;
}

/** Whether it can be compared with other times. Histories are also read from files, where a time may be missing. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}

function refuseImpossible({ invoked, returned, result }: Outcome, position: number): void {
  const which = `operation ${position + 1} of the history`;
  if (!isTime(invoked) || !(returned === null || isTime(returned))) {
    throw new UsageError(`${which} has a time that is no number; that of the return of a pending one is null`);
  }
  if (returned !== null && returned < invoked) {
    throw new UsageError(`${which} returned at ${returned}, before it was invoked at ${invoked}`);
  }
  if ((returned === null) !== (result === null)) {
    throw new UsageError(
      `${which} has ${result === null ? 'a time of return and no result' : 'a result and no time of return'}; a pending one has neither`,
    );
  }
}
