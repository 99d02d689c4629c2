import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  perProcess,
  processIds,
  type ReadonlyView,
  sequence,
  set,
  startingAt,
  type View,
} from '../../checker/index.js';
import { contention, participantNames, transactionNames } from './contention.js';

/** Parameters, nodes, transactions and state. */
export const system = defineSystem({
  parameters: {
    transactions: integer({ min: 2, max: transactionNames.length, default: 3 }),
    participants: integer({ min: 2, max: participantNames.length, default: 2 }),
    /** The document's three "Resolution Strategies": which transaction of a deadlock is aborted. */
    strategy: startingAt('least-work', oneOf('oldest', 'lowest-priority', 'least-work')),
    crashes: integer({ min: 0, max: 1, default: 1 }),
  },
  processes: ({ transactions, participants }) => ({
    // Not interchangeable: priorities, and of equal victims the first, go by their names.
    transaction: processIds(transactions, { names: transactionNames.slice(0, transactions) }),
    participant: processIds(participants, {
      names: participantNames.slice(0, participants),
      interchangeable: true,
    }),
    /** Where the detector runs, and where its standby does. */
    host: processIds(2, { names: ['Core2', 'Edge1'] }),
  }),
  state: ({ transaction, participant, host, transactions, crashes }) => ({
    ...contention({ transaction, participant }),
    /** In the order of their timestamps, which a transaction that is tried again keeps. Only the strategy `oldest` looks at it. */
    began: sequence(transaction, { capacity: transactions }),
    /** Those that have been victims and have not committed since, in the order in which they first were. */
    spared: sequence(transaction, { capacity: transactions }),
    detector: {
      /** Where it runs. */
      active: set(host),
      /** Whether it waits until all victims that it has named are dealt with. */
      hasReported: boolean(),
    },
    /** What it has told the coordinator. */
    report: {
      /** For each transaction in which of the deadlocks found it is, from 1; 0 if in none. */
      deadlock: perProcess(transaction, integer({ min: 0, max: transactions })),
      /** One of each deadlock, until it is aborted or the order comes too late. */
      victims: set(transaction),
    },
    crashes: budget(crashes),
  }),
});

export type DeadlockLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
