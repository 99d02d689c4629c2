import type { Action } from '../../checker/index.js';
import type { TransactionId } from '../deadlock/contention.js';
import {
  abortAndRelease,
  activate,
  applyAndRelease,
  countLastYes,
  decideToAbort,
  decideToCommit,
  lockAndVote,
  queueForLock,
  sendPrepare,
} from '../deadlock/two-phase-commit.js';
import { type Fields, type State, type TimeoutLanguage, TRANSACTION_TIMEOUT } from './state.js';

const by = 'Core1';

/** When a transaction can time out: from one phase on, up to another. */
export interface TimeoutDesign {
  readonly runsFrom: 'active' | 'preparing' | 'never';
  readonly runsUntil: 'prepared' | 'committed';
}

/** The transaction coordinator: leads each transaction through two-phase commit, and aborts and retries it when its time is up. */
export function coordinatorActions(
  language: TimeoutLanguage,
  { runsFrom, runsUntil }: TimeoutDesign,
): readonly Action<Fields>[] {
  const { transaction, participant, action, timer } = language;
  const each = transaction;
  const start = (s: State, t: TransactionId) => {
    activate(language, s, t);
    s.overdue.at(t).start(2 * TRANSACTION_TIMEOUT, Number.POSITIVE_INFINITY);
    if (runsFrom === 'active') s.timer.at(t).start(TRANSACTION_TIMEOUT);
  };
  return [
    // Not fair, nor is PREPARE: a client may want nothing, or never come to the end of its operations.
    action('begin a transaction', { each, when: (s, t) => s.transaction.at(t).phase === 'idle', then: start }),

    action('send PREPARE', {
      each,
      by,
      when: sendPrepare.when,
      then: (s, t) => {
        sendPrepare.then(s, t);
        if (runsFrom === 'preparing') s.timer.at(t).start(TRANSACTION_TIMEOUT);
      },
    }),

    action('count the last yes', {
      each,
      by,
      fair: 'weak',
      when: countLastYes.when,
      then: (s, t) => {
        countLastYes.then(s, t);
        s.overdue.at(t).stop();
        if (runsUntil === 'prepared') s.timer.at(t).stop();
      },
    }),

    action('decide to commit', { each, by, fair: 'weak', ...decideToCommit }),

    timer('transaction timeout', {
      each,
      by,
      when: (s, t) => s.timer.at(t).isDue,
      then: (s, t) => {
        s.timer.at(t).stop();
        s.overdue.at(t).stop();
        decideToAbort(language, s, t);
      },
    }),

    action('retry the transaction', {
      each,
      by,
      fair: 'weak',
      when: (s, t) => s.transaction.at(t).phase === 'aborted',
      then: start,
    }),

    action('apply the changes and release the lock', {
      each: { participant, transaction },
      fair: 'weak',
      when: applyAndRelease.when,
      then: (s, part) => {
        applyAndRelease.then(s, part);
        if (s.transaction.at(part.transaction).phase === 'committed') s.timer.at(part.transaction).stop();
      },
    }),
  ];
}

/** The participants, but for the commit, of which the coordinator's timer hears: see models/deadlock/participant.ts. */
export function participantActions({ participant, transaction, action }: TimeoutLanguage): readonly Action<Fields>[] {
  const each = { participant, transaction };
  return [
    action('queue for the lock', { each, fair: 'weak', ...queueForLock }),
    action('lock the rows and vote yes', { each, fair: 'strong', ...lockAndVote }),
    action('abort and release the lock', { each, fair: 'weak', ...abortAndRelease }),
  ];
}
