import { describe, expect, it } from 'vitest';
import { check, deadlockFree, replay } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { cachedRegister } from './cached-register.js';

const explore = async (variant: string, parameters: { readonly [name: string]: number } = {}) => {
  const instance = cachedRegister.instantiate({ variant, parameters });
  const properties = { ...instance.properties, deadlockFree: deadlockFree() };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = Object.fromEntries(
    result.properties.map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
  );
  return { instance, properties, result, found };
};

describe('cached-register, repaired', () => {
  it.each([{}, { values: 2 }, { clients: 3, operations: 1 }])('is linearizable with %o', async (parameters) => {
    const { found, result } = await explore('repaired', parameters);
    expect(found).toMatchObject({ linearizable: 'holds', serializable: 'holds', deadlockFree: 'holds' });
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });
});

describe('cached-register, stale', () => {
  it('is not linearizable: a read that begins after a write has ended misses it', async () => {
    const { instance, result, found } = await explore('stale');
    expect(found).toMatchObject({ serializable: 'holds', deadlockFree: 'holds' });
    const trace = result.properties.find(({ id }) => id === 'linearizable')?.trace;
    expect(trace?.steps.map(({ action }) => action)).toEqual([
      'write',
      'fetch a copy',
      'begin the write',
      'finish the write',
      'read',
      'serve the read',
      'finish the read',
    ]);
    if (trace !== undefined) expect(replay(instance, trace)).toEqual({ ok: true });
  });
});

describe.each(['repaired', 'stale'])('cached-register, %s', (variant) => {
  it('has the states, transitions and shortest traces that a naive explorer finds', async () => {
    const { instance, properties, result } = await explore(variant, { operations: 1 });
    expectAsNaively(result, instance, properties);
  });
});
