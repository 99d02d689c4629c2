import fc from 'fast-check';
import { type Formula, formulaWords } from '../language/index.js';

const words = formulaWords<number>();

/** Atoms over states that are bit masks: p is bit 0, q bit 1, r bit 2. */
export const p = bit('p', 0);
export const q = bit('q', 1);
export const r = bit('r', 2);

function bit(name: string, position: number): Formula<number> {
  return words.now(name, (state) => ((state >> position) & 1) === 1);
}

/** A word of states p, q, r as bit masks, that goes back to `loopStart` after its last one. */
export interface LassoWord {
  readonly states: readonly number[];
  readonly loopStart: number;
}

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
    atom,
    parts.map((of) => words.and(...of)),
    parts.map((of) => words.or(...of)),
    fc
      .tuple(fc.constantFrom(words.not, words.next, words.eventually, words.always), part)
      .map(([make, of]) => make(of)),
    fc
      .tuple(fc.constantFrom(words.until, words.release, words.weakUntil, words.implies), part, part)
      .map(([make, left, right]) => make(left, right)),
  );
}

/** A word of up to six states. */
export const randomLassoWord: fc.Arbitrary<LassoWord> = fc
  .array(fc.nat(7), { minLength: 1, maxLength: 6 })
  .chain((states) => fc.nat(states.length - 1).map((loopStart) => ({ states, loopStart })));
