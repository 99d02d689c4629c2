import type { Action } from '../../checker/index.js';
import type { TransactionId } from './contention.js';
import type { DeadlockLanguage, Fields, ReadonlyState, State } from './state.js';
import { activate, countLastYes, decideToAbort, decideToCommit, sendPrepare } from './two-phase-commit.js';
import { leave } from './victims.js';

const by = 'Core1';

/** The choices in which coordinators differ. */
export interface CoordinatorDesign {
  /** Which victims are aborted when the order comes. */
  readonly mayBeAborted: (s: ReadonlyState, transaction: TransactionId) => boolean;
  /** Whether a transaction that is tried again is as old as it was. */
  readonly keepsTimestamps: boolean;
  /** Whether an order to abort an earlier attempt, or an earlier transaction, means nothing to the next. */
  readonly ordersNameTheAttempt: boolean;
}

/** The transaction coordinator: leads each transaction through two-phase commit, aborts victims and tries them again. */
export function coordinatorActions(
  language: DeadlockLanguage,
  { mayBeAborted, keepsTimestamps, ordersNameTheAttempt }: CoordinatorDesign,
): readonly Action<Fields>[] {
  const { transaction, strategy, action } = language;
  const each = transaction;
  const start = (s: State, t: TransactionId) => {
    if (ordersNameTheAttempt) dealWith(language, s, t);
    activate(language, s, t);
  };
  const stamp = (s: State, t: TransactionId) => {
    if (strategy !== 'oldest') return;
    leave(s.began, t);
    s.began.push(t);
  };
  return [
    // Not fair: a client may want nothing, or nothing more.
    action('begin a transaction', {
      each,
      when: (s, t) => s.transaction.at(t).phase === 'idle',
      then: (s, t) => {
        activate(language, s, t);
        stamp(s, t);
      },
    }),
    action('begin another transaction', {
      each,
      when: (s, t) => s.transaction.at(t).phase === 'committed',
      then: (s, t) => {
        start(s, t);
        stamp(s, t);
      },
    }),

    action('send PREPARE', { each, by, fair: 'weak', ...sendPrepare }),
    action('count the last yes', { each, by, fair: 'weak', ...countLastYes }),
    action('decide to commit', { each, by, fair: 'weak', ...decideToCommit }),

    action('abort the victim', {
      each,
      by,
      fair: 'weak',
      when: (s, t) => s.report.victims.has(t) && mayBeAborted(s, t),
      then: (s, t) => {
        dealWith(language, s, t);
        if (!s.spared.includes(t)) s.spared.push(t);
        decideToAbort(language, s, t);
      },
    }),

    // The deadlock was found again before its first victim had let go, and that has set this one free.
    action('ignore a late order to abort', {
      each,
      by,
      fair: 'weak',
      when: (s, t) => s.report.victims.has(t) && !mayBeAborted(s, t),
      then: (s, t) => dealWith(language, s, t),
    }),

    action('retry the transaction', {
      each,
      by,
      fair: 'weak',
      when: (s, t) => s.transaction.at(t).phase === 'aborted',
      then: (s, t) => {
        start(s, t);
        if (!keepsTimestamps) stamp(s, t);
      },
    }),
  ];
}

/** The report names a victim no more; if it has named no other, it is done with. */
function dealWith({ transaction }: DeadlockLanguage, s: State, victim: TransactionId): void {
  s.report.victims.delete(victim);
  if (!s.report.victims.isEmpty) return;
  for (const t of transaction.ids) s.report.deadlock.set(t, 0);
  s.detector.hasReported = false;
}
