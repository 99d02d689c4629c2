import type { ParticipantId, ReadonlyState, ThreePhaseCommitLanguage } from './state.js';

/** Whether messages cross between two nodes. */
export function reaches(s: ReadonlyState, one: ParticipantId, other: ParticipantId): boolean {
  return s.cutOff.has(one) === s.cutOff.has(other);
}

/**
 * Whether a node's failure detector suspects another. It is asked only by those who then go on without the other, so that
 * a suspicion that comes late is a step that is taken late, and need not be told apart in the state.
 */
export function suspects(
  { detector }: ThreePhaseCommitLanguage,
  s: ReadonlyState,
  observer: ParticipantId,
  other: ParticipantId,
): boolean {
  if (!s.participant.at(other).up) return true;
  if (detector === 'perfect') return false;
  return s.participant.at(observer).falselySuspects.has(other) || !reaches(s, observer, other);
}
