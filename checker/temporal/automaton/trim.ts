import type { Automaton, Move } from './automaton.js';
import { Components } from './components.js';

/**
 * Only the states that an accepted run can visit: those that the initial ones lead to and that lead to an accepting
 * component.
 */
export function trimmed(automaton: Automaton): Automaton {
  const useful = leadingToAcceptance(automaton);
  const number = new Map<number, number>();
  const states: number[] = [];
  const visit = (state: number): number[] => {
    if (!useful.has(state)) return [];
    let position = number.get(state);
    if (position === undefined) {
      position = states.length;
      number.set(state, position);
      states.push(state);
    }
    return [position];
  };

  const initial = automaton.initial.flatMap(visit);
  const moves: Move[][] = [];
  for (const state of states) {
    const ofState = automaton.moves[state] ?? [];
    moves.push(ofState.flatMap((move) => visit(move.target).map((target) => ({ ...move, target }))));
  }
  return { ...automaton, initial, moves };
}

/** The states of an automaton from which some run is accepted: those that lead to an accepting component. */
export function leadingToAcceptance(automaton: Automaton): ReadonlySet<number> {
  const { moves } = automaton;
  const components = new Components(automaton);
  const useful = new Set<number>();
  // A component has a greater number than those it leads to; within one it takes as many rounds as a path is long.
  const states = [...moves.keys()].sort((one, other) => components.componentOf(one) - components.componentOf(other));
  for (let before = -1; before < useful.size; ) {
    before = useful.size;
    for (const state of states) {
      const leads = components.isAccepting(state) || (moves[state] ?? []).some(({ target }) => useful.has(target));
      if (leads) useful.add(state);
    }
  }
  return useful;
}
