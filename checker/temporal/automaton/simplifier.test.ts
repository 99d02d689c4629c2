import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Formula, formulaWords } from '../../language/index.js';
import { p, q, r, randomLassoWord, randomWordFormula, trueOfWord } from '../../testing/index.js';
import { type NormalForm, normalFormOf } from './normal-form.js';
import type { Term } from './term.js';
import { formulaOf } from './testing/formula-of-term.js';

const { not, and, or, implies, next, eventually, always, until, release, weakUntil } = formulaWords<number>();

/** As people write it; the parts of `and` and `or` in the order of the alphabet, whatever order the table gives them. */
function textOf(term: Term, names: readonly string[]): string {
  const of = (part: Term) => textOf(part, names);
  switch (term.kind) {
    case 'literal':
      return `${term.positive ? '' : '¬'}${names[term.atom]}`;
    case 'and':
      return term.of.length === 0 ? 'true' : `(${term.of.map(of).sort().join(' ∧ ')})`;
    case 'or':
      return term.of.length === 0 ? 'false' : `(${term.of.map(of).sort().join(' ∨ ')})`;
    case 'next':
      return `○${of(term.of)}`;
    case 'until':
      return of(term.left) === 'true' ? `◇${of(term.right)}` : `(${of(term.left)} U ${of(term.right)})`;
    case 'release':
      return of(term.left) === 'false' ? `□${of(term.right)}` : `(${of(term.left)} R ${of(term.right)})`;
  }
}

const rules: readonly { readonly rule: string; readonly formula: Formula<number>; readonly into: string }[] = [
  { rule: 'true as a part', formula: and(p, and()), into: 'p' },
  { rule: 'false as a part', formula: and(p, or()), into: 'false' },
  { rule: 'a contradiction', formula: and(p, q, not(p)), into: 'false' },
  { rule: 'the excluded middle', formula: or(p, q, not(p)), into: 'true' },
  { rule: 'a contradiction of temporal parts', formula: and(always(p), q, eventually(not(p))), into: 'false' },
  { rule: 'parts said twice', formula: and(p, and(p, q), q), into: '(p ∧ q)' },
  { rule: 'absorption by and', formula: and(p, or(p, q)), into: 'p' },
  { rule: 'absorption by or', formula: or(always(p), p), into: 'p' },
  { rule: 'one of two that imply each other', formula: and(until(p, q), until(or(p, q), q)), into: '(p U q)' },
  { rule: 'implies', formula: implies(p, q), into: '(q ∨ ¬p)' },
  {
    rule: 'not, from the outside to the inside',
    formula: not(until(p, release(q, next(r)))),
    into: '(¬p R (¬q U ○¬r))',
  },
  { rule: 'next of true', formula: next(and()), into: 'true' },
  { rule: 'next of what never changes', formula: next(always(eventually(p))), into: '□◇p' },
  { rule: 'next of several', formula: and(next(p), next(q), r), into: '(r ∧ ○(p ∧ q))' },
  { rule: '◇◇', formula: eventually(eventually(p)), into: '◇p' },
  { rule: '□□', formula: always(always(p)), into: '□p' },
  { rule: '◇□◇', formula: eventually(always(eventually(p))), into: '□◇p' },
  { rule: '□◇□', formula: always(eventually(always(p))), into: '◇□p' },
  { rule: '◇ of one of several', formula: or(eventually(p), eventually(q)), into: '◇(p ∨ q)' },
  { rule: '□ of several', formula: and(always(p), always(q)), into: '□(p ∧ q)' },
  { rule: '◇ within ◇', formula: eventually(or(p, eventually(q))), into: '◇(p ∨ q)' },
  { rule: '□ within □', formula: always(and(p, always(q))), into: '□(p ∧ q)' },
  { rule: '◇○', formula: eventually(next(p)), into: '○◇p' },
  { rule: '□○', formula: always(next(p)), into: '○□p' },
  { rule: 'until between nexts', formula: until(next(p), next(q)), into: '○(p U q)' },
  { rule: 'until with false', formula: until(p, or()), into: 'false' },
  { rule: 'until from false on', formula: until(or(), p), into: 'p' },
  { rule: 'until what the left side implies', formula: until(and(p, q), p), into: 'p' },
  { rule: 'until the opposite', formula: until(not(p), p), into: '◇p' },
  { rule: 'until twice on the right', formula: until(p, until(p, q)), into: '(p U q)' },
  { rule: 'until twice on the left', formula: until(until(p, q), q), into: '(p U q)' },
  { rule: 'until a stronger until', formula: until(p, until(and(p, q), r)), into: '(p U r)' },
  { rule: 'until a weaker until', formula: until(and(p, q), until(p, r)), into: '(p U r)' },
  {
    rule: 'until one of several, a stronger until',
    formula: until(p, or(q, until(and(p, q), r))),
    into: '(p U (q ∨ r))',
  },
  {
    rule: 'until one of several, a weaker until',
    formula: until(and(p, q), or(not(q), until(p, r))),
    into: '(((p ∧ q) U ¬q) ∨ (p U r))',
  },
  { rule: 'until one of several, an eventual one', formula: until(p, or(q, eventually(r))), into: '((p U q) ∨ ◇r)' },
  { rule: 'until with the same right side', formula: and(until(p, r), until(q, r)), into: '((p ∧ q) U r)' },
  { rule: 'until with the same left side', formula: or(until(p, q), until(p, r)), into: '(p U (q ∨ r))' },
  { rule: 'what never changes, out of ◇', formula: eventually(and(p, always(eventually(q)))), into: '(□◇q ∧ ◇p)' },
  { rule: 'what never changes, out of □', formula: always(or(p, eventually(always(q)))), into: '(□p ∨ ◇□q)' },
  { rule: 'release with what the right side implies', formula: release(or(p, q), p), into: 'p' },
  { rule: 'release of several', formula: and(release(p, q), release(p, r)), into: '(p R (q ∧ r))' },
  {
    rule: 'an until that a stronger one implies',
    formula: and(until(and(p, q), r), until(p, or(r, next(q)))),
    into: '((p ∧ q) U r)',
  },
  { rule: 'always of what stays true once it is', formula: always(until(p, always(q))), into: '(p U □q)' },
  { rule: 'weak until', formula: weakUntil(p, q), into: '(q R (p ∨ q))' },
  { rule: 'weak until with false', formula: weakUntil(p, or()), into: '□p' },
  { rule: 'what is implied by several steps', formula: and(always(p), until(q, p), next(p)), into: '□p' },
];

