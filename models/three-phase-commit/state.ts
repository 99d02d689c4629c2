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
    /** How often each node may coordinate. */
    turns: integer({ min: 1, max: 3 }),
    /** A perfect one suspects the dead and nobody else; an unreliable one those who are cut off, too, and is deceived. */
    detector: oneOf('perfect', 'unreliable'),
  },
  defaults: ({ participants, suspicions, cuts, partitions, detector }) => {
    const deceives = suspicions + cuts + partitions > 0;
    return {
      crashes: participants - 1,
      // Only who is wrongly suspected can be superseded and live to take a further turn.
      turns: deceives && detector !== 'perfect' ? 2 : 1,
      // Nothing that waits for messages can tell a node that is cut off from a dead one.
      detector: deceives ? 'unreliable' : 'perfect',
    };
  },
  processes: ({ participants }) => ({
    participant: processIds(participants, { names: nodes.slice(0, participants) }),
    transaction: processIds(1, { names: ['T1'] }),
  }),
  state: ({ participant, transaction, participants, turns, crashes, suspicions, cuts, partitions }) => {
    /** Turn by turn, and within a turn in the order of the nodes. A message has the turn, and its coordinator besides. */
    const epoch = integer({ min: 0, max: turns * participants - 1 });
    const turn = integer({ min: 0, max: turns - 1 });
    return {
      participant: perProcess(participant, {
        up: boolean({ default: true }),
        /** On the log. */
        vote: perProcess(transaction, votes),
        /** On the log. */
        decision: perProcess(transaction, decisions),
        /** Whether it knows, being undecided, that all have voted yes. */
        preCommitted: boolean(),
        /** The newest it knows of. */
        epoch,
        /** What it does as coordinator. */
        task: oneOf('none', 'collect votes', 'collect states', 'collect acknowledgements'),
        /** From whom it has what it collects. */
        heardFrom: set(participant),
        falselySuspects: set(participant),
      }),
      network: messageSet({
        VoteRequest: { to: participant, from: participant, turn: integer({ min: 0, max: 0 }) },
        Vote: { to: participant, from: participant, vote: oneOf('yes', 'no') },
        PreCommit: { to: participant, from: participant, turn },
        Acknowledgement: { to: participant, from: participant, turn },
        Commit: { to: participant, from: participant, turn },
        Abort: { to: participant, from: participant, turn },
        StateRequest: { to: participant, from: participant, turn },
        State: {
          to: participant,
          from: participant,
          turn,
          state: oneOf('uncertain', 'pre-committed', 'committed', 'aborted'),
        },
        Refusal: { to: participant, from: participant, epoch },
      }),
      severed: set(linksBetween(participant)),
      crashes: budget(crashes),
      suspicions: budget(suspicions),
      cuts: budget(cuts),
      partitions: budget(partitions),
    };
  },
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
