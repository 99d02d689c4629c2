import type { CallOf } from './history.js';
import { Memory } from './memory.js';
import { arrange, type Dependency, type Precedence } from './precedence.js';
import { explain } from './search.js';
import type { Specification } from './specification.js';
import { haveVersions, refuseImpossible, type Transaction } from './transaction.js';
import { type Content, textOf, type Value } from './value.js';
import { dependenciesOf, type UnexplainedRead } from './versions.js';

/** What is known of the store that transactions read and write. */
export interface StoreOptions {
  /** What the objects of the store are in the beginning, by key; null where nothing is said. */
  readonly initial?: Content;
}

/** One transaction has to come before another, and why. */
export interface TransactionPrecedence {
  readonly before: Transaction;
  readonly after: Transaction;
  readonly dependency: Dependency;
}

/** Whether transactions are serializable, and why. */
export type Serialization =
  | {
      readonly isSerializable: true;
      /** All that are committed, and the pending ones that had an effect, in an order that explains what they read. */
      readonly order: readonly Transaction[];
    }
  | {
      readonly isSerializable: false;
      /** Where versions are known: a read that nothing explains, or transactions each of which has to come before the next. */
      readonly because: UnexplainedRead | { readonly circle: readonly TransactionPrecedence[] } | undefined;
    };

/**
 * Decides whether transactions that overlap have read and written as they would have in some order, one after the other
 * (Papadimitriou, "The serializability of concurrent database updates", Journal of the ACM 26, 1979). What they wrote must
 * explain all that was read; a transaction of which its client has not heard may be committed or not.
 *
 * Where versions are known the order of each object's versions is respected, and the answer is that of the precedence graph.
 * Else all orders are searched, none twice from the same configuration; the problem is NP-complete.
 * @throws UsageError if the history is none: a transaction is committed before it begins, or a version is made twice.
 */
export function serialize(transactions: readonly Transaction[], options: StoreOptions = {}): Serialization {
  return ordered(transactions, options, false);
}

/**
 * The same in an order that respects time: a transaction that is committed before another begins comes before it. With
 * transactions of one access each to one object this is linearizability.
 * @throws UsageError as `serialize` does.
 */
export function serializeStrictly(transactions: readonly Transaction[], options: StoreOptions = {}): Serialization {
  return ordered(transactions, options, true);
}

/** Whether transactions are serializable: what `serialize` decides. What was decided last is remembered. */
export function isSerializable(transactions: readonly Transaction[], options: StoreOptions = {}): boolean {
  return isOrdered(transactions, options, false);
}

/** Whether transactions are strictly serializable: what `serializeStrictly` decides. What was decided last is remembered. */
export function isStrictlySerializable(transactions: readonly Transaction[], options: StoreOptions = {}): boolean {
  return isOrdered(transactions, options, true);
}

const answers = new Memory<boolean>();

function isOrdered(transactions: readonly Transaction[], options: StoreOptions, isStrict: boolean): boolean {
  const asked = transactions.map(({ client, accesses, began, committed }) =>
    textOf([
      client,
      accesses.map(({ does, key, value, version = null }) => [does, key, value, version]),
      began,
      committed,
    ]),
  );
  const question = [isStrict, textOf(options.initial ?? {}), ...asked].join();
  return answers.recall(question, () => ordered(transactions, options, isStrict).isSerializable);
}

function ordered(transactions: readonly Transaction[], options: StoreOptions, isStrict: boolean): Serialization {
  refuseImpossible(transactions);
  return haveVersions(transactions)
    ? orderedByVersions(transactions, isStrict)
    : orderedByValues(transactions, options, isStrict);
}

function orderedByVersions(transactions: readonly Transaction[], isStrict: boolean): Serialization {
  const { committed, unexplained, precedences } = dependenciesOf(transactions);
  if (unexplained !== undefined) return { isSerializable: false, because: unexplained };
  const inTime = isStrict ? precedencesInTime(transactions, committed) : [];
  const arrangement = arrange(committed, [...precedences, ...inTime]);
  if ('order' in arrangement) return { isSerializable: true, order: chosen(transactions, arrangement.order) };
  const circle = arrangement.circle.flatMap(({ before, after, dependency }) => {
    const [one, other] = [transactions[before], transactions[after]];
    return one === undefined || other === undefined ? [] : [{ before: one, after: other, dependency }];
  });
  return { isSerializable: false, because: { circle } };
}

/** Those precedences in time from which all others follow. */
function precedencesInTime(transactions: readonly Transaction[], committed: readonly number[]): readonly Precedence[] {
  const timed = committed.flatMap((number) => {
    const transaction = transactions[number];
    return transaction === undefined ? [] : [{ number, began: transaction.began, committed: transaction.committed }];
  });
  return timed.flatMap(({ number: after, began }) => {
    const earlier = timed.filter((each) => each.committed !== null && each.committed < began);
    const latest = earlier.reduce((most, each) => Math.max(most, each.began), Number.NEGATIVE_INFINITY);
    // What was committed before the latest of them began comes before that.
    return earlier
      .filter((each) => each.committed !== null && each.committed >= latest)
      .map(({ number: before }) => ({ before, after, dependency: { because: 'time', key: null } }));
  });
}

type TransactionCall = CallOf<{ Transaction: { readonly position: number } }>;

/** Each transaction is an operation on the whole store; where time is no matter all of them overlap. */
function orderedByValues(
  transactions: readonly Transaction[],
  { initial = {} }: StoreOptions,
  isStrict: boolean,
): Serialization {
  const history = transactions.map(({ client, began, committed }, position) => ({
    client,
    kind: 'Transaction' as const,
    arguments: { position },
    invoked: isStrict ? began : 0,
    returned: committed === null || isStrict ? committed : 0,
    result: committed === null ? null : {},
  }));
  const store: Specification<Content, TransactionCall> = {
    initial: Object.fromEntries(Object.entries(initial).map(([key, value]) => [textOf(key), value])),
    apply(before, call) {
      const transaction = transactions[call.arguments.position];
      const after = transaction === undefined ? undefined : storeAfter(before, transaction);
      return after === undefined ? undefined : { state: after, result: {} };
    },
  };
  const order = explain(history, store);
  return order === undefined
    ? { isSerializable: false, because: undefined }
    : { isSerializable: true, order: chosen(transactions, order) };
}

/**
 * The store after a transaction, or undefined if it would have read something else there. Objects go by the texts of their
 * keys, none of which is the name of what every record has.
 */
function storeAfter(store: Content, { accesses }: Transaction): Content | undefined {
  const after: { [key: string]: Value } = { ...store };
  for (const { does, key, value } of accesses) {
    if (does === 'write') after[textOf(key)] = value;
    else if (textOf(after[textOf(key)] ?? null) !== textOf(value)) return undefined;
  }
  return after;
}

function chosen(transactions: readonly Transaction[], positions: readonly number[]): readonly Transaction[] {
  return positions.flatMap((position) => transactions[position] ?? []);
}
