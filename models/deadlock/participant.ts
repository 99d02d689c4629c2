import type { DeadlockLanguage, Part, ReadonlyState, State, TransactionId } from './state.js';
import { leave } from './victims.js';

/** A participant: locks its rows for one transaction at a time, from its vote to the decision. */
export function participantActions({ participant, transaction, action }: DeadlockLanguage) {
  const each = { participant, transaction };
  return [
    // Strongly fair: whoever waits gets the lock some time, which a queue would see to.
    action('lock the rows and vote yes', {
      each,
      fair: 'strong',
      when: (s, part) => isAsked(s, part) && s.participant.at(part.participant).lockedFor === null,
      then: (s, { participant: p, transaction: t }) => {
        const self = s.participant.at(p);
        self.waiting.delete(t);
        self.lockedFor = t;
        self.vote.set(t, 'yes');
      },
    }),

    action('wait for the lock', {
      each,
      fair: 'weak',
      when: (s, part) =>
        isAsked(s, part) &&
        s.participant.at(part.participant).lockedFor !== null &&
        !s.participant.at(part.participant).waiting.has(part.transaction),
      then: (s, { participant: p, transaction: t }) => s.participant.at(p).waiting.add(t),
    }),

    action('apply the changes and release the lock', {
      each,
      fair: 'weak',
      when: (s, part) => isToldTo(s, part, 'committing'),
      then: (s, { participant: p, transaction: t }) => {
        s.participant.at(p).decision.set(t, 'commit');
        release(s, { participant: p, transaction: t });
        if (!haveAllDecided(s, t)) return;
        s.transaction.at(t).phase = 'committed';
        s.transaction.at(t).timer.stop();
        leave(s.began, t);
        leave(s.spared, t);
      },
    }),

    action('abort and release the lock', {
      each,
      fair: 'weak',
      when: (s, part) => isToldTo(s, part, 'aborting'),
      then: (s, part) => {
        release(s, part);
        decideToAbort(s, part);
      },
    }),
  ];
}

/** Whether PREPARE has been sent and the participant has not voted. */
function isAsked(s: ReadonlyState, { participant: p, transaction: t }: Part): boolean {
  return s.transaction.at(t).phase === 'preparing' && s.participant.at(p).vote.at(t) === 'none';
}

/** Whether the decision has been sent and the participant has not carried it out. */
function isToldTo(
  s: ReadonlyState,
  { participant: p, transaction: t }: Part,
  phase: 'committing' | 'aborting',
): boolean {
  return s.transaction.at(t).phase === phase && s.participant.at(p).decision.at(t) === 'none';
}

function release(s: State, { participant: p, transaction: t }: Part): void {
  const self = s.participant.at(p);
  self.waiting.delete(t);
  if (self.lockedFor === t) self.lockedFor = null;
}

/** A participant aborts and acknowledges, which it does at once if it has neither voted nor waits: there is nothing to undo. */
export function decideToAbort(s: State, { participant: p, transaction: t }: Part): void {
  s.participant.at(p).vote.set(t, 'none');
  s.participant.at(p).decision.set(t, 'abort');
  if (haveAllDecided(s, t)) s.transaction.at(t).phase = 'aborted';
}

/** The last acknowledgement ends a transaction. */
function haveAllDecided(s: ReadonlyState, t: TransactionId): boolean {
  return s.participant.every(({ decision }) => decision.at(t) !== 'none');
}
