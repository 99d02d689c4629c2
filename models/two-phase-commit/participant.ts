import type { Network, Part, Participant, ReadonlyParticipant, State, TwoPhaseCommitLanguage } from './state.js';

/** The participants: lock their rows when asked to prepare, vote, and do as the coordinator decides. */
export function participantActions(language: TwoPhaseCommitLanguage) {
  const { participant, transaction, receive, timer } = language;
  return [
    receive('lock and vote yes', 'network', 'Prepare', {
      fair: 'strong',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) === 'working' && self.rowsLockedFor === null;
      },
      then: lockAndVoteYes,
    }),

    receive('vote no', 'network', 'Prepare', {
      fair: 'strong',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) === 'working';
      },
      then: voteNo,
    }),

    ...(language.transactions > 1 ? lockWaiting(language) : []),

    receive('answer PREPARE again', 'network', 'Prepare', {
      fair: 'strong',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) !== 'working';
      },
      then: (s, part) => {
        const phase = s.participant.at(part.participant).phase.at(part.transaction);
        if (phase === 'prepared') sendVote(s.network, part, 'yes');
        if (phase === 'aborted') voteNo(s, part);
      },
    }),

    timer('give up before the vote', {
      each: { participant, transaction },
      fair: 'weak',
      // In a model without time it is due when the request cannot come: the coordinator is down.
      when: (s, part) =>
        !s.coordinator.up &&
        mayGiveUp(s.participant.at(part.participant), part) &&
        !s.network.has('Prepare', part) &&
        !s.network.has('Abort', part),
      then: (s, part) => decide(s.participant.at(part.participant), part, 'abort'),
    }),

    receive('carry out COMMIT', 'network', 'Commit', {
      fair: 'strong',
      when: (s, part) => s.participant.at(part.participant).up,
      then: (s, part) => {
        decide(s.participant.at(part.participant), part, 'commit');
        acknowledge(s.network, part);
      },
    }),

    receive('carry out ABORT', 'network', 'Abort', {
      fair: 'strong',
      when: (s, part) => s.participant.at(part.participant).up,
      then: (s, part) => {
        decide(s.participant.at(part.participant), part, 'abort');
        acknowledge(s.network, part);
      },
    }),
  ];
}

/** What happens only where several transactions lock the same rows. */
function lockWaiting({ participant, transaction, action, receive, timer }: TwoPhaseCommitLanguage) {
  return [
    receive('wait for the locks', 'network', 'Prepare', {
      fair: 'strong',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) === 'working' && self.rowsLockedFor !== null;
      },
      then: (s, { participant: p, transaction: t }) => s.participant.at(p).phase.set(t, 'waiting'),
    }),

    action('get the locks and vote yes', {
      each: { participant, transaction },
      fair: 'strong',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) === 'waiting' && self.rowsLockedFor === null;
      },
      then: lockAndVoteYes,
    }),

    // The way out of a deadlock across participants, which none of them sees.
    timer('lock timeout', {
      each: { participant, transaction },
      fair: 'weak',
      when: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        return self.up && self.phase.at(t) === 'waiting';
      },
      then: voteNo,
    }),
  ];
}

/** Nothing binds a participant before it has voted yes. */
export function mayGiveUp(self: ReadonlyParticipant, { transaction }: Part): boolean {
  const phase = self.phase.at(transaction);
  return self.up && (phase === 'working' || phase === 'waiting');
}

/** The vote is on the log before it is sent: the participant has given up its right to abort. */
function lockAndVoteYes(s: State, part: Part): void {
  const self = s.participant.at(part.participant);
  self.rowsLockedFor = part.transaction;
  self.vote.set(part.transaction, 'yes');
  self.phase.set(part.transaction, 'prepared');
  sendVote(s.network, part, 'yes');
}

/** Also the answer of one that aborted before it was asked. A vote on the log stays. */
function voteNo(s: State, part: Part): void {
  const self = s.participant.at(part.participant);
  if (self.vote.at(part.transaction) === 'none') self.vote.set(part.transaction, 'no');
  decide(self, part, 'abort');
  sendVote(s.network, part, 'no');
}

/** Decides, logs and lets go of the locks; one that has decided does nothing, so a decision can be told twice. */
export function decide(self: Participant, { transaction }: Part, decision: 'commit' | 'abort'): void {
  if (self.decision.at(transaction) !== 'none') return;
  self.decision.set(transaction, decision);
  self.phase.set(transaction, decision === 'commit' ? 'committed' : 'aborted');
  if (self.rowsLockedFor === transaction) self.rowsLockedFor = null;
}

// An answer of which a copy is in flight is not sent again: only the adversary adds copies, and the network stays finite.

function sendVote(network: Network, { participant, transaction }: Part, vote: 'yes' | 'no'): void {
  if (network.has('Vote', { participant, transaction, vote })) return;
  network.send('Vote', { participant, transaction, vote });
}

function acknowledge(network: Network, { participant, transaction }: Part): void {
  if (network.has('Acknowledgement', { participant, transaction })) return;
  network.send('Acknowledgement', { participant, transaction });
}
