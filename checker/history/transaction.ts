import { UsageError } from '../errors.js';
import { isTime } from './history.js';
import type { Value } from './value.js';

/** What a transaction does with one object of a store. */
export interface StoreAccess {
  readonly does: 'read' | 'write';
  readonly key: string;
  /** What it read or wrote. */
  readonly value: Value;
  /**
   * Which version of the object it read or made: 1, 2, … in the order in which the store made them; the initial one is 0.
   * Of all accesses or of none.
   */
  readonly version?: number;
}

/** A transaction as its client saw it. Those that are known to have been aborted are no part of a history. */
export interface Transaction {
  readonly client: string | number;
  /** In the order in which it made them. */
  readonly accesses: readonly StoreAccess[];
  /** In any unit; only the order of these times matters. */
  readonly began: number;
  /** When its client learnt that it is committed. Null if it has not: then it may be or not. */
  readonly committed: number | null;
}

/** Whether the store's versions are known. @throws UsageError if they are of some accesses only, or impossible. */
export function haveVersions(transactions: readonly Transaction[]): boolean {
  const accesses = transactions.flatMap((transaction) => transaction.accesses);
  const without = accesses.filter(({ version }) => version === undefined).length;
  if (without > 0 && without < accesses.length) {
    throw new UsageError(`${without} of ${accesses.length} accesses have no version: give all of them one, or none`);
  }
  for (const { does, key, version = 1 } of accesses) {
    const least = does === 'read' ? 0 : 1;
    if (!Number.isSafeInteger(version) || version < least) {
      throw new UsageError(`a ${does} of "${key}" has version ${version}, which is no whole number from ${least} on`);
    }
  }
  return accesses.length > 0 && without === 0;
}

/** @throws UsageError if a transaction is committed before it begins, a time is no number, or an access neither reads nor writes. */
export function refuseImpossible(transactions: readonly Transaction[]): void {
  for (const [position, { accesses, began, committed }] of transactions.entries()) {
    const which = `transaction ${position + 1} of the history`;
    if (!isTime(began) || !(committed === null || isTime(committed))) {
      throw new UsageError(
        `${which} has a time that is no number; where it is not known to be committed, that is null`,
      );
    }
    for (const { does } of accesses) {
      if (does !== 'read' && does !== 'write') {
        throw new UsageError(`${which} has an access that is neither "read" nor "write" but "${String(does)}"`);
      }
    }
    if (committed !== null && committed < began) {
      throw new UsageError(`${which} is committed at ${committed}, before it began at ${began}`);
    }
  }
}
