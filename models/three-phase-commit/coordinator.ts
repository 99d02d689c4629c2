import { collect, hasHeardFromTheLiving, lacks } from './collecting.js';
import { decideAndTell } from './deciding.js';
import { failureDetector } from './detector.js';
import { isInTurn } from './epochs.js';
import { delivery, sendToAll } from './messages.js';
import {
  firstCoordinator,
  type ParticipantId,
  type ReadonlyState,
  type State,
  type ThreePhaseCommitLanguage,
} from './state.js';

/**
 * The coordinator's part in Skeen's protocol. Core1 coordinates first; whoever takes over (termination.ts) goes on from
 * where the acknowledgements are collected.
 */
export function coordinatorActions(language: ThreePhaseCommitLanguage) {
  const { participant, transaction, action, timer } = language;
  const first = participant.valueAt(0);
  const t = transaction.valueAt(0);
  const by = firstCoordinator;
  const detectors = failureDetector(language);
  const hasNotVoted = (s: ReadonlyState) => {
    const { up, vote, decision } = s.participant.at(first);
    return up && vote.at(t) === 'none' && decision.at(t) === 'none';
  };
  return [
    action('vote yes and request the votes', {
      by,
      fair: 'weak',
      when: hasNotVoted,
      then: (s) => {
        s.participant.at(first).vote.set(t, 'yes');
        collect(s, first, 'collect votes');
        sendToAll(language, s, first, 'VoteRequest');
      },
    }),

    action('vote no and abort', {
      by,
      fair: 'weak',
      when: hasNotVoted,
      then: (s) => {
        s.participant.at(first).vote.set(t, 'no');
        decideAndTell(language, s, first, 'abort');
      },
    }),

    ...delivery(language, 'count a yes', 'Vote', {
      when: (s, { to, from, vote }) =>
        vote === 'yes' && s.participant.at(to).task === 'collect votes' && !s.participant.at(to).heardFrom.has(from),
      then: (s, { to, from }) => s.participant.at(to).heardFrom.add(from),
    }),

    ...delivery(language, 'abort because of a no', 'Vote', {
      when: (s, { to, vote }) => vote === 'no' && s.participant.at(to).task === 'collect votes',
      then: (s, { to }) => decideAndTell(language, s, to, 'abort'),
    }),

    timer('abort because a vote is missing', {
      by,
      fair: 'weak',
      when: (s) =>
        s.participant.at(first).task === 'collect votes' &&
        participant.ids.some((q) => lacks(s, first, q) && detectors.suspects(s, first, q)),
      then: (s) => decideAndTell(language, s, first, 'abort'),
    }),

    action('send PRE-COMMIT', {
      by,
      fair: 'weak',
      when: (s) =>
        s.participant.at(first).task === 'collect votes' && participant.ids.every((q) => !lacks(s, first, q)),
      then: (s) => preCommit(language, s, first),
    }),

    ...delivery(language, 'count an acknowledgement', 'Acknowledgement', {
      when: (s, { to, from, turn }) =>
        isInTurn(language, s, { to, turn }) &&
        s.participant.at(to).task === 'collect acknowledgements' &&
        lacks(s, to, from),
      then: (s, { to, from }) => s.participant.at(to).heardFrom.add(from),
    }),

    action('decide to commit', {
      each: participant,
      fair: 'weak',
      when: (s, p) =>
        s.participant.at(p).task === 'collect acknowledgements' && hasHeardFromTheLiving(language, detectors, s, p),
      then: (s, p) => decideAndTell(language, s, p, 'commit'),
    }),
  ];
}

/** All votes are yes: everybody who lives is to know that before anybody commits. */
export function preCommit(language: ThreePhaseCommitLanguage, s: State, p: ParticipantId): void {
  s.participant.at(p).preCommitted = true;
  collect(s, p, 'collect acknowledgements');
  sendToAll(language, s, p, 'PreCommit');
}
