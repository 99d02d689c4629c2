import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.js';

/** Which conjuncts are taken out here: some of a small model, by a generator with a fixed seed. All: `npm run test:mutation`. */
function sample(count: number): readonly number[] {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state;
  };
  return [...new Set(Array.from({ length: 6 }, () => (next() >>> 8) % count))];
}

test('the checks of the suite notice when a guard lacks a conjunct', async () => {
  const mutants = await mutantsOf('transaction-timeout', { choose: sample });
  const outcomes = mutants.map(({ outcome }) => outcome);
  expect(outcomes).toContain('caught');
  for (const { outcome, text } of mutants) expect(['caught', 'equivalent'], text).toContain(outcome);
});
