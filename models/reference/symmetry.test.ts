import { expect, it } from 'vitest';
import { check, replay } from '../../checker/index.js';
import { twoPhase } from './two-phase.js';

const found = async (resourceManagers: number) => {
  const instance = twoPhase.instantiate({ parameters: { resourceManagers } });
  return { instance, result: await check(instance, { properties: instance.properties, symmetry: 'on' }) };
};

it.each([
  [3, 80],
  [5, 314],
  [7, 920],
  [8, 1_461],
  [9, 2_232],
])('two-phase with %i resource managers has %i states up to symmetry', async (resourceManagers, states) => {
  const { instance, result } = await found(resourceManagers);
  expect(result).toMatchObject({
    distinctStates: states,
    depth: 3 * resourceManagers + 2,
    complete: true,
    failure: null,
  });
  expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
  for (const { trace } of result.properties)
    if (trace !== undefined) expect(replay(instance, trace)).toEqual({ ok: true });
});

it('two-phase with 20 resource managers, of which there are 20! permutations, is explored completely', async () => {
  const { result } = await found(20);
  expect(result).toMatchObject({ distinctStates: 54_922, transitions: 1_454_413, depth: 62, complete: true });
});
