import type { ReadonlyState } from './state.js';

/**
 * A guard that counts messages: `helped` says whether those count that Byzantine replicas can send. Each makes two actions.
 * One is the protocol's, enabled by what correct replicas have sent, and fair. The other is the adversary's: it is enabled
 * where only Byzantine messages complete the quorum, and nothing can be owed, for they need never come.
 */
export type CountingGuard<Index> = (s: ReadonlyState, index: Index, helped: boolean) => boolean;

/** Whether what correct replicas have sent is enough. */
export function unaided<Index>(guard: CountingGuard<Index>): (s: ReadonlyState, index: Index) => boolean {
  return (s, index) => guard(s, index, false);
}

/** Whether it is enough only with what Byzantine replicas can send. */
export function onlyHelped<Index>(guard: CountingGuard<Index>): (s: ReadonlyState, index: Index) => boolean {
  return (s, index) => !s.byzantine.isEmpty && guard(s, index, true) && !guard(s, index, false);
}

/** The name of the adversary's action beside the protocol's. */
export function withHelp(name: string): string {
  return `${name}, helped by a Byzantine replica`;
}
