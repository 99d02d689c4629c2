import { describe, expect, it } from 'vitest';
import { check, deadlockFree, within } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type CommitLatencyState, commitLatency } from './index.js';
import { networkBounds, roundTrips } from './state.js';

const isUnderWay = ({ phase }: CommitLatencyState) => phase !== 'idle' && phase !== 'completed';
const isCompleted = ({ phase }: CommitLatencyState) => phase === 'completed';

describe('commit latency', () => {
  it('has the round trips of the document, and bounds that are the longest in each phase', () => {
    expect(roundTrips).toEqual([10, 22]);
    expect(networkBounds).toEqual({ '2PC': 2 * 22, '3PC': 3 * 22 });
  });

  it.each(['2PC', '3PC'])(
    'of %s ends, or waits for whom nobody hears any more, and takes every action',
    async (protocol) => {
      const instance = commitLatency.instantiate({ parameters: { protocol } });
      const result = await check(instance, { properties: { deadlockFree: deadlockFree(), ...instance.properties } });
      expect(result).toMatchObject({ failure: null, complete: true });
      expect(result.properties).toMatchObject([
        { id: 'deadlockFree', verdict: 'holds' },
        { id: 'answersWhoWasAsked', verdict: 'holds', vacuous: false },
      ]);
      expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    },
  );

  // By the clock of `within`, which is not the one that the obligation reads.
  it.each(['2PC', '3PC'] as const)('of %s takes so long as is promised, and may take as long', async (protocol) => {
    const parameters = { protocol, crashes: 0, omissions: 0 };
    const bound = networkBounds[protocol];
    const properties = {
      bound: within('completed in time', bound, isUnderWay, isCompleted),
      tight: within('completed earlier', bound - 1, isUnderWay, isCompleted),
    };
    const result = await check(commitLatency.instantiate({ parameters }), { properties });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'violated']);
  });

  it('is as the naive explorer sees it', async () => {
    const instance = commitLatency.instantiate({ parameters: { protocol: '3PC', omissions: 0 } });
    const properties = { deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
