import { linksBetween } from '../../checker/index.js';
import type { ParticipantId, ReadonlyState, ThreePhaseCommitLanguage } from './state.js';

/** What a node can know of another: nothing but whether messages come. */
export interface FailureDetector {
  suspects(s: ReadonlyState, observer: ParticipantId, other: ParticipantId): boolean;
}

/**
 * The failure detectors of all nodes. They are asked only by those who then go on without the other, so that a suspicion
 * that comes late is a step that is taken late, and need not be told apart in the state.
 *
 * Perfect and unreliable: Chandra and Toueg, "Unreliable failure detectors for reliable distributed systems", 1996.
 */
export function failureDetector({ participant, detector }: ThreePhaseCommitLanguage): FailureDetector {
  const link = linksBetween(participant);
  return {
    suspects(s, observer, other) {
      if (!s.participant.at(other).up) return true;
      if (detector === 'perfect') return false;
      return s.participant.at(observer).falselySuspects.has(other) || !link.connect(s.severed, observer, other);
    },
  };
}
