import {
  boolean,
  budget,
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  sequence,
  set,
  type View,
} from '../../checker/index.js';

/** The document's "withTransactionTimeout(5000)", in ms. */
export const TRANSACTION_TIMEOUT = 5000;

/** The states of the document's Transaction Manager, and `idle` before a client has begun the first transaction. */
const phases = oneOf('idle', 'active', 'preparing', 'prepared', 'committing', 'committed', 'aborting', 'aborted');

/** Parameters, nodes, transactions and state. */
export const system = defineSystem({
  parameters: {
    transactions: integer({ min: 2, max: 4, default: 3 }),
    participants: integer({ min: 2, max: 3, default: 2 }),
    /** The document's three "Resolution Strategies": which transaction of a deadlock is aborted. */
    strategy: oneOf('oldest', 'lowest-priority', 'least-work'),
    /** Whether clients begin another transaction whenever one has committed. */
    endless: boolean({ default: true }),
    /** Whether there is a clock, and transactions time out when they are due; else only `timeouts` of them do, at any age. */
    timed: boolean(),
    crashes: integer({ min: 0, max: 1, default: 1 }),
    timeouts: integer({ min: 0, max: 3, default: 1 }),
  },
  processes: ({ transactions, participants }) => ({
    transaction: processIds(transactions, { names: ['T1', 'T2', 'T3', 'T4'].slice(0, transactions) }),
    participant: processIds(participants, { names: ['Edge1', 'Edge2', 'Cloud1'].slice(0, participants) }),
    /** Where the detector runs, and where its standby does. */
    host: processIds(2, { names: ['Core2', 'Edge1'] }),
  }),
  // Nothing in the model but the timeout takes time, and it is a closed bound: no order of events is lost in this unit.
  time: { unit: 'ms', step: TRANSACTION_TIMEOUT },
  state: ({ transaction, participant, host, transactions, crashes, timeouts }) => ({
    /** What the transaction coordinator on Core1 knows of each. */
    transaction: perProcess(transaction, {
      phase: phases,
      timer: countdown({ max: TRANSACTION_TIMEOUT }),
      /** Nobody in the system looks at it: due when it has been active or preparing for longer than the timeout. */
      overdue: countdown({ max: 2 * TRANSACTION_TIMEOUT }),
    }),
    /** In the order of their timestamps, which a transaction that is tried again keeps. Only the strategy `oldest` looks at it. */
    began: sequence(transaction, { capacity: transactions }),
    /** Those that have been victims and have not committed since, in the order in which they first were. */
    spared: sequence(transaction, { capacity: transactions }),
    participant: perProcess(participant, {
      /** Nobody here goes down; P4.agreement would count the dead. */
      up: boolean({ default: true }),
      /** For which transaction its rows are locked. All transactions write the same rows. */
      lockedFor: optional(transaction),
      waiting: set(transaction),
      vote: perProcess(transaction, oneOf('none', 'yes')),
      decision: perProcess(transaction, oneOf('none', 'commit', 'abort')),
    }),
    detector: { host, up: boolean({ default: true }) },
    /** From the detector to the coordinator; there is one until all its victims are dealt with. */
    report: {
      /** For each transaction in which of the deadlocks found it is, from 1; 0 if in none. */
      deadlock: perProcess(transaction, integer({ min: 0, max: transactions })),
      /** One of each deadlock. */
      victims: set(transaction),
    },
    crashes: budget(crashes),
    timeouts: budget(timeouts),
  }),
});

export type DeadlockLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type TransactionId = ProcessId<'transaction'>;
export type ParticipantId = ProcessId<'participant'>;

/** The participant's part in the transaction. */
export interface Part {
  readonly participant: ParticipantId;
  readonly transaction: TransactionId;
}
