import type { Action } from '../../checker/index.js';
import { decideToAbort } from './participant.js';
import { dealWith } from './report.js';
import {
  type DeadlockLanguage,
  type Fields,
  type ReadonlyState,
  type State,
  TRANSACTION_TIMEOUT,
  type TransactionId,
} from './state.js';
import { leave } from './victims.js';

const by = 'Core1';

/** The choices in which coordinators differ. */
export interface CoordinatorDesign {
  /** Which transactions the timeout aborts, among those that have neither committed nor aborted. */
  readonly timesOut: (s: ReadonlyState, transaction: TransactionId) => boolean;
  /** From which phase on its timer runs. */
  readonly timerRunsFrom: 'active' | 'preparing';
  /** Which victims are aborted. */
  readonly abortsVictim: (s: ReadonlyState, transaction: TransactionId) => boolean;
  readonly keepsTimestamps: boolean;
}

/** The transaction coordinator: leads each transaction through two-phase commit, and aborts and retries it. */
export function coordinatorActions(language: DeadlockLanguage, design: CoordinatorDesign): readonly Action<Fields>[] {
  const { transaction, strategy, endless, timed, action, timer, fault } = language;

  const activate = (s: State, t: TransactionId) => {
    dealWith(language, s, t);
    for (const p of language.participant.ids) {
      s.participant.at(p).vote.set(t, 'none');
      s.participant.at(p).decision.set(t, 'none');
    }
    s.transaction.at(t).phase = 'active';
    if (!timed) return;
    s.transaction.at(t).overdue.start(2 * TRANSACTION_TIMEOUT, Infinity);
    if (design.timerRunsFrom === 'active') s.transaction.at(t).timer.start(TRANSACTION_TIMEOUT);
  };
  const abort = (s: State, t: TransactionId) => {
    const self = s.transaction.at(t);
    self.phase = 'aborting';
    self.timer.stop();
    self.overdue.stop();
    for (const p of language.participant.ids) {
      const { vote, waiting } = s.participant.at(p);
      if (vote.at(t) === 'none' && !waiting.has(t)) decideToAbort(s, { participant: p, transaction: t });
    }
  };
  const stamp = (s: State, t: TransactionId) => {
    if (strategy !== 'oldest') return;
    leave(s.began, t);
    s.began.push(t);
  };

  return [
    // Not fair: a client may want nothing.
    action('begin a transaction', {
      each: transaction,
      when: (s, t) => {
        const { phase } = s.transaction.at(t);
        return phase === 'idle' || (endless && phase === 'committed');
      },
      then: (s, t) => {
        activate(s, t);
        stamp(s, t);
      },
    }),

    action('send PREPARE', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.transaction.at(t).phase === 'active',
      then: (s, t) => {
        s.transaction.at(t).phase = 'preparing';
        if (timed && design.timerRunsFrom === 'preparing') s.transaction.at(t).timer.start(TRANSACTION_TIMEOUT);
      },
    }),

    action('count the last yes', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) =>
        s.transaction.at(t).phase === 'preparing' && s.participant.every(({ vote }) => vote.at(t) === 'yes'),
      then: (s, t) => {
        s.transaction.at(t).phase = 'prepared';
        s.transaction.at(t).overdue.stop();
        if (!design.timesOut(s, t)) s.transaction.at(t).timer.stop();
      },
    }),

    action('decide to commit', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.transaction.at(t).phase === 'prepared',
      then: (s, t) => {
        s.transaction.at(t).phase = 'committing';
      },
    }),

    action('abort the victim', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.report.victims.has(t) && design.abortsVictim(s, t),
      then: (s, t) => {
        dealWith(language, s, t);
        if (!s.spared.includes(t)) s.spared.push(t);
        abort(s, t);
      },
    }),

    // Between the report and its arrival time may have been up for another one of the deadlock, or for the victim itself.
    action('ignore a late order to abort', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.report.victims.has(t) && !design.abortsVictim(s, t),
      then: (s, t) => dealWith(language, s, t),
    }),

    action('retry the transaction', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.transaction.at(t).phase === 'aborted',
      then: (s, t) => {
        activate(s, t);
        if (!design.keepsTimestamps) stamp(s, t);
      },
    }),

    ...(timed
      ? [
          timer('transaction timeout', {
            each: transaction,
            by,
            when: (s, t) => s.transaction.at(t).timer.isDue,
            then: abort,
          }),
        ]
      : [
          fault('transaction timeout', {
            each: transaction,
            by,
            spends: 'timeouts',
            when: design.timesOut,
            then: abort,
          }),
        ]),
  ];
}


/** While it is undecided: before all have voted yes. */
export function isUndecided(s: ReadonlyState, t: TransactionId): boolean {
  const { phase } = s.transaction.at(t);
  return phase === 'active' || phase === 'preparing';
}

/** An active one has locked nothing yet, and is in no deadlock. */
export function isPreparing(s: ReadonlyState, t: TransactionId): boolean {
  return s.transaction.at(t).phase === 'preparing';
}
