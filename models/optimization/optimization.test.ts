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
    expect(result.properties.filter(({ verdict, vacuous }) => verdict !== 'holds' || vacuous)).toEqual([]);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });
});

describe('optimization, observed', () => {
  it('counts in minutes, neither shorter nor longer', async () => {
    const instance = optimization.instantiate({ parameters: { observed: true, changes: 0, tens: 1, services: 2 } });
    const { noShorterMinute, noLongerMinute } = instance.properties;
    if (noShorterMinute === undefined || noLongerMinute === undefined) throw new Error('nobody observes');
    const result = await check(instance, { properties: { noShorterMinute, noLongerMinute } });
    expect(result.properties).toMatchObject([
      { verdict: 'holds', vacuous: false },
      { verdict: 'holds', vacuous: false },
    ]);
  });
});

describe('optimization, as the naive explorer sees it', () => {
  it.each(['repaired', 'released-first'])('%s', async (variant) => {
    const instance = optimization.instantiate({ parameters: { changes: 1 }, variant });
    const properties = { ...instance.properties, deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
