import type { ParticipantId, ReadonlyParticipant, State } from './state.js';

/** What a node does about the messages of coordinators that others have taken over from. */
export interface Epochs {
  accepts(self: ReadonlyParticipant, coordinator: ParticipantId): boolean;
  /** Done with each message of a coordinator that is accepted. */
  adopt(s: State, p: ParticipantId, coordinator: ParticipantId): void;
}

/** A node refuses what is older than the newest epoch it knows of, and stops coordinating in its own when it hears of a newer one. */
export const newestEpoch: Epochs = {
  accepts: (self, coordinator) => coordinator >= self.epoch,
  adopt: (s, p, coordinator) => {
    const self = s.participant.at(p);
    self.epoch = coordinator;
    if (coordinator <= p) return;
    self.task = 'finished';
    self.heardFrom.clear();
  },
};

/** A node obeys whoever coordinates, or has coordinated, or thinks it still does. */
export const anyEpoch: Epochs = {
  accepts: () => true,
  adopt: () => {},
};
