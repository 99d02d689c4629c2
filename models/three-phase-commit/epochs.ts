import type { ParticipantId, ReadonlyParticipant, ReadonlyState, State, ThreePhaseCommitLanguage } from './state.js';

/** What a node does about the messages of coordinators that others have taken over from. */
export interface Epochs {
  accepts(self: ReadonlyParticipant, epoch: number): boolean;
  /** Done with each message of a coordinator that is accepted. */
  adopt(s: State, p: ParticipantId, epoch: number): void;
}

/** A node refuses what is older than the newest epoch it knows of, and stops coordinating in its own when it hears of a newer one. */
export const newestEpoch: Epochs = {
  accepts: (self, epoch) => epoch >= self.epoch,
  adopt: (s, p, epoch) => {
    const self = s.participant.at(p);
    if (self.epoch === epoch) return;
    self.epoch = epoch;
    self.task = 'none';
    self.heardFrom.clear();
  },
};

/** A node obeys whoever coordinates, or has coordinated, or thinks it still does. It knows of no epoch but its own. */
export const anyEpoch: Epochs = {
  accepts: () => true,
  adopt: () => {},
};

/** Epochs come turn by turn, and within a turn in the order of the nodes. */
export function epochOf({ participants }: ThreePhaseCommitLanguage, turn: number, coordinator: ParticipantId): number {
  return turn * participants + coordinator;
}

export function turnOf({ participants }: ThreePhaseCommitLanguage, epoch: number): number {
  return Math.floor(epoch / participants);
}

export function coordinatorOf({ participant, participants }: ThreePhaseCommitLanguage, epoch: number): ParticipantId {
  return participant.valueAt(epoch % participants);
}

/** The next epoch in which a node may coordinate; null when it has no turn left. */
export function nextEpochOf(language: ThreePhaseCommitLanguage, epoch: number, p: ParticipantId): number | null {
  const turn = turnOf(language, epoch) + (coordinatorOf(language, epoch) < p ? 0 : 1);
  return turn < language.turns ? epochOf(language, turn, p) : null;
}

/** Whether an answer is one to a coordinator's present turn. */
export function isInTurn(
  language: ThreePhaseCommitLanguage,
  s: ReadonlyState,
  { to, turn }: { readonly to: ParticipantId; readonly turn: number },
): boolean {
  return s.participant.at(to).epoch === epochOf(language, turn, to);
}
