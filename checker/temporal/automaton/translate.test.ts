import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.js';
import { type Formula, formulaWords } from '../../language/index.js';
import { trueOfLasso } from '../../plain/index.js';
import { type LassoWord, p, q, r, randomFormula, randomLassoWord } from '../../testing/index.js';
import type { Automaton } from './automaton.js';
import { normalFormOf } from './normal-form.js';
import { tableauOf } from './tableau.js';
import { acceptsNaively } from './testing/naive-acceptance.js';
import { automatonOf } from './translate.js';

const { now, not, and, or, implies, next, eventually, always, until, release, weakUntil } = formulaWords<number>();

function isTrue(formula: Formula, { states, loopStart }: LassoWord): boolean {
  return trueOfLasso(formula, { length: states.length, loopStart }, (holds, position) =>
    (holds as (state: number) => boolean)(states[position] ?? 0),
  );
}

describe('the automaton of a formula', () => {
  it('accepts exactly the lassos of which the formula is true, before and after its reduction', () => {
    let accepted = 0;
    const property = fc.property(
      randomFormula(4),
      fc.array(randomLassoWord, { minLength: 3, maxLength: 3 }),
      (formula, lassos) => {
        const automaton = automatonOf(formula);
        const tableau = tableauOf(normalFormOf(formula));
        const negated = automatonOf(not(formula));
        for (const lasso of lassos) {
          const expected = isTrue(formula, lasso);
          if (expected) accepted += 1;
          expect(acceptsNaively(tableau, lasso)).toBe(expected);
          expect(acceptsNaively(automaton, lasso)).toBe(expected);
          expect(acceptsNaively(negated, lasso)).toBe(!expected);
        }
      },
    );
    fc.assert(property, { seed: 1, numRuns: 3000 });
    console.log(accepted);
  });
});
