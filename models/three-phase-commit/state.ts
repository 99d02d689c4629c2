import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  linksBetween,
  messageSet,
  oneOf,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';

/** The nodes of the document: the group of its transaction coordinator first, in the order in which they take over. */
const nodes = ['Core1', 'Core2', 'Cloud1', 'Edge1', 'Edge2'] as const;
export const [firstCoordinator] = nodes;

const decisions = oneOf('none', 'commit', 'abort');
const votes = oneOf('none', 'yes', 'no');

/** Parameters, nodes and state. The coordinator is no node of its own: the first participant is it, and others after it. */
export const system = defineSystem({
  parameters: {
    participants: integer({ min: 2, max: 5, default: 3 }),
    crashes: integer({ min: 0, max: 5 }),
    /** False ones. */
    suspicions: integer({ min: 0, max: 4, default: 0 }),
    cuts: integer({ min: 0, max: 2, default: 0 }),
    partitions: integer({ min: 0, max: 2, default: 0 }),
    /** A perfect one suspects the dead and nobody else; an unreliable one those who are cut off, too, and is deceived. */
    detector: oneOf('perfect', 'unreliable'),
  },
  // Nothing that waits for messages can tell a node that is cut off from a dead one.
  defaults: ({ participants, suspicions, cuts, partitions }) => ({
    crashes: participants - 1,
    detector: suspicions + cuts + partitions > 0 ? 'unreliable' : 'perfect',
  }),
  processes: ({ participants }) => ({
    participant: processIds(participants, { names: nodes.slice(0, participants) }),
    transaction: processIds(1, { names: ['T1'] }),
  }),
  state: ({ participant, transaction, crashes, suspicions, cuts, partitions }) => ({
    participant: perProcess(participant, {
      up: boolean({ default: true }),
      /** On the log. */
      vote: perProcess(transaction, votes),
      /** On the log. */
      decision: perProcess(transaction, decisions),
      /** Whether it knows, being undecided, that all have voted yes. */
      preCommitted: boolean(),
      /** The newest epoch it knows of, called after its coordinator: each node has one turn, in their order. */
      epoch: participant,
      /** What it does as coordinator. */
      task: oneOf('none', 'collect votes', 'collect states', 'collect acknowledgements', 'finished'),
      /** From whom it has what it collects. */
      heardFrom: set(participant),
      falselySuspects: set(participant),
    }),
    network: messageSet({
      VoteRequest: { to: participant, from: participant },
      Vote: { to: participant, from: participant, vote: oneOf('yes', 'no') },
      PreCommit: { to: participant, from: participant },
      Acknowledgement: { to: participant, from: participant },
      Commit: { to: participant, from: participant },
      Abort: { to: participant, from: participant },
      StateRequest: { to: participant, from: participant },
      State: {
        to: participant,
        from: participant,
        state: oneOf('uncertain', 'pre-committed', 'committed', 'aborted'),
      },
    }),
    severed: set(linksBetween(participant)),
    crashes: budget(crashes),
    suspicions: budget(suspicions),
    cuts: budget(cuts),
    partitions: budget(partitions),
  }),
});

export type ThreePhaseCommitLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type Participant = View<Fields['participant']['element']>;
export type ReadonlyParticipant = ReadonlyView<Fields['participant']['element']>;

export type ParticipantId = ProcessId<'participant'>;
export type TransactionId = ProcessId<'transaction'>;

export type LocalState = 'working' | 'uncertain' | 'pre-committed' | 'committed' | 'aborted';

/** Where a participant stands, in Skeen's words. */
export function localStateOf(self: ReadonlyParticipant, t: TransactionId): LocalState {
  if (self.decision.at(t) === 'commit') return 'committed';
  if (self.decision.at(t) === 'abort') return 'aborted';
  if (self.preCommitted) return 'pre-committed';
  return self.vote.at(t) === 'yes' ? 'uncertain' : 'working';
}
