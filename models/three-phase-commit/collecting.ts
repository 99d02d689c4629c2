import type { FailureDetector } from './detector.js';
import type { ParticipantId, ReadonlyState, State, ThreePhaseCommitLanguage } from './state.js';

/** Begins to collect something from all others. */
export function collect(
  s: State,
  p: ParticipantId,
  task: 'collect votes' | 'collect states' | 'collect acknowledgements',
): void {
  const self = s.participant.at(p);
  self.task = task;
  self.heardFrom.clear();
}

/** Whether a coordinator still has nothing from another. */
export function lacks(s: ReadonlyState, p: ParticipantId, other: ParticipantId): boolean {
  return other !== p && !s.participant.at(p).heardFrom.has(other);
}

/** Whether a coordinator has heard from all others but those whom it takes for dead. */
export function hasHeardFromTheLiving(
  { participant }: ThreePhaseCommitLanguage,
  { suspects }: FailureDetector,
  s: ReadonlyState,
  p: ParticipantId,
): boolean {
  return participant.ids.every((q) => !lacks(s, p, q) || suspects(s, p, q));
}
