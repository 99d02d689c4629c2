import type { Action, Variant } from '../../checker/index.js';
import { cooperativeTermination } from './cooperative-termination.js';
import { countAcknowledgement, decideToAbort, decideToCommit } from './coordinator.js';
import { decide } from './participant.js';
import type { Fields, TwoPhaseCommitLanguage } from './state.js';

/** The timer that the document lacks (T7). */
const abortIdle = 'abort an idle transaction';

type Design = Variant<Fields> | ((language: TwoPhaseCommitLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (T1, T2, … of findings.md). */
export const variants = {
  repaired: { about: 'The literature: forced log, decisions sent again until acknowledged, no abort after a yes vote' },

  'cooperative-termination': (language) => ({
    about:
      'The repaired design, in which participants in doubt also ask one another while the coordinator is down (T3)',
    add: cooperativeTermination(language),
  }),

  // Without T6: a coordinator whose decision does not count yet has none to revoke, which would hide half of T1.
  documented: (language) => ({
    about: 'As the document has it: T1, T2, T5 and T7 together',
    add: [abortOnFailure(language), timeoutAfterVote(language)],
    replace: {
      'restart of the coordinator': restartCoordinatorWithoutLog(language),
      'restart of a participant': restartParticipantWithoutLog(language),
      'premature timeout of the coordinator': timeoutOnlyWhilePreparing(language),
    },
    remove: [abortIdle],
  }),

  'failure-detected-while-committing': (language) => ({
    about: 'T1: the coordinator turns from committing to aborting when a participant fails',
    add: [abortOnFailure(language)],
  }),

  'timeout-after-vote': (language) => ({
    about: 'T2: a transaction older than its timeout is aborted, also by a participant that has voted yes',
    add: [timeoutAfterVote(language)],
  }),

  'coordinator-amnesia': (language) => ({
    about: 'T5: the coordinator restarts without its log, and aborts what it may have committed',
    replace: { 'restart of the coordinator': restartCoordinatorWithoutLog(language) },
  }),

  'participant-amnesia': (language) => ({
    about: 'T5: a participant restarts without its log, and aborts what it has promised to commit',
    replace: { 'restart of a participant': restartParticipantWithoutLog(language) },
  }),

  'no-exit-from-active': {
    about: 'T7: nothing aborts a transaction whose client never asks to prepare',
    remove: [abortIdle],
  },

  'decides-when-all-acknowledged': (language) => ({
    about: "T6: a commit is on the coordinator's log, and counts, only when everybody has acknowledged it",
    replace: decideAfterAcknowledgements(language),
  }),

  'byzantine-coordinator': (language) => ({
    about: 'T4: the coordinator tells one participant to commit and the others to abort',
    add: [equivocate(language)],
  }),

  'decides-before-all-votes': (language) => ({
    about: 'The coordinator is content with the first yes',
    replace: { 'count a yes': firstYesSuffices(language) },
  }),
} satisfies { readonly [name: string]: Design };

/** T6: "Committing → Committed: All ACKs" of the document's state diagram, read as the moment of the decision. */
function decideAfterAcknowledgements(language: TwoPhaseCommitLanguage) {
  const { transaction, action, receive } = language;
  const by = 'Coordinator';
  return {
    'decide to commit': action('decide to commit', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.coordinator.up && s.coordinator.phase.at(t) === 'prepared',
      then: (s, t) => {
        decideToCommit(language, s, t);
        s.coordinator.decision.set(t, 'none');
      },
    }),
    'count an acknowledgement': receive('count an acknowledgement', 'network', 'Acknowledgement', {
      by,
      fair: 'strong',
      when: (s) => s.coordinator.up,
      then: (s, part) => {
        countAcknowledgement(s, part);
        const { phase, decision } = s.coordinator;
        if (phase.at(part.transaction) === 'committed') decision.set(part.transaction, 'commit');
      },
    }),
  };
}

/** "Committing → Aborting: Failure Detected" of the document's state diagram. The failure is real: no false suspicion is needed. */
function abortOnFailure(language: TwoPhaseCommitLanguage): Action<Fields> {
  const { transaction, timer } = language;
  return timer('abort because a failure is detected', {
    each: transaction,
    by: 'Coordinator',
    fair: 'weak',
    when: (s, t) =>
      s.coordinator.up &&
      s.coordinator.phase.at(t) === 'committing' &&
      s.participant.some(({ up }, p) => !up && !s.coordinator.acknowledged.at(t).has(p)),
    then: (s, t) => {
      s.coordinator.acknowledged.at(t).clear();
      decideToAbort(language, s, t);
    },
  });
}

function timeoutAfterVote({ participant, transaction, timer }: TwoPhaseCommitLanguage): Action<Fields> {
  return timer('transaction timeout', {
    each: { participant, transaction },
    fair: 'weak',
    when: (s, { participant: p, transaction: t }) => {
      const self = s.participant.at(p);
      return self.up && self.phase.at(t) === 'prepared';
    },
    then: (s, part) => decide(s.participant.at(part.participant), part, 'abort'),
  });
}

/** What the log says stays in the state, so that properties see what was forgotten; the node acts as if it were not there. */
function restartCoordinatorWithoutLog({ transaction, restart }: TwoPhaseCommitLanguage): Action<Fields> {
  return restart('restart of the coordinator', 'coordinator', {
    by: 'Coordinator',
    spends: 'restarts',
    recover: (self) => {
      for (const t of transaction.ids) {
        self.decision.set(t, 'abort');
        self.phase.set(t, 'aborting');
      }
    },
  });
}

/** What it has committed is in its database and needs no log. */
function restartParticipantWithoutLog({ transaction, restart }: TwoPhaseCommitLanguage): Action<Fields> {
  return restart('restart of a participant', 'participant', {
    spends: 'restarts',
    recover: (self) => {
      for (const t of transaction.ids) {
        if (self.decision.at(t) === 'commit') self.phase.set(t, 'committed');
        else {
          self.decision.set(t, 'abort');
          self.phase.set(t, 'aborted');
        }
      }
    },
  });
}

/** T7: in the document's diagram "active" has no way to abort. */
function timeoutOnlyWhilePreparing(language: TwoPhaseCommitLanguage): Action<Fields> {
  const { transaction, fault } = language;
  return fault('premature timeout of the coordinator', {
    each: transaction,
    by: 'Coordinator',
    spends: 'timeouts',
    when: (s, t) => s.coordinator.up && s.coordinator.phase.at(t) === 'preparing',
    then: (s, t) => decideToAbort(language, s, t),
  });
}

function equivocate({ participant, transaction, fault }: TwoPhaseCommitLanguage): Action<Fields> {
  return fault('tell one to commit and the others to abort', {
    each: { participant, transaction },
    by: 'Coordinator',
    when: (s, { transaction: t }) => s.coordinator.up && s.coordinator.phase.at(t) === 'prepared',
    then: (s, { participant: chosen, transaction: t }) => {
      s.coordinator.decision.set(t, 'commit');
      s.coordinator.phase.set(t, 'committing');
      s.coordinator.votes.at(t).clear();
      for (const p of participant.ids) {
        s.network.send(p === chosen ? 'Commit' : 'Abort', { participant: p, transaction: t });
      }
    },
  });
}

function firstYesSuffices({ receive }: TwoPhaseCommitLanguage): Action<Fields> {
  return receive('count a yes', 'network', 'Vote', {
    by: 'Coordinator',
    fair: 'strong',
    when: (s, { transaction: t, vote }) =>
      s.coordinator.up && s.coordinator.phase.at(t) === 'preparing' && vote === 'yes',
    then: (s, { transaction: t }) => s.coordinator.phase.set(t, 'prepared'),
  });
}
