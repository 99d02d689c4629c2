import { epochOf, newestEpoch } from './epochs.js';
import { delivery, receiptFromTheLiving } from './messages.js';
import type { ThreePhaseCommitLanguage } from './state.js';

/** What coordinators send, and what it is to refuse it. */
const refusals = [
  ['PreCommit', 'refuse PRE-COMMIT'],
  ['Commit', 'refuse COMMIT'],
  ['Abort', 'refuse ABORT'],
  ['StateRequest', 'refuse to report its state'],
  ['VoteRequest', 'refuse the request to vote'],
] as const;

/**
 * Whoever refuses a message says which newer epoch it knows of, so that a coordinator which has been superseded, though it
 * lives, can take a further turn. Where there is none a refusal could only be ignored, and nobody sends one.
 */
export function refusalActions(language: ThreePhaseCommitLanguage) {
  if (language.turns === 1) return [];
  return [
    ...refusals.map(([kind, name]) =>
      receiptFromTheLiving(language, name, kind, {
        // One who knows as much already would ignore it.
        when: (s, { to, from, turn }) => {
          const { epoch } = s.participant.at(to);
          return (
            epochOf(language, turn, from) < epoch &&
            s.participant.at(from).epoch < epoch &&
            !s.network.has('Refusal', { to: from, from: to, epoch })
          );
        },
        then: (s, { to, from }) => {
          s.network.send('Refusal', { to: from, from: to, epoch: s.participant.at(to).epoch });
        },
      }),
    ),

    ...delivery(language, 'hear of a newer epoch', 'Refusal', {
      when: (s, { to, epoch }) => epoch > s.participant.at(to).epoch,
      then: (s, { to, epoch }) => newestEpoch.adopt(s, to, epoch),
    }),
  ];
}
