import {
  array,
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  messageSet,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  sequence,
  type View,
} from '../../checker/index.js';
import { documentedGroups, membersOf } from './groups.js';
import { recorderOf } from './transactions.js';

const members = membersOf(documentedGroups['transaction-coordinator']);

/** Parameters, the group of the document's that is strongly consistent, its clients' transactions, and state. */
export const system = defineSystem({
  parameters: {
    /** Each is of a client of its own, so that any of them may overlap, and any come after another. */
    transactions: integer({ min: 1, max: 4, default: 2 }),
    crashes: integer({ min: 0, max: 3, default: 1 }),
    /** How often a primary is taken for dead, whether it is or not. */
    suspicions: integer({ min: 0, max: 2, default: 0 }),
  },
  processes: ({ transactions }) => ({
    member: processIds(members.length, { names: members }),
    transaction: processIds(transactions, {
      names: ['T1', 'T2', 'T3', 'T4'].slice(0, transactions),
      interchangeable: true,
    }),
  }),
  state: (context) => {
    const { member, transaction, transactions, crashes, suspicions } = context;
    // A new epoch begins because a primary is dead or is taken for dead.
    const last = crashes + suspicions;
    const epoch = integer({ min: 0, max: last });
    const newEpoch = integer({ min: Math.min(1, last), max: last });
    const length = integer({ min: 0, max: transactions });
    const log = sequence(transaction, { capacity: transactions });
    return {
      client: perProcess(transaction, oneOf('idle', 'writing', 'reading', 'acknowledged', 'answered')),
      /** What clients asked for and were told. No replica looks at it. */
      history: recorderOf(context).type,
      replica: perProcess(member, {
        up: boolean({ default: true }),
        role: oneOf('backup', 'candidate', 'primary'),
        /** The newest that it has joined: it listens to no older primary any more. */
        epoch,
        /** The epoch whose primary it has the log from. */
        acceptedIn: epoch,
        log,
      }),
      /**
       * What the primary of each epoch has put in order. It only ever adds to that, so a message need not carry a log, but
       * says how much of which epoch's it means.
       */
      ordered: array(last + 1, log),
      network: messageSet({
        NewEpoch: { to: member, epoch: newEpoch },
        Joined: { to: member, from: member, epoch: newEpoch, acceptedIn: epoch, length },
        Replicate: { to: member, epoch, length },
        Acknowledge: { from: member, epoch, length },
      }),
      /** What a reader has seen of the first key, where a design reads key by key. */
      seen: perProcess(transaction, { isSeen: boolean(), x: optional(transaction) }),
      crashes: budget(crashes),
      suspicions: budget(suspicions),
    };
  },
});

export type ReplicationLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type MemberId = ProcessId<'member'>;
export type TransactionId = ProcessId<'transaction'>;
