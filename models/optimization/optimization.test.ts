import { describe, expect, it } from 'vitest';
import { check, deadlockFree, within } from '../../checker/index.js';
import { reacts } from '../../properties/catalogue/optimization/adaptation.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type OptimizationState, optimization } from './index.js';

const { formula } = reacts;

describe('optimization, repaired', () => {
  it('holds by default, every action is taken, and time goes on', async () => {
    const instance = optimization.instantiate({});
    const result = await check(instance, { properties: { ...instance.properties, deadlockFree: deadlockFree() } });
    expect(result.failure).toBeNull();
    expect(result.complete).toBe(true);
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });

  it('needs all of the 70 s', async () => {
    if (formula.form !== 'within') throw new Error('no bound of time');
    const sooner = within<OptimizationState>('60 s', 60, formula.premise, formula.conclusion);
    const result = await check(optimization.instantiate({}), { properties: { sooner } });
    expect(result.properties[0]?.verdict).toBe('violated');
  });
});

describe('optimization, as the naive explorer sees it', () => {
  it.each(['repaired', 'released-first'])('%s', async (variant) => {
    const instance = optimization.instantiate({ parameters: { changes: 1 }, variant });
    const properties = { ...instance.properties, deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
