import {
  boolean,
  oneOf,
  optional,
  type ProcessId,
  type ProcessSet,
  perProcess,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';

export type TransactionId = ProcessId<'transaction'>;
export type ParticipantId = ProcessId<'participant'>;

/** The participant's part in the transaction. */
export interface Part {
  readonly participant: ParticipantId;
  readonly transaction: TransactionId;
}

/** Who takes part. */
export interface Parties {
  readonly transaction: ProcessSet<'transaction'>;
  readonly participant: ProcessSet<'participant'>;
}

/** Transactions at participants that lock their rows: as much of a state as two-phase commit is about. */
export function contention({ transaction, participant }: Parties) {
  return {
    /** What the transaction coordinator on Core1 knows of each. */
    transaction: perProcess(transaction, {
      // The states of the document's Transaction Manager, and `idle` before a client has begun the first transaction.
      phase: oneOf('idle', 'active', 'preparing', 'prepared', 'committing', 'committed', 'aborting', 'aborted'),
    }),
    participant: perProcess(participant, {
      /** Nobody here goes down; P4.agreement would count the dead. */
      up: boolean({ default: true }),
      /** For which transaction its rows are locked. All transactions write the same rows. */
      lockedFor: optional(transaction),
      waiting: set(transaction),
      vote: perProcess(transaction, oneOf('none', 'yes')),
      decision: perProcess(transaction, oneOf('none', 'commit', 'abort')),
    }),
  };
}

export type State = View<ReturnType<typeof contention>>;
export type ReadonlyState = ReadonlyView<ReturnType<typeof contention>>;

export const transactionNames: readonly string[] = ['T1', 'T2', 'T3', 'T4'];

/** Those of the document's nodes that have data, and do not coordinate. */
export const participantNames: readonly string[] = ['Edge1', 'Edge2', 'Cloud1'];
