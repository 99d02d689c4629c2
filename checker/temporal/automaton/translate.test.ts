import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.js';
import { type Formula, formulaWords, textOfFormula } from '../../language/index.js';
import {
  type LassoWord,
  lassoWord,
  p,
  q,
  r,
  randomLassoWord,
  randomWordFormula,
  trueOfWord,
} from '../../testing/index.js';
import type { Automaton } from './automaton.js';
import { Components } from './components.js';
import { normalFormOf } from './normal-form.js';
import { tableauOf } from './tableau.js';
import { acceptsNaively } from './testing/naive-acceptance.js';
import { automatonOf } from './translate.js';

const { now, not, and, or, implies, next, eventually, always, until, release, weakUntil } = formulaWords<number>();

/** For each operator, words that its automaton accepts and words that it does not. */
const cases: readonly { formula: Formula<number>; accepts: string[]; rejects: string[] }[] = [
  { formula: p, accepts: ['p (-)', 'pq (q)'], rejects: ['- (p)', '(q)'] },
  { formula: not(p), accepts: ['- (p)', '(q)'], rejects: ['p (-)'] },
  { formula: and(), accepts: ['(-)', 'p (q)'], rejects: [] },
  { formula: or(), accepts: [], rejects: ['(-)', '(pqr)'] },
  { formula: and(p, q), accepts: ['pq (-)'], rejects: ['p (pq)', 'q (pq)'] },
  { formula: or(p, q), accepts: ['p (-)', 'q (-)'], rejects: ['- (pq)'] },
  { formula: implies(p, q), accepts: ['- (p)', 'pq (-)'], rejects: ['p (q)'] },
  { formula: next(p), accepts: ['- p (-)', '(p)'], rejects: ['p (-)', '- - (p)'] },
  { formula: eventually(p), accepts: ['- - p (-)', '(- p)'], rejects: ['(-)'] },
  { formula: always(p), accepts: ['(p)', 'p (pq p)'], rejects: ['p (p -)', '- (p)'] },
  { formula: until(p, q), accepts: ['q (-)', 'p p q (-)', '(p q)'], rejects: ['(p)', 'p - (q)', '(-)'] },
  { formula: release(p, q), accepts: ['(q)', 'q pq (-)'], rejects: ['q p (-)', 'p (q)', 'q (-)'] },
  { formula: weakUntil(p, q), accepts: ['(p)', 'p q (-)', 'q (-)'], rejects: ['p - (q)', '(-)'] },
];

interface Size {
  readonly states: number;
  readonly moves: number;
  readonly acceptanceSets: number;
}

/** Formulas of the kinds that people check, and their automata. */
const sizes: readonly [Formula<number>, Size][] = [
  [and(), { states: 1, moves: 1, acceptanceSets: 0 }],
  [or(), { states: 0, moves: 0, acceptanceSets: 0 }],
  [p, { states: 2, moves: 2, acceptanceSets: 0 }],
  [not(eventually(p)), { states: 1, moves: 1, acceptanceSets: 0 }],
  [not(always(p)), { states: 2, moves: 3, acceptanceSets: 1 }],
  [not(always(eventually(p))), { states: 2, moves: 3, acceptanceSets: 1 }],
  [not(eventually(always(p))), { states: 1, moves: 2, acceptanceSets: 1 }],
  [not(always(implies(p, eventually(q)))), { states: 2, moves: 3, acceptanceSets: 1 }],
  [not(always(implies(p, weakUntil(q, r)))), { states: 3, moves: 6, acceptanceSets: 1 }],
  [and(always(eventually(p)), always(eventually(q))), { states: 1, moves: 4, acceptanceSets: 2 }],
  [not(implies(always(eventually(p)), always(eventually(q)))), { states: 2, moves: 4, acceptanceSets: 1 }],
  [or(always(eventually(p)), always(eventually(q))), { states: 3, moves: 6, acceptanceSets: 1 }],
  [always(and(or(p, q), or(not(p), r))), { states: 1, moves: 3, acceptanceSets: 0 }],
  [until(p, until(q, r)), { states: 3, moves: 6, acceptanceSets: 1 }],
];

/** All words of up to three states. */
const shortWords: readonly LassoWord[] = [1, 2, 3].flatMap((length) =>
  Array.from({ length: 8 ** length }, (_, code) => Array.from({ length }, (_, at) => (code >> (3 * at)) & 7)).flatMap(
    (states) => states.map((_, loopStart) => ({ states, loopStart })),
  ),
);

/** The automaton with one move left out, or, if it can be used again and again, in one acceptance set more or less. */
function withOneFault(automaton: Automaton): Automaton[] {
  const components = new Components(automaton);
  const sets = Array.from({ length: automaton.acceptanceSets }, (_, set) => set);
  return automaton.moves.flatMap((moves, state) =>
    moves.flatMap((move, position) => {
      const wrong = components.contains(state, move)
        ? sets.map((set) => ({ ...move, marks: move.marks ^ (1 << set) }))
        : [];
      const changed = [moves.toSpliced(position, 1), ...wrong.map((each) => moves.with(position, each))];
      return changed.map((each) => ({ ...automaton, moves: automaton.moves.with(state, each) }));
    }),
  );
}

