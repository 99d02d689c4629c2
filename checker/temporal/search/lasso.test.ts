import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fairLasso } from './fair-runs.js';
import { finished, lengthOfShortestLasso, randomProduct } from './testing/index.js';

it('there is a lasso exactly where brute force finds one, and it is seldom longer than the shortest', () => {
  let cycles = 0;
  let longer = 0;
  const property = fc.property(randomProduct(), (product) => {
    const lasso = finished(fairLasso(product));
    const shortest = lengthOfShortestLasso(product);
    expect(lasso === undefined).toBe(shortest === undefined);
    if (lasso === undefined || shortest === undefined) return;
    const excess = lasso.prefix.length - 1 + lasso.loop.length - shortest;
    expect(excess).toBeGreaterThanOrEqual(0);
    expect(excess).toBeLessThanOrEqual(lasso.loop.length === 0 ? 0 : 3);
    cycles += lasso.loop.length === 0 ? 0 : 1;
    longer += excess === 0 ? 0 : 1;
  });
  fc.assert(property, { seed: 20260301, numRuns: 1_500 });
  expect(cycles).toBeGreaterThan(200);
  // One in fifteen was measured.
  expect(longer / cycles).toBeLessThan(0.1);
});
