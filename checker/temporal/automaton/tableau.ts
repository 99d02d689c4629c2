import { UsageError } from '../../errors.js';
import { type Automaton, allSets, type Move } from './automaton.js';
import { type Cover, Covers, conjunctsOf, demandsAllOf } from './cover.js';
import type { NormalForm } from './normal-form.js';
import type { Term } from './term.js';

const MOST_STATES = 4096;
const MOST_MOVES = 65_536;
/** Marks are bits of a signed 32-bit integer, and its sign is none of them. */
const MOST_SETS = 30;

/**
 * The automaton of a term, on the fly. Its states are sets of obligations, its moves the covers of their conjunction. A
 * move that puts an `until` off is not in the acceptance set of what has been promised: so no promise is put off for ever.
 *
 * Source: Couvreur, "On-the-fly verification of linear temporal logic", FM'99, with covers in place of decision diagrams.
 * @throws UsageError if there are more than 4,096 states or 65,536 moves or 30 acceptance sets, before any reduction.
 */
export function tableauOf({ term, atoms }: NormalForm): Automaton {
  const covers = new Covers();
  const known = new Map<string, number>();
  const states: (readonly Term[])[] = [];
  const promised = new Map<Term, number>();

  const stateOf = (obligations: readonly Term[]): number => {
    const needed = withoutRedundant(obligations, covers);
    const key = needed
      .map(({ id }) => id)
      .sort((one, other) => one - other)
      .join(' ');
    let state = known.get(key);
    if (state === undefined) {
      state = states.length;
      refuseMoreThan(MOST_STATES, state + 1, 'states');
      known.set(key, state);
      states.push(needed);
    }
    return state;
  };
  const setOf = (promise: Term): number => {
    let set = promised.get(promise);
    if (set === undefined) {
      set = promised.size;
      refuseMoreThan(MOST_SETS, set + 1, 'acceptance sets');
      promised.set(promise, set);
    }
    return set;
  };
  /** With the sets that it is not in, until it is known how many sets there are. */
  const unfolded = (cover: Cover): Move => ({
    target: stateOf(cover.next),
    requires: atomsOf(cover, true),
    forbids: atomsOf(cover, false),
    marks: cover.promises.reduce((sets, promise) => sets | (1 << setOf(promise)), 0),
  });

  const initial = stateOf(conjunctsOf(term));
  const moves: Move[][] = [];
  let count = 0;
  for (const obligations of states) {
    const ofState = covers.ofAll(obligations).map(unfolded);
    count += ofState.length;
    refuseMoreThan(MOST_MOVES, count, 'moves');
    moves.push(ofState);
  }
  const all = allSets(promised.size);
  return {
    atoms,
    initial: [initial],
    moves: moves.map((ofState) => ofState.map((move) => ({ ...move, marks: all & ~move.marks }))),
    acceptanceSets: promised.size,
  };
}

/**
 * Without the obligations of which each cover of another one contains a cover: whatever is done about the other one does
 * for them as well, now and, since it leaves the same to the rest of the run, later.
 */
function withoutRedundant(obligations: readonly Term[], covers: Covers): readonly Term[] {
  const needed = new Set(obligations);
  for (const one of obligations) {
    const isDoneBy = (other: Term) =>
      covers.of(other).every((cover) => covers.of(one).some((weaker) => demandsAllOf(cover, weaker)));
    for (const other of needed) {
      if (one === other || !isDoneBy(other)) continue;
      needed.delete(one);
      break;
    }
  }
  return [...needed];
}

function atomsOf(cover: Cover, positive: boolean): number[] {
  return cover.literals
    .filter((literal) => literal.positive === positive)
    .map(({ atom }) => atom)
    .sort((one, other) => one - other);
}

function refuseMoreThan(most: number, count: number, what: string): void {
  if (count <= most) return;
  throw new UsageError(
    `the formula is too large: its automaton has more than ${most.toLocaleString('en')} ${what}; make several properties of it`,
  );
}
