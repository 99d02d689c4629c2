import { describe, expect, it } from 'vitest';
import { alwaysStep, check, deadlockFree, never, type Property } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import type { TransactionId } from './contention.js';
import { type DeadlockState, deadlock } from './index.js';
import { lockProperties } from './locks.js';

type Parameters = { readonly [name: string]: number | string };

const twoTransactions = { transactions: 2, strategy: 'oldest' };

const explore = async (
  parameters: Parameters,
  properties: { readonly [id: string]: Property<DeadlockState> },
  variant = 'repaired',
) => {
  const instance = deadlock.instantiate({ parameters, variant });
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  return { instance, result };
};

/** Whether a step names a victim, and every other one in its deadlock is such. */
function chosenBefore(
  others: (s: DeadlockState, victim: TransactionId, other: TransactionId) => boolean,
  parameters: Parameters,
): Property<DeadlockState> {
  return alwaysStep(
    `the victim comes before all others of its deadlock, with ${JSON.stringify(parameters)}`,
    (before, after) =>
      after.report.victims.every((victim) =>
        after.report.deadlock.every(
          (number, other) =>
            other === victim || number !== after.report.deadlock.at(victim) || others(before, victim, other),
        ),
      ),
    { given: (before, after) => !before.detector.hasReported && after.detector.hasReported },
  );
}

function positionIn(queue: DeadlockState['began'], transaction: TransactionId): number {
  for (let position = 0; position < queue.length; position++) if (queue.at(position) === transaction) return position;
  return -1;
}

function locksOf(s: DeadlockState, transaction: TransactionId): number {
  return s.participant.count(({ lockedFor }) => lockedFor === transaction);
}

describe('deadlock, repaired', () => {
  it('never comes to an end, and takes every action', async () => {
    const { result } = await explore(twoTransactions, { deadlockFree: deadlockFree() });
    expect(result.complete).toBe(true);
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds']);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });

  const isOlder = (s: DeadlockState, one: TransactionId, other: TransactionId) =>
    positionIn(s.began, one) < positionIn(s.began, other);
  const strategies = [
    { parameters: { strategy: 'oldest', crashes: 0, transactions: 2 }, comesBefore: isOlder },
    {
      parameters: { strategy: 'lowest-priority', crashes: 0 },
      comesBefore: (_: DeadlockState, one: TransactionId, other: TransactionId) => one < other,
    },
    {
      parameters: { strategy: 'least-work', crashes: 0, transactions: 2, participants: 3 },
      comesBefore: (s: DeadlockState, one: TransactionId, other: TransactionId) => locksOf(s, one) <= locksOf(s, other),
    },
  ];

  it.each(strategies)('chooses by $parameters.strategy among those that have not been victims', async (each) => {
    const byStrategy = chosenBefore((s, victim, other) => {
      const [victimIs, otherIs] = [positionIn(s.spared, victim), positionIn(s.spared, other)];
      if (victimIs < 0) return otherIs >= 0 || each.comesBefore(s, victim, other);
      return otherIs >= 0 && otherIs < victimIs;
    }, each.parameters);
    const { result } = await explore(each.parameters, { byStrategy });
    expect(result.properties).toMatchObject([{ verdict: 'holds', vacuous: false }]);
  });

  it.each(strategies)('chooses by $parameters.strategy alone without ageing', async (each) => {
    const byStrategy = chosenBefore(each.comesBefore, each.parameters);
    const { result } = await explore(each.parameters, { byStrategy }, 'without-ageing');
    expect(result.properties).toMatchObject([{ verdict: 'holds', vacuous: false }]);
  });

  it('remembers timestamps and victims only of transactions that have begun and not committed', async () => {
    const forgotten = never<DeadlockState>('one is remembered that has not begun, or has committed', (s) =>
      s.transaction.some(
        ({ phase }, t) => (phase === 'idle' || phase === 'committed') && (s.began.includes(t) || s.spared.includes(t)),
      ),
    );
    const { result } = await explore(twoTransactions, { forgotten });
    expect(result.properties).toMatchObject([{ verdict: 'holds' }]);
  });

  it('locks for one transaction at a time, and commits what all have voted for', async () => {
    const { result } = await explore({ crashes: 0 }, lockProperties);
    expect(result.properties).toMatchObject([
      { id: 'lockedFromVoteToDecision', verdict: 'holds', vacuous: false },
      { id: 'committedByAll', verdict: 'holds', vacuous: false },
    ]);
  });
});

describe('deadlock, explored naively', () => {
  it.each(['repaired', 'documented', 'search-with-index-minus-one', 'without-ageing', 'prepared-victim-aborted'])(
    '%s has the same states, transitions, verdicts and shortest traces',
    async (variant) => {
      const properties = {
        deadlockFree: deadlockFree(),
        spared: never<DeadlockState>('both have been victims', (s) => s.spared.isFull),
        // Holds, so that every state is visited.
        waiting: never<DeadlockState>('one waits who has voted', (s) =>
          s.participant.some(({ waiting, vote }) => waiting.some((t) => vote.at(t) === 'yes')),
        ),
      };
      const { instance, result } = await explore(twoTransactions, properties, variant);
      expectAsNaively(result, instance, properties);
    },
  );
});
