import fc from 'fast-check';
import { type Formula, formulaWords, operandsOf } from '../language/index.js';
import { type Condition, holds } from './program.js';
import { textOfCondition } from './program-text.js';
import { randomCondition, type Scope } from './random-program.js';

/** How many operators may stand within one another. */
const deepest = 3;

/** More temporal operators make for more atoms of the naive checker's tableau than insight. */
const mostTemporal = 4;

/** A formula of any operators over one to three random conditions of the state, at least one of them temporal. */
export function randomFormulaOfStates(scope: Scope): fc.Arbitrary<Formula<unknown>> {
  return fc
    .array(randomCondition(scope).map(atom), { minLength: 1, maxLength: 3, size: 'max' })
    .chain((atoms) => randomFormula(fc.constantFrom(...atoms), deepest))
    .filter((formula) => {
      const count = temporalOperators(formula);
      return count > 0 && count <= mostTemporal;
    });
}

function atom(condition: Condition): Formula<unknown> {
  const { now } = formulaWords<unknown>();
  return now(textOfCondition(condition), (state) => holds(condition, { state, arguments: new Map() }));
}

/** A formula over atoms, of at most so many operators within one another. */
export function randomFormula<State>(atom: fc.Arbitrary<Formula<State>>, depth: number): fc.Arbitrary<Formula<State>> {
  const words = formulaWords<State>();
  if (depth === 0) {
    return fc.oneof(
      { weight: 12, arbitrary: atom },
      { weight: 1, arbitrary: fc.constantFrom(words.and(), words.or()) },
    );
  }
  const part = randomFormula(atom, depth - 1);
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

function temporalOperators(formula: Formula): number {
  const own = ['now', 'not', 'and', 'or', 'implies'].includes(formula.operator) ? 0 : 1;
  return operandsOf(formula).reduce((sum, operand) => sum + temporalOperators(operand), own);
}
