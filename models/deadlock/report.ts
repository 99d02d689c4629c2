import type { DeadlockLanguage, State, TransactionId } from './state.js';

/**
 * The report names a victim no more: it is aborted, or the order to abort it came too late. An order names the attempt that it
 * is for, so that one which is still on its way means nothing to the next.
 */
export function dealWith({ transaction }: DeadlockLanguage, s: State, victim: TransactionId): void {
  s.report.victims.delete(victim);
  if (s.report.victims.isEmpty) for (const t of transaction.ids) s.report.deadlock.set(t, 0);
}
