import type { TransactionId } from './contention.js';
import type { DeadlockLanguage, ReadonlyState, State } from './state.js';

/** Of the transactions in a deadlock, the one that is aborted. */
export type ChooseVictim = (
  language: DeadlockLanguage,
  s: ReadonlyState,
  deadlock: readonly TransactionId[],
) => TransactionId | undefined;

/**
 * The document's three "Resolution Strategies". Of several that have done as little work, the first by name is chosen, and
 * that is also the order of their priorities, the lowest first.
 */
export const byStrategy: ChooseVictim = ({ strategy }, s, deadlock) => {
  switch (strategy) {
    case 'oldest':
      return firstIn(s.began, deadlock);
    case 'lowest-priority':
      return deadlock[0];
    case 'least-work': {
      const least = Math.min(...deadlock.map((t) => workOf(s, t)));
      return deadlock.find((t) => workOf(s, t) === least);
    }
  }
};

/**
 * Ageing: whoever has been a victim is spared, as long as there is another; and if all have been, the one that first was one
 * first. So the first of them all is never chosen again, commits in the end, and makes room for the next.
 */
export const withAgeing: ChooseVictim = (language, s, deadlock) => {
  const unspared = deadlock.filter((t) => !s.spared.includes(t));
  return unspared.length > 0 ? byStrategy(language, s, unspared) : lastIn(s.spared, deadlock);
};

/** At how many participants it has locked the rows that it writes. */
function workOf(s: ReadonlyState, transaction: TransactionId): number {
  return s.participant.count(({ lockedFor }) => lockedFor === transaction);
}

type Queue = State['began'];
type ReadonlyQueue = ReadonlyState['began'];

function firstIn(queue: ReadonlyQueue, those: readonly TransactionId[]): TransactionId | undefined {
  for (let position = 0; position < queue.length; position++) {
    const t = queue.at(position);
    if (t !== null && those.includes(t)) return t;
  }
  return undefined;
}

function lastIn(queue: ReadonlyQueue, those: readonly TransactionId[]): TransactionId | undefined {
  for (let position = queue.length - 1; position >= 0; position--) {
    const t = queue.at(position);
    if (t !== null && those.includes(t)) return t;
  }
  return undefined;
}

/** Takes a transaction out of a queue, wherever it stands. */
export function leave(queue: Queue, transaction: TransactionId): void {
  for (let rest = queue.length; rest > 0; rest--) {
    const t = queue.shift();
    if (t !== transaction) queue.push(t);
  }
}
