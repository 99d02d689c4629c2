import fc from 'fast-check';
import { type Formula, formulaWords } from '../language/index.js';
import { p, q, r } from './lasso-word.js';

const words = formulaWords<number>();

/** A formula over p, q and r of at most so many operators above each other. */
export function randomFormula(depth: number): fc.Arbitrary<Formula<number>> {
  const atom = fc.constantFrom(p, q, r);
  if (depth === 0)
    return fc.oneof(
      { weight: 12, arbitrary: atom },
      { weight: 1, arbitrary: fc.constantFrom(words.and(), words.or()) },
    );
  const part = randomFormula(depth - 1);
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 1, arbitrary: atom },
    { weight: 1, arbitrary: parts.map((of) => words.and(...of)) },
    { weight: 1, arbitrary: parts.map((of) => words.or(...of)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(words.not, words.next, words.eventually, words.always), part)
        .map(([make, of]) => make(of)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(words.until, words.release, words.weakUntil, words.implies), part, part)
        .map(([make, left, right]) => make(left, right)),
    },
  );
}
