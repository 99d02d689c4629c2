import type { Action } from '../../checker/index.js';
import type { DeadlockLanguage, Fields } from './state.js';
import { abortAndRelease, applyAndRelease, lockAndVote, queueForLock } from './two-phase-commit.js';
import { leave } from './victims.js';

/** The participants, each of which locks its rows for one transaction at a time, from its vote to the decision. */
export function participantActions({ participant, transaction, action }: DeadlockLanguage): readonly Action<Fields>[] {
  const each = { participant, transaction };
  return [
    // Strongly fair: whoever waits gets the lock some time, which a queue would see to.
    action('lock the rows and vote yes', { each, fair: 'strong', ...lockAndVote }),
    action('queue for the lock', { each, fair: 'weak', ...queueForLock }),
    action('apply the changes and release the lock', {
      each,
      fair: 'weak',
      when: applyAndRelease.when,
      then: (s, part) => {
        applyAndRelease.then(s, part);
        if (s.transaction.at(part.transaction).phase !== 'committed') return;
        leave(s.began, part.transaction);
        leave(s.spared, part.transaction);
      },
    }),
    action('abort and release the lock', { each, fair: 'weak', ...abortAndRelease }),
  ];
}
