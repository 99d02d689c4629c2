import fc from 'fast-check';
import { type Formula, formulaWords } from '../language/index.js';
import { trueOfLasso } from '../plain/index.js';
import { randomFormula } from './random-formula.js';

/** A word of states that are bit masks of p, q and r; after the last one it goes back to `loopStart`. */
export interface LassoWord {
  readonly states: readonly number[];
  readonly loopStart: number;
}

export const p = bit('p', 0);
export const q = bit('q', 1);
export const r = bit('r', 2);

function bit(name: string, position: number): Formula<number> {
  return formulaWords<number>().now(name, (state) => ((state >> position) & 1) === 1);
}

/** The word of states in which these letters hold, "p pqr (q -)": what stands in brackets is repeated. */
export function lassoWord(text: string): LassoWord {
  const letters = text.split(' ');
  return {
    states: letters.map((letter) =>
      ['p', 'q', 'r'].reduce((bits, name, at) => bits | (Number(letter.includes(name)) << at), 0),
    ),
    loopStart: letters.findIndex((letter) => letter.startsWith('(')),
  };
}

/** Whether the formula over p, q and r is true of the word. */
export function trueOfWord(formula: Formula, { states, loopStart }: LassoWord): boolean {
  return trueOfLasso(formula, { length: states.length, loopStart }, (holds, position) =>
    (holds as (state: number) => boolean)(states[position] ?? 0),
  );
}

/** A word of up to six states. */
export const randomLassoWord: fc.Arbitrary<LassoWord> = fc
  .array(fc.nat(7), { minLength: 1, maxLength: 6 })
  .chain((states) => fc.nat(states.length - 1).map((loopStart) => ({ states, loopStart })));

/** A formula over p, q and r of at most so many operators within one another. */
export function randomWordFormula(depth: number): fc.Arbitrary<Formula<number>> {
  return randomFormula(fc.constantFrom(p, q, r), depth);
}