describe('the automaton of a formula', () => {
  it.each(cases.map((each) => ({ ...each, text: textOfFormula(each.formula) })))(
    'accepts what the operator says: $text',
    ({ formula, accepts, rejects }) => {
      const automaton = automatonOf(formula);
      expect(accepts.filter((text) => !acceptsNaively(automaton, lassoWord(text)))).toEqual([]);
      expect(rejects.filter((text) => acceptsNaively(automaton, lassoWord(text)))).toEqual([]);
    },
  );

  it('accepts exactly the words of which the formula is true, before and after its reduction', () => {
    const words = fc.array(randomLassoWord, { minLength: 4, maxLength: 4 });
    const property = fc.property(randomWordFormula(4), words, (formula, lassos) => {
      const tableau = tableauOf(normalFormOf(formula));
      const automaton = automatonOf(formula);
      for (const lasso of lassos) {
        const expected = trueOfWord(formula, lasso);
        expect(acceptsNaively(tableau, lasso)).toBe(expected);
        expect(acceptsNaively(automaton, lasso)).toBe(expected);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 1500 });
  });

  it('accepts a word or its negation does, and never both', () => {
    const property = fc.property(randomWordFormula(4), randomLassoWord, (formula, lasso) => {
      expect(acceptsNaively(automatonOf(not(formula)), lasso)).toBe(!acceptsNaively(automatonOf(formula), lasso));
    });
    fc.assert(property, { seed: 2, numRuns: 1500 });
  });

  it.each(sizes.map(([formula, size]) => ({ formula, size, text: textOfFormula(formula) })))(
    'is small: $text',
    ({ formula, size }) => {
      const { moves, acceptanceSets } = automatonOf(formula);
      expect({ states: moves.length, moves: moves.flat().length, acceptanceSets }).toEqual(size);
    },
  );

  it('is small before its reduction, too, where one obligation does what another one demands', () => {
    const atoms = [p, q, r].map((atom) => always(eventually(atom)));
    expect(tableauOf(normalFormOf(and(...atoms))).moves).toHaveLength(1);
  });

  it('waits for the violation of a response where nothing is asked and nothing is met', () => {
    const automaton = automatonOf(not(always(implies(p, eventually(q)))));
    expect(automaton.atoms.map(({ name }) => name)).toEqual(['p', 'q']);
    expect(automaton.initial).toEqual([0]);
    expect(automaton.moves).toEqual([
      [
        { target: 0, requires: [], forbids: [], marks: 0 },
        { target: 1, requires: [0], forbids: [1], marks: 0 },
      ],
      [{ target: 1, requires: [], forbids: [1], marks: 1 }],
    ]);
  });

  it.each(
    [
      p,
      always(p),
      eventually(p),
      always(eventually(p)),
      eventually(always(p)),
      until(p, q),
      release(p, q),
      not(always(implies(p, eventually(q)))),
      not(always(implies(p, weakUntil(q, r)))),
      not(implies(always(eventually(p)), always(eventually(q)))),
    ].map((formula) => ({ formula, text: textOfFormula(formula) })),
  )('has no move too many, and each mark where it belongs: $text', ({ formula }) => {
    const truth = shortWords.map((word) => trueOfWord(formula, word));
    const acceptedBy = (automaton: Automaton) => shortWords.map((word) => acceptsNaively(automaton, word));
    expect(acceptedBy(automatonOf(formula))).toEqual(truth);
    for (const faulty of withOneFault(automatonOf(formula))) {
      expect(acceptedBy(faulty), JSON.stringify(faulty.moves)).not.toEqual(truth);
    }
  });

  it('takes the same function as the same atom, whatever it is called', () => {
    const even = (state: number) => state % 2 === 0;
    const automaton = automatonOf(and(now('even', even), next(now('not odd', even)), eventually(or(p, not(p)))));
    expect(automaton.atoms).toEqual([{ name: 'even', holds: even }]);
  });

  it('looks at more atoms than an integer has bits', () => {
    const atoms = Array.from({ length: 40 }, (_, at) => now(`${at}`, (state) => state === at));
    const automaton = automatonOf(always(or(...atoms)));
    expect(automaton.atoms).toHaveLength(40);
    expect(automaton.moves[0]?.map(({ requires }) => requires).sort()).toEqual(atoms.map((_, at) => [at]).sort());
    expect(acceptsNaively(automaton, { states: [3, 39, 0], loopStart: 1 })).toBe(true);
    expect(acceptsNaively(automaton, { states: [3, 39, 40], loopStart: 1 })).toBe(false);
  });

  it('meets thirty acceptance sets, and one after the reduction where each is needed by itself', () => {
    const atoms = Array.from({ length: 30 }, (_, at) => now(`${at}`, (state) => state === at));
    const formula = or(...atoms.map((atom) => always(eventually(atom))));
    const automaton = automatonOf(formula);
    expect([tableauOf(normalFormOf(formula)).acceptanceSets, automaton.acceptanceSets]).toEqual([30, 1]);
    expect(acceptsNaively(automaton, { states: [30, 29], loopStart: 0 })).toBe(true);
    expect(acceptsNaively(automaton, { states: [29, 30], loopStart: 1 })).toBe(false);
  });

  it('refuses formulas that would take for ever, in words', () => {
    const atoms = Array.from({ length: 31 }, (_, at) => now(`${at}`, (state) => state === at));
    const tooLarge = (formula: Formula) => {
      try {
        automatonOf(formula);
      } catch (thrown) {
        return thrown instanceof UsageError ? thrown.message : thrown;
      }
      return undefined;
    };
    expect(tooLarge(or(...atoms.map((atom) => always(eventually(atom)))))).toBe(
      'the formula is too large: its automaton has more than 30 acceptance sets; make several properties of it',
    );
    expect(tooLarge(and(...atoms.map((atom) => always(eventually(atom)))))).toBe(
      'the formula is too large: a state of its automaton has more than 4,096 moves to be compared; make several properties of it',
    );
    expect(tooLarge(and(...atoms.slice(0, 11).map((atom) => eventually(atom))))).toBe(
      'the formula is too large: its automaton has more than 65,536 moves; make several properties of it',
    );
  });
});
