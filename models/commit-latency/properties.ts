import type { Property } from '../../checker/index.js';
import type { CommitLanguage, ParticipantId, ReadonlyState } from './state.js';

/** What this model alone promises. The obligations of P28 are in the catalogue. */
export function ownProperties({ participant, alwaysStep }: CommitLanguage): {
  readonly [id: string]: Property<ReadonlyState>;
} {
  return {
    // Else two-phase commit would be fast, and nothing that all have voted for.
    answersWhoWasAsked: alwaysStep(
      'whoever answers, or is taken to have voted, has been asked, and has not failed before its answer',
      (before, after) =>
        participant.ids.every((p) => {
          const { roundTrip, silent } = before.participant.at(p);
          return !isCounted(before, after, p) || (roundTrip.isRunning && !silent);
        }),
      { given: (before, after) => participant.ids.some((p) => isCounted(before, after, p)) },
    ),
  };
}

/** Whether a step counts the answer of a participant; the last answer of a phase is forgotten when the next one begins. */
function isCounted(before: ReadonlyState, after: ReadonlyState, p: ParticipantId): boolean {
  if (before.participant.at(p).answered) return false;
  const haveAllVoted =
    before.phase === 'preparing' && (after.phase === 'pre-committing' || after.phase === 'committing');
  return after.participant.at(p).answered || haveAllVoted;
}
