import { decide, decideAndTell } from './deciding.js';
import { type Epochs, epochOf } from './epochs.js';
import { delivery } from './messages.js';
import {
  localStateOf,
  type ParticipantId,
  type ReadonlyState,
  type State,
  type ThreePhaseCommitLanguage,
} from './state.js';

/** The participants: vote, pre-commit, and do as the coordinator of the newest epoch decides. */
export function participantActions(language: ThreePhaseCommitLanguage, { accepts, adopt }: Epochs) {
  const { transaction } = language;
  const t = transaction.valueAt(0);
  const stateAt = (s: ReadonlyState, p: ParticipantId) => localStateOf(s.participant.at(p), t);
  const obeys = (s: ReadonlyState, p: ParticipantId, epoch: number) =>
    s.participant.at(p).decision.at(t) === 'none' && accepts(s.participant.at(p), epoch);

  return [
    ...delivery(language, 'vote yes', 'VoteRequest', {
      when: (s, { to }) => stateAt(s, to) === 'working',
      then: (s, { to, from }) => {
        s.participant.at(to).vote.set(t, 'yes');
        s.network.send('Vote', { to: from, from: to, vote: 'yes' });
      },
    }),

    ...delivery(language, 'vote no', 'VoteRequest', {
      when: (s, { to }) => stateAt(s, to) === 'working',
      then: (s, { to, from }) => {
        s.participant.at(to).vote.set(t, 'no');
        decide(s.participant.at(to), t, 'abort');
        s.network.send('Vote', { to: from, from: to, vote: 'no' });
      },
    }),

    ...delivery(language, 'pre-commit', 'PreCommit', {
      when: (s, { to, from, turn }) =>
        s.participant.at(to).vote.at(t) === 'yes' &&
        stateAt(s, to) !== 'aborted' &&
        accepts(s.participant.at(to), epochOf(language, turn, from)) &&
        !s.network.has('Acknowledgement', { to: from, from: to, turn }),
      then: (s, { to, from, turn }) => {
        adopt(s, to, epochOf(language, turn, from));
        if (stateAt(s, to) === 'uncertain') s.participant.at(to).preCommitted = true;
        s.network.send('Acknowledgement', { to: from, from: to, turn });
      },
    }),

    ...delivery(language, 'carry out COMMIT', 'Commit', {
      when: (s, { to, from, turn }) => obeys(s, to, epochOf(language, turn, from)),
      then: (s, { to, from, turn }) => {
        adopt(s, to, epochOf(language, turn, from));
        carryOut(language, s, to, 'commit');
      },
    }),

    ...delivery(language, 'carry out ABORT', 'Abort', {
      when: (s, { to, from, turn }) => obeys(s, to, epochOf(language, turn, from)),
      then: (s, { to, from, turn }) => {
        adopt(s, to, epochOf(language, turn, from));
        carryOut(language, s, to, 'abort');
      },
    }),

    ...delivery(language, 'report its state', 'StateRequest', {
      when: (s, { to, from, turn }) => {
        const epoch = epochOf(language, turn, from);
        return accepts(s.participant.at(to), epoch) && !hasReported(s, to, from, turn);
      },
      then: (s, { to, from, turn }) => {
        adopt(s, to, epochOf(language, turn, from));
        const state = stateAt(s, to);
        // Nothing binds one that has not voted. It must not vote yes any more: the new coordinator counts on its answer.
        if (state === 'working') decide(s.participant.at(to), t, 'abort');
        s.network.send('State', { to: from, from: to, turn, state: state === 'working' ? 'aborted' : state });
      },
    }),
  ];
}

/** One who still coordinates, and is told by somebody else, tells the others. Epochs do not let it come to that. */
function carryOut(language: ThreePhaseCommitLanguage, s: State, p: ParticipantId, decision: 'commit' | 'abort'): void {
  const self = s.participant.at(p);
  if (self.task === 'none') decide(self, language.transaction.valueAt(0), decision);
  else decideAndTell(language, s, p, decision);
}

function hasReported({ network }: ReadonlyState, p: ParticipantId, coordinator: ParticipantId, turn: number): boolean {
  return network.some('State', (report) => report.to === coordinator && report.turn === turn && report.from === p);
}
