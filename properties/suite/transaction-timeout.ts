import type { TransactionTimeoutState } from '../../models/index.js';
import {
  deadlocked,
  preparedSafe,
  resolved,
  timedOutAfterAllVotes,
  timedOutInDeadlock,
  timesOut,
} from '../catalogue/deadlock/resolution.js';
import { agreement, commitsEverywhere } from '../catalogue/transactions/atomic-commitment.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<TransactionTimeoutState>('transaction-timeout');

const three = { parameters: { transactions: 3 } };

/** Timeouts of transactions, which need no fault to do harm: what they prevent, and what they must not touch. */
export const transactionTimeoutSuite: readonly Binding[] = [
  holds(timesOut),
  holds(timesOut, three),
  reached(timesOut, timedOutInDeadlock),
  breaks(timesOut, { variant: 'documented', finding: 'T7' }),
  breaks(timesOut, { variant: 'no-timeout-while-active', finding: 'T7' }),

  holds(preparedSafe),
  holds(preparedSafe, three),
  reached(preparedSafe, timedOutAfterAllVotes),
  breaks(preparedSafe, { variant: 'documented', finding: 'T2' }),
  breaks(preparedSafe, { variant: 'any-transaction-times-out', finding: 'T2' }),

  holds(agreement),
  holds(agreement, three),
  reached(agreement, commitsEverywhere),
  breaks(agreement, { variant: 'documented', finding: 'T2' }),
  breaks(agreement, { variant: 'any-transaction-times-out', finding: 'T2' }),

  // Whoever detects deadlocks, or nobody: after 5000 ms there is none. Else two that lock as PREPARE arrives wait for ever, each
  // with one of two votes.
  holds(resolved),
  reached(resolved, deadlocked),
  breaks(resolved, { variant: 'nothing-times-out', finding: 'T9 and D3' }),
];
