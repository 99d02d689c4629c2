import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LassoWord, p, q, r, randomLassoWord } from '../../testing/index.js';
import { withFewerSets } from './acceptance.js';
import { type Atom, type Automaton, allSets, type Move } from './automaton.js';
import { Components } from './components.js';
import { withoutBisimilar } from './merge.js';
import { withFewerMoves } from './moves.js';
import { reduced } from './reduce.js';
import { acceptsNaively } from './testing/naive-acceptance.js';
import { trimmed } from './trim.js';

const atoms: readonly Atom[] = [p, q, r].flatMap((each) => (each.operator === 'now' ? [each] : []));

/** The move to a state, with a label such as "p!q", in these acceptance sets. */
function to(target: number, label = '', ...sets: readonly number[]): Move {
  const literals = label.match(/!?[pqr]/g) ?? [];
  const atomsOf = (sign: string) =>
    literals.flatMap((literal) => (literal.length === sign.length + 1 ? ['pqr'.indexOf(literal.slice(-1))] : []));
  return {
    target,
    requires: atomsOf(''),
    forbids: atomsOf('!'),
    marks: sets.reduce((bits, set) => bits | (1 << set), 0),
  };
}

function automaton(acceptanceSets: number, ...moves: readonly (readonly Move[])[]): Automaton {
  return { atoms, initial: [0], moves, acceptanceSets };
}

/** Any automaton of up to five states, over literals of p and q, with up to two acceptance sets. */
const randomAutomaton: fc.Arbitrary<Automaton> = fc
  .record({ states: fc.integer({ min: 1, max: 5 }), acceptanceSets: fc.nat(2) })
  .chain(({ states, acceptanceSets }) => {
    const move = fc.record({
      target: fc.nat(states - 1),
      label: fc.constantFrom('', 'p', '!p', 'q', 'p!q', '!pq'),
      marks: fc.nat(allSets(acceptanceSets)),
    });
    return fc
      .array(fc.array(move, { maxLength: 4 }), { minLength: states, maxLength: states })
      .map((moves) =>
        automaton(
          acceptanceSets,
          ...moves.map((ofState) => ofState.map(({ target, label, marks }) => ({ ...to(target, label), marks }))),
        ),
      );
  });

describe('a reduction', () => {
  const steps: readonly (readonly [string, (automaton: Automaton) => Automaton])[] = [
    ['leaves out what leads nowhere', trimmed],
    ['leaves out acceptance sets', withFewerSets],
    ['leaves out moves', withFewerMoves],
    ['merges bisimilar states', withoutBisimilar],
    ['does all of it', reduced],
  ];
  it.each(steps)('that %s accepts the same words', (_, step) => {
    const words = fc.array(randomLassoWord, { minLength: 4, maxLength: 4 });
    let accepted = 0;
    const property = fc.property(randomAutomaton, words, (before, lassos: readonly LassoWord[]) => {
      const after = step(before);
      for (const lasso of lassos) {
        const expected = acceptsNaively(before, lasso);
        accepted += Number(expected);
        expect(acceptsNaively(after, lasso)).toBe(expected);
      }
    });
    fc.assert(property, { seed: 12, numRuns: 1500 });
    expect(accepted).toBeGreaterThan(500);
  });

  it('never makes an automaton larger, and has nothing to do a second time', () => {
    const property = fc.property(randomAutomaton, (before) => {
      const after = reduced(before);
      expect(after.moves.length).toBeLessThanOrEqual(before.moves.length);
      expect(after.acceptanceSets).toBeLessThanOrEqual(Math.max(1, before.acceptanceSets));
      expect(reduced(after)).toEqual(after);
    });
    fc.assert(property, { seed: 13, numRuns: 1000 });
  });
});

describe('trimming', () => {
  it('keeps what is on the way from an initial state to an accepting cycle', () => {
    const before = automaton(
      1,
      [to(1), to(3, 'p'), to(4, 'q')],
      [to(2)],
      [to(2, '', 0)],
      [to(3, 'p')],
      [],
      [to(2), to(5, '', 0)],
    );
    expect(trimmed(before)).toEqual(automaton(1, [to(1)], [to(2)], [to(2, '', 0)]));
  });

  it('leaves nothing of an automaton that accepts no word', () => {
    expect(trimmed(automaton(2, [to(1, '', 0)], [to(1, '', 1)]))).toEqual({
      atoms,
      initial: [],
      moves: [],
      acceptanceSets: 2,
    });
  });
});

