import { always, reachable, within } from '../../../checker/index.js';
import { networkBounds } from '../../../models/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** How far a transaction is, and whether its coordinator has decided. */
export interface CompletionState {
  readonly phase: string;
  readonly decided: boolean;
  /** Due when the transaction has taken longer than the network may; it runs until it is completed. */
  readonly overdue: { readonly isDue: boolean };
  readonly participant: { some(test: (participant: { readonly silent: boolean }) => boolean): boolean };
}

/** The part of P28.bounds that is about the commit protocols; that about a whole request is in end-to-end-latency.ts. */
export const networkBound: Obligation<CompletionState> = {
  id: 'P28.bounds',
  property: systemProperties.P28,
  source:
    'Network Topology & Communication Paths: "Primary: 22ms" from Core1 to Cloud1; Two-Phase Commit (2PC) Protocol',
  formula: always(
    `if nothing fails, two-phase commit from Core1 takes ${networkBounds['2PC']} ms of network at most, and three-phase commit ${networkBounds['3PC']}`,
    (s) => !s.overdue.isDue,
    { given: (s) => s.phase !== 'idle' && hasNothingFailed(s) },
  ),
};

export const committed: Witness<CompletionState> = {
  id: 'P28.bounds/reached:commit',
  formula: reachable(
    'nothing has failed, and all participants have acknowledged the commit',
    (s) => s.phase === 'completed' && hasNothingFailed(s),
  ),
};

/** The transaction timeout, and the longest way from Core1, half of 22 ms. */
const DECIDED = 5000 + 11;

export const decidedInTime: Obligation<CompletionState> = {
  id: 'P28.decided',
  property: systemProperties.P28,
  source: 'Configuration: transaction_timeout: 5000',
  assumes: 'the coordinator stays up',
  formula: within(
    'a transaction that has begun is decided within 5 s and the time of one message',
    DECIDED,
    (s) => s.phase !== 'idle' && !s.decided,
    (s) => s.decided,
  ),
};

export const decidedWithoutVotes: Witness<CompletionState> = {
  id: 'P28.decided/reached:abort',
  formula: reachable('the coordinator aborts, since a vote has not come', ({ phase }) => phase === 'aborting'),
};

function hasNothingFailed({ participant }: CompletionState): boolean {
  return !participant.some(({ silent }) => silent);
}
