import { reachable, within } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** How far a transaction is, and whether its coordinator has decided. */
export interface CompletionState {
  readonly phase: string;
  readonly decided: boolean;
}

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
