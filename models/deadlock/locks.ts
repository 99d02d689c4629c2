import { always, type Property } from '../../checker/index.js';
import type { ReadonlyState, TransactionId } from './contention.js';

/** What two-phase commit with locks promises whoever decides when a transaction is aborted: in every model that has it. */
export const lockProperties: { readonly [id: string]: Property<ReadonlyState> } = {
  lockedFromVoteToDecision: always(
    'a participant is locked for exactly the one that it has voted yes for, and whose decision it has not heard',
    (s) =>
      s.participant.every(({ vote, decision, lockedFor }) =>
        vote.every((cast, t) => (cast === 'yes' && decision.at(t) === 'none') === (lockedFor === t)),
      ),
    { given: (s) => s.participant.some(({ lockedFor }) => lockedFor !== null) },
  ),
  committedByAll: always(
    'a transaction is prepared, and committed, only when all have voted yes',
    (s) => s.transaction.every(({ phase }, t) => !isToCommit(phase) || hasAllVotes(s, t)),
    { given: (s) => s.transaction.some(({ phase }) => isToCommit(phase)) },
  ),
};

function isToCommit(phase: string): boolean {
  return phase === 'prepared' || phase === 'committing' || phase === 'committed';
}

function hasAllVotes(s: ReadonlyState, t: TransactionId): boolean {
  return s.participant.every(({ vote }) => vote.at(t) === 'yes');
}
