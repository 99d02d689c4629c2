import type { Instance, ProcessSet } from '../language/index.js';
import { type Permutation, PlainModel, permuted } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { TooManyStates } from './naive-explorer.js';
import { ordersOf } from './orders.js';

/** What an exploration up to permutations has to count. */
export interface NaiveOrbits {
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** How many are on each level. */
  readonly levels: readonly number[];
}

/**
 * Counts the reachable states of a model up to permutations of its interchangeable processes: for each state that is in no
 * known orbit all its permutations are written down.
 * @throws TooManyStates if there are more than `maxStates` in these orbits.
 */
export function exploreOrbitsNaively(instance: Instance, maxStates: number): NaiveOrbits {
  const model = new PlainModel(instance);
  const permutations = permutationsOf(Object.values(instance.processes));
  const known = new Set<string>();
  let distinctStates = 0;
  let transitions = 0;
  const levels: number[] = [];
  let next: Snapshot[] = [];
  const reach = (state: Snapshot) => {
    transitions += 1;
    if (known.has(JSON.stringify(state))) return;
    for (const permutation of permutations) known.add(JSON.stringify(permuted(instance.fields, permutation, state)));
    if (known.size > maxStates) throw new TooManyStates(`more than ${maxStates} states`);
    distinctStates += 1;
    next.push(state);
  };
  for (const { state } of model.initialStates()) reach(state);
  while (next.length > 0) {
    const level = next;
    next = [];
    levels.push(level.length);
    for (const state of level) for (const transition of model.transitions(state)) reach(transition.state);
  }
  return { distinctStates, transitions, depth: levels.length, levels };
}

/** Every permutation of every interchangeable set, in all combinations. */
export function permutationsOf(sets: readonly ProcessSet[]): readonly Permutation[] {
  return sets
    .filter(({ interchangeable }) => interchangeable)
    .reduce<readonly Permutation[]>(
      (begun, { shape, ids }) =>
        begun.flatMap((permutation) => ordersOf([...ids]).map((order) => ({ ...permutation, [shape.set]: order }))),
      [{}],
    );
}
