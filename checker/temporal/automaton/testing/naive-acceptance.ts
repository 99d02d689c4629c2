import type { Automaton } from '../automaton.js';

/** States, and the position to which the word goes back after the last one. */
interface Word {
  readonly states: readonly number[];
  readonly loopStart: number;
}

/** A state of the automaton, and the position of the word that it reads next. */
interface Place {
  readonly state: number;
  readonly position: number;
}

interface Step {
  readonly target: string;
  readonly marks: number;
}

/**
 * Whether an automaton accepts a lasso of states, by the definition: in the product of the two, for some place that the
 * initial ones lead to, one cycle through it meets each acceptance set.
 */
export function acceptsNaively(automaton: Automaton, word: Word): boolean {
  const atoms = automaton.atoms.map(({ holds }) => holds as (state: number) => boolean);
  const steps = new Map<string, readonly Step[]>();
  const pending = automaton.initial.map((state): Place => ({ state, position: 0 }));
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (steps.has(nameOf(place))) continue;
    const { state, position } = place;
    const read = word.states[position] ?? 0;
    const after = position + 1 < word.states.length ? position + 1 : word.loopStart;
    const possible = (automaton.moves[state] ?? []).filter(
      ({ requires, forbids }) =>
        requires.every((atom) => atoms[atom]?.(read) === true) &&
        forbids.every((atom) => atoms[atom]?.(read) === false),
    );
    const next = possible.map(({ target, marks }) => ({ place: { state: target, position: after }, marks }));
    steps.set(
      nameOf(place),
      next.map(({ place: target, marks }) => ({ target: nameOf(target), marks })),
    );
    pending.push(...next.map(({ place: target }) => target));
  }
  return [...steps.keys()].some((place) => isOnAcceptingCycle(place, steps, automaton.acceptanceSets));
}

/** Follows every path from a place, with the marks collected on it, and looks whether it is there again with all of them. */
function isOnAcceptingCycle(start: string, steps: ReadonlyMap<string, readonly Step[]>, sets: number): boolean {
  const seen = new Set<string>();
  const pending: Step[] = [{ target: start, marks: 0 }];
  for (let reached = pending.pop(); reached !== undefined; reached = pending.pop()) {
    for (const step of steps.get(reached.target) ?? []) {
      const marks = reached.marks | step.marks;
      if (step.target === start && marks === 2 ** sets - 1) return true;
      const name = `${step.target} ${marks}`;
      if (seen.has(name)) continue;
      seen.add(name);
      pending.push({ target: step.target, marks });
    }
  }
  return false;
}

function nameOf({ state, position }: Place): string {
  return `${state}/${position}`;
}
