import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable } from '../../checker/index.js';
import { type TransactionTimeoutState, transactionTimeout } from './index.js';

describe('transaction timeout', () => {
  it('ends with all committed, and takes every action', async () => {
    const instance = transactionTimeout.instantiate();
    const result = await check(instance, { properties: { deadlockFree: deadlockFree(), ...instance.properties } });
    expect(result).toMatchObject({ failure: null, complete: true });
    expect(result.properties).toMatchObject([
      { id: 'deadlockFree', verdict: 'holds' },
      { id: 'lockedFromVoteToDecision', verdict: 'holds', vacuous: false },
      { id: 'committedByAll', verdict: 'holds', vacuous: false },
    ]);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });

  it('does not keep two that begin together from running into the same deadlock again', async () => {
    const again = reachable<TransactionTimeoutState>(
      'both time out at once, each having locked what the other waits for',
      (s) =>
        s.timer.every(({ isDue }) => isDue) &&
        s.participant.every(({ lockedFor, waiting }) => lockedFor !== null && !waiting.isEmpty),
    );
    const { properties } = await check(transactionTimeout.instantiate(), { properties: { again } });
    expect(properties[0]?.trace?.steps.at(-1)?.action).toBe('time passes');
  });
});
