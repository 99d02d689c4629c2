import { describe, expect, it } from 'vitest';
import { check, deadlockFree } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { optimization } from './index.js';

describe('optimization, repaired', () => {
  it('holds by default, every action is taken, and time goes on', async () => {
    const instance = optimization.instantiate({});
    const result = await check(instance, { properties: { ...instance.properties, deadlockFree: deadlockFree() } });
    expect(result.failure).toBeNull();
    expect(result.complete).toBe(true);
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });
});

describe('optimization, as the naive explorer sees it', () => {
  it.each(['repaired', 'released-first'])('%s', async (variant) => {
    const instance = optimization.instantiate({ parameters: { changes: 1 }, variant });
    const properties = { ...instance.properties, deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
