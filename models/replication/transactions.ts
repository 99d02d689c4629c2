import {
  type History,
  type Operation,
  optional,
  type ProcessId,
  type ProcessSet,
  type ReadonlyView,
  recorder,
  type Specification,
  type Value,
} from '../../checker/index.js';

type TransactionId = ProcessId<'transaction'>;

/** What a transaction finds: by whom each of two keys was written last. */
export interface Found {
  readonly x: TransactionId | null;
  readonly y: TransactionId | null;
}

/** A transaction reads both keys; one that writes then writes both. */
export function recorderOf({ transaction }: { readonly transaction: ProcessSet<'transaction'> }) {
  const result = { x: optional(transaction), y: optional(transaction) };
  return recorder(transaction, { operations: { Write: { result }, Read: { result } }, capacity: 1 });
}

type Recorded = ReturnType<typeof recorderOf>['type'];

/** One copy of both keys, and one transaction after the other. */
export const store: Specification<{ readonly x: Value; readonly y: Value }> = {
  initial: { x: null, y: null },
  apply: (found, { client, kind }) => ({
    state: kind === 'Write' ? { x: client, y: client } : found,
    result: { ...found },
  }),
};

/** The history that is recorded in a state, of at most one transaction for each client. */
export function transactionsIn({ history }: { readonly history: ReadonlyView<Recorded> }): History {
  const transactions: Operation[] = [];
  history.every((own, client) => {
    const kind = own.kind.at(0);
    if (kind === null) return true;
    const { x, y } = own.result[kind];
    const returned = own.returned.at(0);
    transactions.push({
      client,
      kind,
      arguments: {},
      result: returned === null ? null : { x: x.at(0), y: y.at(0) },
      invoked: own.invoked.at(0) ?? 0,
      returned,
    });
    return true;
  });
  return transactions;
}
