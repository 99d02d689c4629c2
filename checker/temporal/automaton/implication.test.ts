import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { p, q, r, randomLassoWord, trueOfWord } from '../../testing/index.js';
import type { Atom } from './automaton.js';
import { Implication } from './implication.js';
import { type Term, TermTable } from './term.js';
import { formulaOf } from './testing/formula-of-term.js';

const atoms: readonly Atom[] = [p, q, r].flatMap((each) => (each.operator === 'now' ? [each] : []));

/** Makes a term of a table; the same one for any table. */
type Recipe = (table: TermTable) => Term;

/** Terms as they come, without the rewriting that would leave little to be implied. */
function randomTerm(depth: number): fc.Arbitrary<Recipe> {
  const literal = fc.tuple(fc.nat(2), fc.boolean()).map(
    ([atom, positive]): Recipe =>
      (table) =>
        table.make({ kind: 'literal', atom, positive }),
  );
  const constant = fc.boolean().map(
    (value): Recipe =>
      (table) =>
        value ? table.true : table.false,
  );
  if (depth === 0) return fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: constant });
  const part = randomTerm(depth - 1);
  return fc.oneof(
    literal,
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(part, { maxLength: 3 })).map(
      ([kind, parts]): Recipe =>
        (table) =>
          table.make({ kind, of: parts.map((each) => each(table)) }),
    ),
    part.map(
      (of): Recipe =>
        (table) =>
          table.make({ kind: 'next', of: of(table) }),
    ),
    fc.tuple(fc.constantFrom('until', 'release'), part, part).map(
      ([kind, left, right]): Recipe =>
        (table) =>
          table.make({ kind, left: left(table), right: right(table) }),
    ),
  );
}

const words = fc.array(randomLassoWord, { minLength: 5, maxLength: 5 });

describe('a term', () => {
  it('is eventual only if it comes true as soon as it will be, universal only if it stays true', () => {
    const seen = { eventual: 0, universal: 0 };
    const property = fc.property(randomTerm(3), words, (recipe, lassos) => {
      const term = recipe(new TermTable());
      const of = formulaOf(term, atoms);
      seen.eventual += Number(term.eventual);
      seen.universal += Number(term.universal);
      for (const lasso of lassos) {
        const truth = trueOfWord(of, lasso);
        if (term.eventual) expect(trueOfWord({ operator: 'eventually', of }, lasso)).toBe(truth);
        if (term.universal) expect(trueOfWord({ operator: 'always', of }, lasso)).toBe(truth);
      }
    });
    fc.assert(property, { seed: 8, numRuns: 2000 });
    expect(Math.min(seen.eventual, seen.universal)).toBeGreaterThan(300);
  });

  it('is made once, whatever the order of its parts, and is the negation of its negation', () => {
    const property = fc.property(randomTerm(3), randomTerm(3), (one, other) => {
      const table = new TermTable();
      const parts = [one(table), other(table)];
      const term = table.make({ kind: 'and', of: parts });
      expect(table.make({ kind: 'and', of: parts.toReversed() })).toBe(term);
      expect(table.negation(table.negation(term))).toBe(term);
      expect(table.negation(term)).not.toBe(term);
    });
    fc.assert(property, { seed: 9, numRuns: 500 });
  });
});

describe('an implication', () => {
  it('is seen only where there is one', () => {
    let seen = 0;
    const property = fc.property(randomTerm(2), randomTerm(2), words, (premise, conclusion, lassos) => {
      const table = new TermTable();
      const [from, to] = [premise(table), conclusion(table)];
      if (!new Implication(table).holds(from, to)) return;
      seen += 1;
      for (const lasso of lassos) {
        if (trueOfWord(formulaOf(from, atoms), lasso)) expect(trueOfWord(formulaOf(to, atoms), lasso)).toBe(true);
      }
    });
    fc.assert(property, { seed: 10, numRuns: 6000 });
    expect(seen).toBeGreaterThan(1000);
  });

  it('is seen backwards, too', () => {
    const property = fc.property(randomTerm(2), randomTerm(2), (premise, conclusion) => {
      const table = new TermTable();
      const implication = new Implication(table);
      const [from, to] = [premise(table), conclusion(table)];
      expect(implication.holds(table.negation(to), table.negation(from))).toBe(implication.holds(from, to));
      expect(implication.holds(from, from)).toBe(true);
      expect(implication.holds(table.false, to)).toBe(true);
      expect(implication.holds(from, table.true)).toBe(true);
    });
    fc.assert(property, { seed: 11, numRuns: 2000 });
  });
});
