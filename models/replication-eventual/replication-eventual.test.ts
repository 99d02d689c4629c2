import { expect, it } from 'vitest';
import { check, deadlockFree } from '../../checker/index.js';
import { replicationEventual } from './index.js';

it.each([{}, { group: 'analytics', losses: 2 }, { crashes: 3 }])(
  'replication-eventual, repaired, comes to rest with %o, every action taken',
  async (parameters) => {
    const instance = replicationEventual.instantiate({ parameters });
    const { actions, failure, properties } = await check(instance, { properties: { deadlockFree: deadlockFree() } });
    expect(failure).toBeNull();
    expect(properties[0]?.verdict).toBe('holds');
    expect(actions.filter(({ taken }) => taken === 0)).toEqual([]);
  },
);

it.each([
  ['rpc-handler', ['Edge1', 'Edge2', 'Core1']],
  ['analytics', ['Cloud1', 'Core1', 'Core2']],
])('has the members of the group %s, the primary first', (group, members) => {
  expect(replicationEventual.instantiate({ parameters: { group } }).processes.member?.names).toEqual(members);
});
