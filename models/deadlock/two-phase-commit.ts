import type { Part, Parties, ReadonlyState, State, TransactionId } from './contention.js';

// The steps of two-phase commit with locks, as guards and effects, for every model that has transactions which lock: the
// coordinator's on Core1 first, then the participants'.

/** Begins a transaction, or tries it again: nothing is left of an earlier attempt, or of an earlier one in its place. */
export function activate({ participant }: Parties, s: State, t: TransactionId): void {
  s.transaction.at(t).phase = 'active';
  for (const p of participant.ids) {
    s.participant.at(p).vote.set(t, 'none');
    s.participant.at(p).decision.set(t, 'none');
  }
}

export const sendPrepare = {
  when: (s: ReadonlyState, t: TransactionId) => s.transaction.at(t).phase === 'active',
  then: (s: State, t: TransactionId) => {
    s.transaction.at(t).phase = 'preparing';
  },
};

export const countLastYes = {
  when: (s: ReadonlyState, t: TransactionId) =>
    s.transaction.at(t).phase === 'preparing' && s.participant.every(({ vote }) => vote.at(t) === 'yes'),
  then: (s: State, t: TransactionId) => {
    s.transaction.at(t).phase = 'prepared';
  },
};

export const decideToCommit = {
  when: (s: ReadonlyState, t: TransactionId) => s.transaction.at(t).phase === 'prepared',
  then: (s: State, t: TransactionId) => {
    s.transaction.at(t).phase = 'committing';
  },
};

/** A participant that has neither voted nor waits has nothing to undo, so that its acknowledgement need not be waited for. */
export function decideToAbort({ participant }: Parties, s: State, t: TransactionId): void {
  s.transaction.at(t).phase = 'aborting';
  for (const p of participant.ids) {
    const { vote, waiting, decision } = s.participant.at(p);
    if (vote.at(t) === 'none' && !waiting.has(t)) decision.set(t, 'abort');
  }
  endWhenAllHaveDecided(s, t, 'aborted');
}

export const queueForLock = {
  when: (s: ReadonlyState, { participant: p, transaction: t }: Part) =>
    s.transaction.at(t).phase === 'preparing' && isUnanswered(s, { participant: p, transaction: t }),
  then: (s: State, { participant: p, transaction: t }: Part) => s.participant.at(p).waiting.add(t),
};

export const lockAndVote = {
  when: (s: ReadonlyState, { participant: p, transaction: t }: Part) =>
    s.participant.at(p).waiting.has(t) && s.participant.at(p).lockedFor === null,
  then: (s: State, { participant: p, transaction: t }: Part) => {
    const self = s.participant.at(p);
    self.waiting.delete(t);
    self.lockedFor = t;
    self.vote.set(t, 'yes');
  },
};

export const applyAndRelease = {
  when: (s: ReadonlyState, { participant: p, transaction: t }: Part) =>
    s.transaction.at(t).phase === 'committing' && s.participant.at(p).decision.at(t) === 'none',
  then: (s: State, { participant: p, transaction: t }: Part) => {
    s.participant.at(p).decision.set(t, 'commit');
    s.participant.at(p).lockedFor = null;
    endWhenAllHaveDecided(s, t, 'committed');
  },
};

export const abortAndRelease = {
  when: (s: ReadonlyState, { participant: p, transaction: t }: Part) =>
    s.transaction.at(t).phase === 'aborting' && s.participant.at(p).decision.at(t) === 'none',
  then: (s: State, { participant: p, transaction: t }: Part) => {
    const self = s.participant.at(p);
    self.waiting.delete(t);
    if (self.lockedFor === t) self.lockedFor = null;
    self.vote.set(t, 'none');
    self.decision.set(t, 'abort');
    endWhenAllHaveDecided(s, t, 'aborted');
  },
};

/** "All Ack": the last acknowledgement ends a transaction. */
function endWhenAllHaveDecided(s: State, t: TransactionId, phase: 'committed' | 'aborted'): void {
  if (s.participant.every(({ decision }) => decision.at(t) !== 'none')) s.transaction.at(t).phase = phase;
}

/** Whether it may still be aborted: not all votes have been counted. */
export function isUndecided(s: ReadonlyState, t: TransactionId): boolean {
  const { phase } = s.transaction.at(t);
  return phase === 'active' || phase === 'preparing';
}

/** Whether all have voted for it, and not all have carried out the decision. */
export function isPrepared(s: ReadonlyState, t: TransactionId): boolean {
  const { phase } = s.transaction.at(t);
  return phase === 'prepared' || phase === 'committing';
}

/** Whether PREPARE is still on its way to the participant. */
function isUnanswered(s: ReadonlyState, { participant: p, transaction: t }: Part): boolean {
  return s.participant.at(p).vote.at(t) === 'none' && !s.participant.at(p).waiting.has(t);
}
