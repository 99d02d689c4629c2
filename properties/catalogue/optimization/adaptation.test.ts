import { expect, test } from 'vitest';
import { check, within } from '../../../checker/index.js';
import { type OptimizationState, optimization } from '../../../models/index.js';
import { reacts } from './adaptation.js';

test('P16.reacts needs all of the 70 s', async () => {
  const { formula } = reacts;
  if (formula.form !== 'within') throw new Error('no bound of time');
  const sooner = within<OptimizationState>('60 s', 60, formula.premise, formula.conclusion);
  const result = await check(optimization.instantiate({}), { properties: { sooner } });
  expect(result.properties[0]?.verdict).toBe('violated');
});