describe('the normal form', () => {
  it.each(rules)('simplifies $rule: $into', ({ formula, into }) => {
    const { term, atoms } = normalFormOf(formula);
    expect(
      textOf(
        term,
        atoms.map(({ name }) => name),
      ),
    ).toBe(into);
  });

  it('changes no truth', () => {
    const words = fc.array(randomLassoWord, { minLength: 5, maxLength: 5 });
    const property = fc.property(randomWordFormula(4), words, (formula, lassos) => {
      const { term, atoms } = normalFormOf(formula);
      const simplified = formulaOf(term, atoms);
      for (const lasso of lassos) expect(trueOfWord(simplified, lasso)).toBe(trueOfWord(formula, lasso));
    });
    fc.assert(property, { seed: 5, numRuns: 4000 });
  });

  it('of a normal form is the same again', () => {
    const property = fc.property(randomWordFormula(4), (formula) => {
      const { term, atoms } = normalFormOf(formula);
      const again = normalFormOf(formulaOf(term, atoms));
      const text = (form: NormalForm) =>
        textOf(
          form.term,
          form.atoms.map(({ name }) => name),
        );
      expect(text(again)).toBe(text({ term, atoms }));
    });
    fc.assert(property, { seed: 6, numRuns: 1000 });
  });

  it('has the dual one for the negation', () => {
    const property = fc.property(randomWordFormula(4), randomLassoWord, (formula, lasso) => {
      const negation = normalFormOf(not(formula));
      expect(trueOfWord(formulaOf(negation.term, negation.atoms), lasso)).toBe(!trueOfWord(formula, lasso));
    });
    fc.assert(property, { seed: 7, numRuns: 1000 });
  });
});
