import { type Automaton, allSets, type Move } from './automaton.js';
import { Components } from './components.js';

/**
 * With as few acceptance sets as each accepting component needs by itself: without the sets that all of its moves are in,
 * and those that another one implies. Components number their sets anew, and are wholly in those that only others need.
 * Moves that no accepted run uses again and again lose their marks, which say nothing.
 */
export function withFewerSets(automaton: Automaton): Automaton {
  const components = new Components(automaton);
  const counts = (state: number, move: Move) => components.isAccepting(state) && components.contains(state, move);
  const marksOf = new Map<number, number[]>();
  for (const [state, moves] of automaton.moves.entries()) {
    const component = components.componentOf(state);
    const marks = marksOf.get(component) ?? [];
    marks.push(...moves.filter((move) => counts(state, move)).map((move) => move.marks));
    marksOf.set(component, marks);
  }
  const needed = new Map([...marksOf].map(([component, marks]) => [component, neededSets(automaton, marks)]));

  const states = [...automaton.moves.keys()];
  const mayBeStuck = states.some((state) => !components.isAccepting(state) && !components.isTransient(state));
  // Where there is a cycle to be rejected there must be a set that it does not meet.
  const acceptanceSets = Math.max(mayBeStuck ? 1 : 0, ...[...needed.values()].map((sets) => sets.length));

  const renumbered = (marks: number, sets: readonly number[]): number =>
    sets.reduce(
      (result, set, position) => (isIn(marks, set) ? result : result & ~(1 << position)),
      allSets(acceptanceSets),
    );
  const moves = automaton.moves.map((ofState, state) => {
    const sets = needed.get(components.componentOf(state)) ?? [];
    return ofState.map((move) => ({ ...move, marks: counts(state, move) ? renumbered(move.marks, sets) : 0 }));
  });
  return { ...automaton, moves, acceptanceSets };
}

/** The sets that are left of all, of moves with these marks. Of sets that are the same, the last one is. */
function neededSets({ acceptanceSets }: Automaton, marks: readonly number[]): readonly number[] {
  const needed = new Set(Array.from({ length: acceptanceSets }, (_, set) => set));
  for (const set of [...needed]) {
    const isImplied = (other: number) => other !== set && marks.every((each) => !isIn(each, other) || isIn(each, set));
    const isEverywhere = marks.every((each) => isIn(each, set));
    if (isEverywhere || [...needed].some(isImplied)) needed.delete(set);
  }
  return [...needed];
}

function isIn(marks: number, set: number): boolean {
  return ((marks >> set) & 1) === 1;
}
