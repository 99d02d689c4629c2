import {
  boolean,
  budget,
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  type View,
} from '../../checker/index.js';
import { diagrams, joins } from '../topology/links.js';

/** The document's "withTransactionTimeout(5000)", in milliseconds. */
export const TRANSACTION_TIMEOUT = 5000;

/** The document's "withFailureDetectionTimeout(3000)", in milliseconds. */
export const DETECTION_TIMEOUT = 3000;

/** The participants. The coordinator is Core1. */
export const participantNames = ['Core2', 'Cloud1'] as const;

/** How long a message from Core1 to each of them and its answer take, in milliseconds: both diagrams say the same of these links. */
export const roundTrips = participantNames.map(
  (name) => diagrams['communication paths'].find((link) => joins(link, 'Core1', name))?.roundTrip ?? 0,
);

const longestRoundTrip = Math.max(...roundTrips);

/** What is promised of the network's share, in milliseconds: the longest round trip in each of two or three phases. */
export const networkBounds = { '2PC': 44, '3PC': 66 };

/** Parameters, participants and state. */
export const system = defineSystem({
  parameters: {
    protocol: oneOf('2PC', '3PC'),
    /** Of Core2. */
    crashes: integer({ min: 0, max: 1, default: 1 }),
    /** Of Cloud1. */
    omissions: integer({ min: 0, max: 1, default: 1 }),
  },
  processes: () => ({ participant: processIds(participantNames.length, { names: participantNames }) }),
  time: { unit: 'ms' },
  state: ({ participant, crashes, omissions }) => ({
    phase: oneOf('idle', 'preparing', 'pre-committing', 'committing', 'aborting', 'completed'),
    /** Whether the coordinator counts the transaction as decided. */
    decided: boolean(),
    /** The coordinator's. */
    timeout: countdown({ max: TRANSACTION_TIMEOUT }),
    /** In a variant only: how many detections are over. */
    detections: integer({ min: 0, max: 1 }),
    participant: perProcess(participant, {
      /** It has failed, and is not heard of again. */
      silent: boolean(),
      /** Of the message that it has been sent last, and of its answer. */
      roundTrip: countdown({ max: longestRoundTrip }),
      answered: boolean(),
    }),
    /** Nobody in the system looks at it: due when the transaction has taken longer than the network may. */
    overdue: countdown({ max: 1 + networkBounds['3PC'] }),
    crashes: budget(crashes),
    omissions: budget(omissions),
  }),
});

export type CommitLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type ParticipantId = ProcessId<'participant'>;
