import type { Action, Variant } from '../../checker/index.js';
import { hasHeardFromTheLiving, lacks } from './collecting.js';
import { preCommit } from './coordinator.js';
import { decide, decideAndTell } from './deciding.js';
import { failureDetector } from './detector.js';
import { anyEpoch, coordinatorOf } from './epochs.js';
import { participantActions } from './participant.js';
import { refusalActions } from './refusal.js';
import { type Fields, firstCoordinator, type ThreePhaseCommitLanguage } from './state.js';
import { becomeCoordinator } from './termination.js';

type Replacements = NonNullable<Variant<Fields>['replace']>;

type Design = Variant<Fields> | ((language: ThreePhaseCommitLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (T1, T2, … of findings.md). */
export const variants = {
  repaired: { about: 'The literature: pre-commit, termination protocol, election, and epochs' },

  // Without T1 and T2, which two-phase commit has as well, and which would hide what the missing state leads to.
  documented: (language) => ({
    about: 'As far as the document has it: no pre-committed state (T8), and whoever coordinates is obeyed (T10)',
    replace: { ...obeyAnybody(language), 'send PRE-COMMIT': commitAtOnce(language) },
    remove: refusals(language),
  }),

  'without-pre-commit': (language) => ({
    about: 'T8: the coordinator commits as soon as it has all votes, while the others are uncertain',
    replace: { 'send PRE-COMMIT': commitAtOnce(language) },
  }),

  'without-epochs': (language) => ({
    about: 'T10: messages of a superseded coordinator are obeyed like any others',
    replace: obeyAnybody(language),
    remove: refusals(language),
  }),

  'failure-detected-while-committing': (language) => ({
    about: 'T1: a coordinator that has committed turns to aborting when a participant fails',
    add: [abortOnFailure(language)],
  }),

  'timeout-after-vote': (language) => ({
    about:
      'T2: a transaction older than its timeout is aborted, also by a participant that has voted yes or pre-committed',
    add: [timeoutAfterVote(language)],
  }),

  'waits-for-the-dead': (language) => ({
    about: 'T6: a coordinator commits only when all have acknowledged PRE-COMMIT, the dead included',
    replace: { 'decide to commit': commitWhenAllHaveAcknowledged(language) },
  }),

  'the-dead-need-not-vote': (language) => ({
    about: 'The coordinator goes on without the votes of those that have died',
    replace: { 'send PRE-COMMIT': preCommitAmongTheLiving(language) },
  }),

  'commits-before-the-others-know': (language) => ({
    about: 'A new coordinator that learns of a pre-commit commits at once, while others may still be uncertain',
    replace: { 'send PRE-COMMIT as the new coordinator': commitAsNewCoordinator(language) },
  }),

  'one-substitute': (language) => ({
    about: 'Only the second node ever takes over',
    replace: byName([becomeCoordinator(language, [language.participant.valueAt(1)])]),
  }),
} satisfies { readonly [name: string]: Design };

function byName(actions: readonly Action<Fields>[]): Replacements {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

function obeyAnybody(language: ThreePhaseCommitLanguage): Replacements {
  return byName(participantActions(language, anyEpoch));
}

function refusals(language: ThreePhaseCommitLanguage): readonly string[] {
  return refusalActions(language).map(({ name }) => name);
}

/** As in two-phase commit. */
function commitAtOnce(language: ThreePhaseCommitLanguage): Action<Fields> {
  const { participant, action } = language;
  const first = participant.valueAt(0);
  return action('decide to commit without PRE-COMMIT', {
    by: firstCoordinator,
    fair: 'weak',
    when: (s) => s.participant.at(first).task === 'collect votes' && participant.ids.every((q) => !lacks(s, first, q)),
    then: (s) => decideAndTell(language, s, first, 'commit'),
  });
}

function preCommitAmongTheLiving(language: ThreePhaseCommitLanguage): Action<Fields> {
  const first = language.participant.valueAt(0);
  const detectors = failureDetector(language);
  return language.action('send PRE-COMMIT', {
    by: firstCoordinator,
    fair: 'weak',
    when: (s) =>
      s.participant.at(first).task === 'collect votes' && hasHeardFromTheLiving(language, detectors, s, first),
    then: (s) => preCommit(language, s, first),
  });
}

/** "Committing → Aborting: Failure Detected" of the document's state diagram. */
function abortOnFailure(language: ThreePhaseCommitLanguage): Action<Fields> {
  const { participant, transaction, timer } = language;
  const t = transaction.valueAt(0);
  const detectors = failureDetector(language);
  return timer('abort because a failure is detected', {
    each: participant,
    fair: 'weak',
    when: (s, p) => {
      const { up, epoch, decision } = s.participant.at(p);
      const hasCommittedAsCoordinator = up && coordinatorOf(language, epoch) === p && decision.at(t) === 'commit';
      return hasCommittedAsCoordinator && participant.ids.some((q) => detectors.suspects(s, p, q));
    },
    then: (s, p) => decideAndTell(language, s, p, 'abort'),
  });
}

function timeoutAfterVote({ participant, transaction, timer }: ThreePhaseCommitLanguage): Action<Fields> {
  const t = transaction.valueAt(0);
  return timer('transaction timeout', {
    each: participant,
    fair: 'weak',
    when: (s, p) => {
      const self = s.participant.at(p);
      return self.up && self.task === 'none' && self.vote.at(t) === 'yes' && self.decision.at(t) === 'none';
    },
    then: (s, p) => decide(s.participant.at(p), t, 'abort'),
  });
}

function commitWhenAllHaveAcknowledged(language: ThreePhaseCommitLanguage): Action<Fields> {
  const { participant, action } = language;
  return action('decide to commit', {
    each: participant,
    fair: 'weak',
    when: (s, p) =>
      s.participant.at(p).task === 'collect acknowledgements' && participant.ids.every((q) => !lacks(s, p, q)),
    then: (s, p) => decideAndTell(language, s, p, 'commit'),
  });
}

function commitAsNewCoordinator(language: ThreePhaseCommitLanguage): Action<Fields> {
  const { participant, action } = language;
  return action('commit because another has pre-committed', {
    each: participant,
    fair: 'weak',
    when: (s, p) => s.participant.at(p).task === 'collect states' && s.participant.at(p).preCommitted,
    then: (s, p) => decideAndTell(language, s, p, 'commit'),
  });
}
