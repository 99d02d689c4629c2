import fc from 'fast-check';
import { type Formula, formulaWords } from '../language/index.js';
import { type Condition, holds } from './program.js';
import { textOfCondition } from './program-text.js';
import { randomCondition, type Scope } from './random-program.js';
import { oneOfWeighted } from './weighted.js';

/** How many operators may stand within one another. */
const deepest = 3;

/** More temporal operators make for more atoms of the naive checker's tableau than insight. */
const mostTemporal = 4;

const words = formulaWords<unknown>();

/** A formula of any operators over one to three random conditions of the state, at least one of them temporal. */
export function randomFormula(scope: Scope): fc.Arbitrary<Formula<unknown>> {
  return fc
    .array(randomCondition(scope).map(atom), { minLength: 1, maxLength: 3, size: 'max' })
    .chain((atoms) => nested(fc.constantFrom(...atoms), deepest))
    .filter((formula) => {
      const count = temporalOperators(formula);
      return count > 0 && count <= mostTemporal;
    });
}

function atom(condition: Condition): Formula<unknown> {
  return words.now(textOfCondition(condition), (state) => holds(condition, { state, arguments: new Map() }));
}

function nested(atom: fc.Arbitrary<Formula<unknown>>, depth: number): fc.Arbitrary<Formula<unknown>> {
  if (depth === 0) return atom;
  const part = nested(atom, depth - 1);
  const one = (word: (of: Formula<unknown>) => Formula<unknown>) => () => part.map(word);
  const two = (word: (left: Formula<unknown>, right: Formula<unknown>) => Formula<unknown>) => () =>
    fc.tuple(part, part).map(([left, right]) => word(left, right));
  return oneOfWeighted<Formula<unknown>>(
    [depth === deepest ? 0 : 3, () => atom],
    [1, one(words.not)],
    [1, two(words.and)],
    [1, two(words.or)],
    [1, two(words.implies)],
    [1, one(words.next)],
    [3, one(words.eventually)],
    [3, one(words.always)],
    [1, two(words.until)],
    [1, two(words.release)],
    [1, two(words.weakUntil)],
  );
}

function temporalOperators(formula: Formula<unknown>): number {
  switch (formula.operator) {
    case 'now':
      return 0;
    case 'not':
      return temporalOperators(formula.of);
    case 'and':
    case 'or':
      return formula.of.reduce((count, part) => count + temporalOperators(part), 0);
    case 'implies':
      return temporalOperators(formula.premise) + temporalOperators(formula.conclusion);
    case 'next':
    case 'eventually':
    case 'always':
      return 1 + temporalOperators(formula.of);
    case 'until':
    case 'release':
    case 'weakUntil':
      return 1 + temporalOperators(formula.left) + temporalOperators(formula.right);
  }
}
