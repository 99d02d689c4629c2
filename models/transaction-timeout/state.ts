import {
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  perProcess,
  processIds,
  type ReadonlyView,
  type View,
} from '../../checker/index.js';
import { contention, participantNames, transactionNames } from '../deadlock/contention.js';

/** The document's "withTransactionTimeout(5000)", in ms. */
export const TRANSACTION_TIMEOUT = 5000;

/** Parameters, transactions, participants and state. */
export const system = defineSystem({
  parameters: {
    transactions: integer({ min: 2, max: 3, default: 2 }),
    participants: integer({ min: 2, max: participantNames.length, default: 2 }),
  },
  processes: ({ transactions, participants }) => ({
    transaction: processIds(transactions, { names: transactionNames.slice(0, transactions), interchangeable: true }),
    participant: processIds(participants, { names: participantNames.slice(0, participants), interchangeable: true }),
  }),
  // The timeout is the only duration that there is, and its bound is closed: in this unit no order of events is lost.
  time: { unit: 'ms', step: TRANSACTION_TIMEOUT },
  state: ({ transaction, participant }) => ({
    ...contention({ transaction, participant }),
    /** The coordinator's. */
    timer: perProcess(transaction, countdown({ max: TRANSACTION_TIMEOUT })),
    /** Nobody in the system looks at it: due when a transaction has been active or preparing for longer than the timeout. */
    overdue: perProcess(transaction, countdown({ max: 2 * TRANSACTION_TIMEOUT })),
  }),
});

export type TimeoutLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
