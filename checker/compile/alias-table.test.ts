import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AliasTable } from './alias-table.js';

test('an alias table gives every position the share that its weight is of all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 40, maxLength: 40 }),
      (weights, others) => {
        const table = new AliasTable(weights.length);
        table.fill(others);
        table.fill(weights);
        const shares = weights.map(() => 0);
        for (const [position, kept] of table.kept.entries()) {
          const alias = table.alias[position] ?? -1;
          shares[position] = (shares[position] ?? 0) + kept;
          shares[alias] = (shares[alias] ?? 0) + 1 - kept;
        }
        const sum = weights.reduce((total, weight) => total + weight, 0);
        for (const [position, share] of shares.entries()) {
          expect(share).toBeCloseTo(((weights[position] ?? 0) * weights.length) / sum, 8);
        }
      },
    ),
    { seed: 1 },
  );
});
