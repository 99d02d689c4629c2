import { expect, test } from 'vitest';
import { check, deadlockFree } from '../checker/index.js';
import { findModel } from './index.js';

// What docs/how-it-works.md says of the small ones.
test.each([
  ['die-hard', 16, 16],
  ['dining-philosophers', 70, 67],
  ['tcommit', 34, 34],
  ['three-phase-commit', 748, 748],
  ['two-phase', 288, 246],
])('of %s, %i states become %i by partial-order reduction, if only deadlocks matter', async (name, all, left) => {
  const instance = findModel(name)?.instantiate();
  if (instance === undefined) throw new Error(`there is no model ${name}`);
  const properties = { 'deadlock-free': deadlockFree() };
  const full = await check(instance, { properties });
  const reduced = await check(instance, { properties, reduce: true });
  expect([full.distinctStates, reduced.distinctStates]).toEqual([all, left]);
  expect(reduced.properties.map(({ verdict }) => verdict)).toEqual(full.properties.map(({ verdict }) => verdict));
});
