import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { quorumArithmetic } from './index.js';

/** All sets of so many of the first replicas, as bits. */
function setsOf(size: number, replicas: number): number[] {
  return [...Array(2 ** replicas).keys()].filter((set) => sizeOf(set) === size);
}

function sizeOf(set: number): number {
  return [...set.toString(2)].filter((bit) => bit === '1').length;
}

test('the sizes of the five nodes of the document (B1)', () => {
  const sizesIn = (variant: string) =>
    quorumArithmetic.instantiate({ variant }).functions.sizes as (n: number, f: number) => object;
  expect(sizesIn('repaired')(5, 1)).toEqual({ prepareQuorum: 4, commitQuorum: 4, viewChangeQuorum: 4 });
  expect(sizesIn('documented')(5, 1)).toEqual({ prepareQuorum: 3, commitQuorum: 3, viewChangeQuorum: 2 });
  expect(sizesIn('repaired')(4, 1)).toEqual({ prepareQuorum: 3, commitQuorum: 3, viewChangeQuorum: 3 });
});

test('quorums of the repaired size meet in a correct replica, whichever they are, and smaller ones need not', () => {
  const replicasAndFaulty = fc
    .integer({ min: 1, max: 8 })
    .chain((replicas) =>
      fc.record({ replicas: fc.constant(replicas), faulty: fc.nat(Math.floor((replicas - 1) / 3)) }),
    );
  fc.assert(
    fc.property(replicasAndFaulty, ({ replicas, faulty }) => {
      const { commitQuorum } = quorumArithmetic.functions.sizes(replicas, faulty);
      const fewest = (size: number) => {
        const sets = setsOf(size, replicas);
        return Math.min(...sets.flatMap((one) => sets.map((other) => sizeOf(one & other))));
      };
      expect(fewest(commitQuorum)).toBeGreaterThan(faulty);
      if (commitQuorum > 1) expect(fewest(commitQuorum - 1)).toBeLessThanOrEqual(faulty);
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('no size of quorums is safe and live with three replicas or fewer for each faulty one (B2)', async () => {
  const instance = quorumArithmetic.instantiate();
  const { properties } = await checkFunctions(instance, { properties: instance.properties });
  expect(properties[0]).toMatchObject({ verdict: 'holds', reason: 'all 5,050 inputs' });
});
