import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Formula, formulaWords } from '../language/index.js';
import {
  type LassoWord,
  lassoWord,
  p,
  q,
  r,
  randomLassoWord,
  randomWordFormula,
  trueOfWord,
} from '../testing/index.js';
import { trueOfLasso } from './lasso-truth.js';

const { not, and, or, implies, next, eventually, always, until, release, weakUntil } = formulaWords<number>();

/** For each operator, words of which it is true and words of which it is not. */
const cases: readonly { readonly of: string; formula: Formula<number>; holds: string[]; fails: string[] }[] = [
  { of: 'an atom', formula: p, holds: ['p (-)', '(p -)', '(pq)'], fails: ['(-)', '- (p)', 'q (p)'] },
  { of: 'not', formula: not(p), holds: ['(q)', '- (p)'], fails: ['p (-)'] },
  { of: 'and', formula: and(p, q), holds: ['pq (-)'], fails: ['p (pq)', 'q (pq)', '(-)'] },
  { of: 'and of nothing', formula: and(), holds: ['(-)'], fails: [] },
  { of: 'or', formula: or(p, q), holds: ['p (-)', 'q (-)', 'pq (-)'], fails: ['- (pq)'] },
  { of: 'or of nothing', formula: or(), holds: [], fails: ['(pq)'] },
  { of: 'implies', formula: implies(p, q), holds: ['(-)', 'q (p)', 'pq (p)'], fails: ['p (q)'] },
  { of: 'next', formula: next(p), holds: ['- p (-)', '(p)', '(- p)', '- (p -)'], fails: ['p (-)', '(p -)', '- - (p)'] },
  { of: 'next at the end', formula: next(next(p)), holds: ['- (- p)', '(p -)'], fails: ['p (- q)', '- (p -)'] },
  { of: 'eventually', formula: eventually(p), holds: ['p (-)', '- - p (-)', '- (- p)'], fails: ['(-)', 'q (q -)'] },
  { of: 'always', formula: always(p), holds: ['(p)', 'p pq (pq p)'], fails: ['p p (-)', '- (p)', 'p (p - p)'] },
  {
    of: 'until',
    formula: until(p, q),
    holds: ['q (-)', 'p p q (-)', 'p (p q)', '(p q)'],
    fails: ['(p)', 'p - q (-)', '- (q)', 'p (p -)'],
  },
  {
    of: 'release',
    formula: release(p, q),
    holds: ['(q)', 'q pq (-)', 'pq (-)', 'q (q pq -)'],
    fails: ['q p (q)', 'p (q)', 'q (q -)', '(-)'],
  },
  {
    of: 'weak until',
    formula: weakUntil(p, q),
    holds: ['(p)', 'q (-)', 'p p q (-)', 'p (p q -)'],
    fails: ['p - (q)', '(-)', 'p (p -)'],
  },
  {
    of: 'always eventually',
    formula: always(eventually(p)),
    holds: ['(p)', '- (- p)', '(p -)'],
    fails: ['p p (-)', '(q)'],
  },
  {
    of: 'eventually always',
    formula: eventually(always(p)),
    holds: ['- - (p)', '(p)'],
    fails: ['p (-)', 'p p (p p -)'],
  },
  {
    of: 'leads to',
    formula: always(implies(p, eventually(q))),
    holds: ['(-)', 'p p q (-)', '(p q)', 'q (q p)'],
    fails: ['q (p)', 'p q p (-)'],
  },
];

/**
 * The definitions with their quantifiers: a position sees no other positions than those that come in as many steps as there
 * are positions.
 */
function trueByDefinition(formula: Formula, lasso: LassoWord, position: number): boolean {
  const { states, loopStart } = lasso;
  const after = (from: number) => (from + 1 < states.length ? from + 1 : loopStart);
  const seen = [position];
  while (seen.length <= states.length) seen.push(after(seen.at(-1) ?? 0));
  const at = (part: Formula, there: number) => trueByDefinition(part, lasso, there);
  const existsUpTo = (left: Formula, right: Formula) =>
    seen.some((there, steps) => at(right, there) && seen.slice(0, steps).every((before) => at(left, before)));
  switch (formula.operator) {
    case 'now':
      return (formula.holds as (state: number) => boolean)(states[position] ?? 0);
    case 'not':
      return !at(formula.of, position);
    case 'and':
      return formula.of.every((part) => at(part, position));
    case 'or':
      return formula.of.some((part) => at(part, position));
    case 'implies':
      return !at(formula.premise, position) || at(formula.conclusion, position);
    case 'next':
      return at(formula.of, after(position));
    case 'eventually':
      return seen.some((there) => at(formula.of, there));
    case 'always':
      return seen.every((there) => at(formula.of, there));
    case 'until':
      return existsUpTo(formula.left, formula.right);
    case 'weakUntil':
      return existsUpTo(formula.left, formula.right) || seen.every((there) => at(formula.left, there));
    case 'release':
      return seen.every(
        (there, steps) => at(formula.right, there) || seen.slice(0, steps).some((before) => at(formula.left, before)),
      );
  }
}

describe('the truth of a formula on a lasso', () => {
  it.each(cases)('is the meaning of $of', ({ formula, holds, fails }) => {
    expect(holds.filter((text) => !trueOfWord(formula, lassoWord(text)))).toEqual([]);
    expect(fails.filter((text) => trueOfWord(formula, lassoWord(text)))).toEqual([]);
  });

  it('is what the definitions say, operator within operator', () => {
    const property = fc.property(randomWordFormula(3), randomLassoWord, (formula, lasso) => {
      expect(trueOfWord(formula, lasso)).toBe(trueByDefinition(formula, lasso, 0));
    });
    fc.assert(property, { seed: 3, numRuns: 3000 });
  });

  it('does not depend on how the word is written down', () => {
    const property = fc.property(randomWordFormula(3), randomLassoWord, (formula, { states, loopStart }) => {
      const loop = states.slice(loopStart);
      const expected = trueOfWord(formula, { states, loopStart });
      expect(trueOfWord(formula, { states: [...states, ...loop], loopStart })).toBe(expected);
      expect(trueOfWord(formula, { states: [...states, ...loop], loopStart: states.length })).toBe(expected);
    });
    fc.assert(property, { seed: 4, numRuns: 500 });
  });

  it('asks for an atom by its own function, at the positions of the word', () => {
    const asked = new Set<string>();
    const judge = (holds: (state: never) => boolean, position: number) => {
      const atom = [p, q, r].find((each) => each.operator === 'now' && each.holds === holds);
      asked.add(`${atom?.operator === 'now' ? atom.name : 'unknown'}${position}`);
      return false;
    };
    trueOfLasso(or(p, eventually(r)), { length: 2, loopStart: 1 }, judge);
    expect([...asked].sort()).toEqual(['p0', 'p1', 'r0', 'r1']);
  });

  it.each([
    [0, 0],
    [2, 2],
    [2, -1],
    [2, 0.5],
  ])('refuses a lasso of %i positions that goes back to %d', (length, loopStart) => {
    expect(() => trueOfLasso(p, { length, loopStart }, () => true)).toThrow(
      `a lasso of ${length} positions cannot go back to position ${loopStart}`,
    );
  });
});
