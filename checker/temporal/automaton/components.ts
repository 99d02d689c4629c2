import { type Automaton, allSets, type Move } from './automaton.js';

/** The strongly connected components of an automaton, and which of them a run can stay in and be accepted. */
export class Components {
  readonly #of: readonly number[];
  /** By component that has a cycle: the acceptance sets that its moves meet. */
  readonly #met = new Map<number, number>();
  readonly #all: number;

  constructor({ moves, acceptanceSets }: Automaton) {
    this.#of = numbersOfComponents(moves);
    this.#all = allSets(acceptanceSets);
    for (const [state, ofState] of moves.entries()) {
      for (const move of ofState) {
        if (!this.contains(state, move)) continue;
        const component = this.componentOf(state);
        this.#met.set(component, (this.#met.get(component) ?? 0) | move.marks);
      }
    }
  }

  /** Components are numbered from 0; one has a greater number than those that it leads to. */
  componentOf(state: number): number {
    return this.#of[state] ?? -1;
  }

  /** Whether this move of a state stays in its component, so that it can be used again and again. */
  contains(state: number, move: Move): boolean {
    return this.#of[state] === this.#of[move.target];
  }

  /** Whether the component of a state has a cycle and moves of each acceptance set: a run that stays can be accepted. */
  isAccepting(state: number): boolean {
    return this.#met.get(this.componentOf(state)) === this.#all;
  }

  /** Whether a state is on no cycle, so that a run visits it once at most. */
  isTransient(state: number): boolean {
    return !this.#met.has(this.componentOf(state));
  }
}

/**
 * Numbers the components in the order in which they are completed.
 * Source: Tarjan, "Depth-first search and linear graph algorithms", 1972, with the path in place of recursion.
 */
function numbersOfComponents(moves: Automaton['moves']): number[] {
  const component = moves.map(() => -1);
  const found = moves.map(() => -1);
  /** The state found first that can be reached again by the tree below a state and one move more. */
  const earliest = moves.map(() => -1);
  const open: number[] = [];
  const path: { readonly state: number; readonly rest: Iterator<Move> }[] = [];
  let states = 0;
  let components = 0;

  const enter = (state: number) => {
    found[state] = states;
    earliest[state] = states;
    states += 1;
    open.push(state);
    path.push({ state, rest: (moves[state] ?? []).values() });
  };
  const reaches = (state: number, order: number | undefined) => {
    earliest[state] = Math.min(earliest[state] ?? states, order ?? states);
  };
  const complete = (root: number) => {
    for (const state of open.splice(open.indexOf(root))) component[state] = components;
    components += 1;
  };

  for (const root of moves.keys()) {
    if (component[root] === -1) enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { state, rest } = top;
      const move = rest.next();
      if (move.done !== true) {
        const { target } = move.value;
        if (found[target] === -1) enter(target);
        else if (component[target] === -1) reaches(state, found[target]);
        continue;
      }
      path.pop();
      if (earliest[state] === found[state]) complete(state);
      const below = path.at(-1);
      if (below !== undefined) reaches(below.state, earliest[state]);
    }
  }
  return component;
}
