import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ModelError } from '../errors.js';
import { TooManyStates } from './naive-explorer.js';
import { refinesNaively } from './naive-refinement.js';
import { differences, type RandomRefinementCase, randomRefinementCase } from './random-refinement-case.js';

function verdictOf({ concrete, refinement }: RandomRefinementCase): 'holds' | 'violated' | undefined {
  try {
    return refinesNaively(concrete, refinement, 300);
  } catch (thrown) {
    if (thrown instanceof TooManyStates || thrown instanceof ModelError) return undefined;
    throw thrown;
  }
}

it('random refinements hold where the concrete model does less and owes nothing, and are violated often enough', () => {
  const cases = fc.sample(randomRefinementCase(), { seed: 31, numRuns: 300 });
  const judged = cases.map((one) => ({ one, verdict: verdictOf(one) })).filter(({ verdict }) => verdict !== undefined);
  const doesLess = ({ one }: (typeof judged)[number]) =>
    ['none', 'concrete lacks an action', 'abstract lacks a guard'].includes(one.difference);
  const owesNothing = ({ one }: (typeof judged)[number]) =>
    ['none', 'concrete not fair'].includes(one.promise) ||
    (one.difference === 'none' && one.promise === 'both as declared');
  for (const each of judged.filter(doesLess).filter(owesNothing)) {
    expect(each.verdict, each.one.describe()).toBe('holds');
  }
  // Where the steps are right, fairness decides, either way.
  const byFairness = judged.filter((each) => doesLess(each) && !owesNothing(each)).map(({ verdict }) => verdict);
  for (const verdict of ['holds', 'violated'] as const) {
    expect(byFairness.filter((each) => each === verdict).length).toBeGreaterThan(10);
  }
  for (const each of differences)
    expect(judged.filter(({ one }) => one.difference === each).length).toBeGreaterThan(10);
  expect(judged.filter(({ verdict }) => verdict === 'violated').length / judged.length).toBeGreaterThan(0.15);
}, 600_000);
