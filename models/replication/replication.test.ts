import { describe, expect, it } from 'vitest';
import { auditSymmetry, check, deadlockFree, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type ReplicationState, replication } from './index.js';

const actionsTaken = async (parameters: { readonly [name: string]: number }) => {
  const { actions, failure, properties } = await check(replication.instantiate({ parameters }), {
    properties: { deadlockFree: deadlockFree() },
  });
  expect(failure).toBeNull();
  expect(properties[0]?.verdict).toBe('holds');
  return actions.filter(({ taken }) => taken > 0).map(({ name }) => name);
};

describe('replication, repaired', () => {
  it('comes to rest, and does all that it can do without a false suspicion', async () => {
    const all = replication.instantiate().actions.map(({ name }) => name);
    expect(await actionsTaken({})).toEqual(all.filter((name) => name !== 'begin a new epoch on a mere suspicion'));
  });

  it('comes to rest when two primaries have overlapped, or nobody is left', async () => {
    expect(await actionsTaken({ transactions: 1, crashes: 1, suspicions: 1 })).toContain(
      'begin a new epoch on a mere suspicion',
    );
    expect(await actionsTaken({ transactions: 1, crashes: 3 })).toContain('a member crashes');
  });

  it('treats transactions alike', async () => {
    expect(await auditSymmetry(replication.instantiate({ parameters: { suspicions: 1 } }))).toBeNull();
  });
});

it('has the same states and transitions if explored naively', async () => {
  const instance = replication.instantiate({ parameters: { transactions: 1 } });
  const properties = { deadlockFree: deadlockFree() };
  expectAsNaively(await check(instance, { properties }), instance, properties);
});

it.each([
  { variant: 'documented', at: ['Core1', 'Core2'] },
  { variant: 'reads-anywhere', at: ['Core1', 'Core2'] },
])('$variant lets a client see one key as it was written and the other as it was before', async ({ variant, at }) => {
  const instance = replication.instantiate({ variant });
  const halfRead = reachable<ReplicationState>('T2 has read half of what T1 writes', (s) =>
    s.history.some(({ result: { Read } }) => Read.x.at(0) !== null && Read.x.at(0) !== Read.y.at(0)),
  );
  const { properties } = await check(instance, { properties: { halfRead } });
  const reads = properties[0]?.trace?.steps.filter(({ action }) => action.startsWith('read the'));
  expect(reads?.map(({ process }) => process)).toEqual(at);
});
