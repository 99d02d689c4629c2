import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';

/** The seven states of a transaction in the document's Transaction Manager. */
const transactionStates = oneOf('active', 'preparing', 'prepared', 'committing', 'committed', 'aborting', 'aborted');

const decisions = oneOf('none', 'commit', 'abort');
const votes = oneOf('none', 'yes', 'no');

/** Parameters, nodes and state. What a node keeps through a crash, its log, is named where it crashes: environment.ts. */
export const system = defineSystem({
  parameters: {
    participants: integer({ min: 1, max: 8, default: 3 }),
    transactions: integer({ min: 1, max: 3, default: 1 }),
    crashes: integer({ min: 0, max: 8, default: 1 }),
    /** Whether the coordinator is among those that crash. */
    coordinatorMayCrash: boolean({ default: true }),
    restarts: integer({ min: 0, max: 8 }),
    losses: integer({ min: 0, max: 4, default: 1 }),
    duplicates: integer({ min: 0, max: 4, default: 1 }),
    timeouts: integer({ min: 0, max: 4, default: 1 }),
  },
  defaults: ({ crashes }) => ({ restarts: crashes }),
  processes: ({ participants, transactions }) => ({
    participant: processIds(participants, { names: numbered('P', participants), interchangeable: true }),
    transaction: processIds(transactions, { names: numbered('T', transactions), interchangeable: true }),
  }),
  state: ({ participant, transaction, crashes, restarts, losses, duplicates, timeouts }) => ({
    coordinator: {
      up: boolean({ default: true }),
      phase: perProcess(transaction, transactionStates),
      /** Who is known to have voted yes, until the decision. */
      votes: perProcess(transaction, set(participant)),
      /** Who need not be told the decision any more. */
      acknowledged: perProcess(transaction, set(participant)),
      /** On the log. */
      decision: perProcess(transaction, decisions),
    },
    participant: perProcess(participant, {
      up: boolean({ default: true }),
      phase: perProcess(transaction, oneOf('working', 'waiting', 'prepared', 'committed', 'aborted')),
      /** For which transaction its rows are locked. All transactions write the same rows. */
      rowsLockedFor: optional(transaction),
      /** On the log. */
      vote: perProcess(transaction, votes),
      /** On the log. */
      decision: perProcess(transaction, decisions),
    }),
    network: messageBag(
      {
        Prepare: { participant, transaction },
        Vote: { participant, transaction, vote: oneOf('yes', 'no') },
        Commit: { participant, transaction },
        Abort: { participant, transaction },
        Acknowledgement: { participant, transaction },
      },
      // Nothing is sent of which a copy is in flight, so only the adversary adds copies.
      { copies: 1 + duplicates },
    ),
    crashes: budget(crashes),
    restarts: budget(restarts),
    losses: budget(losses),
    duplicates: budget(duplicates),
    timeouts: budget(timeouts),
  }),
});

export type TwoPhaseCommitLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type Coordinator = View<Fields['coordinator']>;
export type Participant = View<Fields['participant']['element']>;
export type ReadonlyParticipant = ReadonlyView<Fields['participant']['element']>;
export type Network = View<Fields['network']>;
export type ReadonlyNetwork = ReadonlyView<Fields['network']>;

export type ParticipantId = ProcessId<'participant'>;
export type TransactionId = ProcessId<'transaction'>;

/** The participant's part in the transaction. */
export interface Part {
  readonly participant: ParticipantId;
  readonly transaction: TransactionId;
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}
