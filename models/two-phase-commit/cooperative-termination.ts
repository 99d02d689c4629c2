import { decide, mayGiveUp } from './participant.js';
import type { Part, ReadonlyState, TwoPhaseCommitLanguage } from './state.js';

/**
 * While the coordinator is down, participants in doubt ask the others: one that has decided tells how, one that has not
 * voted aborts. Only where all who are up are in doubt they stay so (Bernstein, Hadzilacos and Goodman, 1987, section 7.4).
 *
 * A question and its answer are one step between two nodes that are up. A question has no effect but the answer, and is
 * asked again until there is one; what it tells is on a log for good, so that it is as true when it comes as when it was
 * sent. An answer that outlives its sender is left out: it could only end a doubt that stays here.
 */
export function cooperativeTermination({ participant, transaction, action }: TwoPhaseCommitLanguage) {
  return [
    action('learn the decision from another participant', {
      each: { participant, asked: participant, transaction },
      fair: 'weak',
      when: (s, { asked, ...part }) => {
        const other = s.participant.at(asked);
        return isInDoubt(s, part) && other.up && other.decision.at(part.transaction) !== 'none';
      },
      then: (s, { asked, ...part }) => {
        const decision = s.participant.at(asked).decision.at(part.transaction);
        if (decision !== 'none') decide(s.participant.at(part.participant), part, decision);
      },
    }),

    action('abort because another participant is in doubt', {
      each: { participant, transaction },
      fair: 'weak',
      when: (s, part) =>
        mayGiveUp(s.participant.at(part.participant), part) &&
        participant.ids.some((asking) => isInDoubt(s, { ...part, participant: asking })),
      then: (s, part) => decide(s.participant.at(part.participant), part, 'abort'),
    }),
  ];
}

/** Whether a participant has voted yes, and nobody is there who would tell it the decision. */
function isInDoubt(s: ReadonlyState, { participant, transaction }: Part): boolean {
  const self = s.participant.at(participant);
  return !s.coordinator.up && self.up && self.phase.at(transaction) === 'prepared';
}
