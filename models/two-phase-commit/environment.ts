import { decideToAbort } from './coordinator.js';
import { decide, mayGiveUp } from './participant.js';
import type { Coordinator, Participant, TwoPhaseCommitLanguage } from './state.js';

/** What the adversary does, each limited by a budget, and the restarts that mend crashes. */
export function environmentActions(language: TwoPhaseCommitLanguage) {
  const { participant, transaction, coordinatorMayCrash, fault, loss, duplication, crash, restart } = language;
  return [
    crash('crash of a participant', 'participant', { spends: 'crashes', keeps: ['vote', 'decision'] }),
    ...(coordinatorMayCrash
      ? [
          crash('crash of the coordinator', 'coordinator', {
            by: 'Coordinator',
            spends: 'crashes',
            keeps: ['decision'],
          }),
        ]
      : []),
    restart('restart of a participant', 'participant', { spends: 'restarts', recover: recoverParticipant(language) }),
    restart('restart of the coordinator', 'coordinator', {
      by: 'Coordinator',
      spends: 'restarts',
      recover: recoverCoordinator(language),
    }),

    loss('loss of a message', 'network', { spends: 'losses' }),
    duplication('duplication of a message', 'network', { spends: 'duplicates' }),

    fault('premature timeout of the coordinator', {
      each: transaction,
      by: 'Coordinator',
      spends: 'timeouts',
      when: (s, t) =>
        s.coordinator.up && (s.coordinator.phase.at(t) === 'active' || s.coordinator.phase.at(t) === 'preparing'),
      then: (s, t) => decideToAbort(language, s, t),
    }),
    fault('premature timeout of a participant', {
      each: { participant, transaction },
      spends: 'timeouts',
      when: (s, part) => mayGiveUp(s.participant.at(part.participant), part),
      then: (s, part) => decide(s.participant.at(part.participant), part, 'abort'),
    }),
  ];
}

/** Goes on with what it had decided; what it had not decided it aborts. ABORT and COMMIT are sent by their own actions. */
function recoverCoordinator({ transaction }: TwoPhaseCommitLanguage) {
  return (self: Coordinator) => {
    for (const t of transaction.ids) {
      if (self.decision.at(t) === 'commit') self.phase.set(t, 'committing');
      else {
        self.decision.set(t, 'abort');
        self.phase.set(t, 'aborting');
      }
    }
  };
}

/** Is in doubt again where it had voted yes, its rows locked; where it had not voted its work is lost, and it aborts. */
function recoverParticipant({ transaction }: TwoPhaseCommitLanguage) {
  return (self: Participant) => {
    for (const t of transaction.ids) {
      if (self.decision.at(t) === 'commit') self.phase.set(t, 'committed');
      else if (self.decision.at(t) === 'none' && self.vote.at(t) === 'yes') {
        self.phase.set(t, 'prepared');
        self.rowsLockedFor = t;
      } else {
        self.decision.set(t, 'abort');
        self.phase.set(t, 'aborted');
      }
    }
  };
}