describe('acceptance sets', () => {
  it('are left out where all moves are in them, or are in them if in another one', () => {
    const before = automaton(3, [to(0, 'p', 0, 1, 2), to(0, 'q', 1, 2), to(0, 'r', 2)]);
    expect(withFewerSets(before)).toEqual(automaton(1, [to(0, 'p', 0), to(0, 'q'), to(0, 'r')]));
  });

  it('are none where all moves are in all of them', () => {
    expect(withFewerSets(automaton(1, [to(0, 'p', 0), to(0, 'q', 0)]))).toEqual(automaton(0, [to(0, 'p'), to(0, 'q')]));
  });

  it('are one where two are the same', () => {
    const before = automaton(2, [to(0, 'p', 0, 1), to(0, 'q')]);
    expect(withFewerSets(before)).toEqual(automaton(1, [to(0, 'p', 0), to(0, 'q')]));
  });

  it('are shared by components that need different ones', () => {
    const before = automaton(2, [to(1), to(2)], [to(1, 'p', 0, 1), to(1, '', 0)], [to(2, 'q', 0, 1), to(2, '', 1)]);
    expect(withFewerSets(before)).toEqual(automaton(1, [to(1), to(2)], [to(1, 'p', 0), to(1)], [to(2, 'q', 0), to(2)]));
  });

  it('are not all left out where a run must not stay', () => {
    const before = automaton(1, [to(0), to(1, 'p', 0)], [to(1, 'p', 0)]);
    expect(withFewerSets(before)).toEqual(automaton(1, [to(0), to(1, 'p')], [to(1, 'p', 0)]));
  });
});

describe('moves', () => {
  it('are left out if another one asks for less and meets as much', () => {
    const before = automaton(1, [to(0, 'pq'), to(0, 'p'), to(0, 'p!q', 0), to(0, 'pqr', 0)]);
    expect(withFewerMoves(before)).toEqual(automaton(1, [to(0, 'p'), to(0, 'p!q', 0), to(0, 'pqr', 0)]));
  });

  it('are one in place of two that differ in one literal', () => {
    const before = automaton(1, [to(0, 'pqr'), to(0, 'pq!r'), to(0, 'p!q'), to(0, '!pr', 0), to(0, '!p!r')]);
    expect(withFewerMoves(before)).toEqual(automaton(1, [to(0, 'p'), to(0, '!pr', 0), to(0, '!p!r')]));
  });
});

describe('states', () => {
  it('are merged if they are bisimilar, and those that are not are kept', () => {
    const before = automaton(1, [to(1, 'p'), to(2, 'q')], [to(3, 'p')], [to(4, 'p')], [to(3, '', 0)], [to(4, '', 0)]);
    const { moves } = trimmed(withoutBisimilar(before));
    expect(moves).toEqual([[to(1, 'p'), to(1, 'q')], [to(2, 'p')], [to(2, '', 0)]]);
    const others = automaton(1, [to(1, 'p'), to(2, 'q')], [to(1, 'p', 0)], [to(2, '!p', 0)]);
    expect(withoutBisimilar(others)).toEqual(others);
  });

  it('are merged before the marks are cleared that make them alike, and after', () => {
    const alike = [to(1, 'p', 0), to(2, 'q')];
    const before = automaton(1, alike, alike, [to(1, 'r')]);
    expect(reduced(before).moves).toEqual([[to(0, 'p', 0), to(1, 'q')], [to(0, 'r')]]);
    const unlike = automaton(1, [to(1, 'p'), to(2, 'q')], [to(3, 'p', 0)], [to(3, 'p')], [to(3, '', 0)]);
    expect(reduced(unlike).moves).toEqual([[to(1, 'p'), to(1, 'q')], [to(2, 'p')], [to(2)]]);
  });
});

describe('components', () => {
  it('are the sets of states that reach each other', () => {
    const property = fc.property(randomAutomaton, (any) => {
      const components = new Components(any);
      const reached = any.moves.map((_, from) => {
        const seen = new Set<number>();
        const pending = [from];
        for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
          for (const { target } of any.moves[state] ?? []) {
            if (!seen.has(target)) pending.push(target);
            seen.add(target);
          }
        }
        return seen;
      });
      for (const [from, seen] of reached.entries()) {
        expect(components.isTransient(from)).toBe(!seen.has(from));
        for (const target of seen) {
          const together = reached[target]?.has(from) === true;
          expect(components.componentOf(target) === components.componentOf(from)).toBe(together || target === from);
          expect(components.componentOf(target)).toBeLessThanOrEqual(components.componentOf(from));
        }
      }
    });
    fc.assert(property, { seed: 14, numRuns: 1000 });
  });

  it('are found in long chains', () => {
    const chain = automaton(0, ...Array.from({ length: 4096 }, (_, state) => [to((state + 1) % 4096)]));
    expect(new Components(chain).componentOf(4095)).toBe(0);
    expect(new Components(chain).isAccepting(17)).toBe(true);
  });
});
