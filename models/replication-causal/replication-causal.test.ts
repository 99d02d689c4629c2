import { describe, expect, it } from 'vitest';
import { auditSymmetry, check, deadlockFree } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { replicationCausal } from './index.js';

describe('replication-causal, repaired', () => {
  it.each([{}, { crashes: 3 }])('comes to rest with %o, every action taken', async (parameters) => {
    const instance = replicationCausal.instantiate({ parameters });
    const { actions, failure, properties } = await check(instance, { properties: { deadlockFree: deadlockFree() } });
    expect(failure).toBeNull();
    expect(properties[0]?.verdict).toBe('holds');
    expect(actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });

  it('treats members alike, and writes', async () => {
    expect(await auditSymmetry(replicationCausal.instantiate())).toBeNull();
  });

  it('has the same states and transitions if explored naively', async () => {
    const instance = replicationCausal.instantiate();
    const properties = { deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
