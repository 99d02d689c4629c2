import type { Property } from '../../language/index.js';
import type { Leading } from './heading.js';
import { idsOf, type Levelled } from './levelled.js';
import type { Walk } from './walk.js';

/** It is looked back on so many states at most. */
const MOST_STATES = 2 ** 14;

/**
 * Looks back from the states of a level that decide a property, through as many levels as have few states together.
 * Undefined if that level has many itself, or steps decide the property: of these a program tells only one.
 */
export function* leadingTo(walk: Walk, property: Property, deciding: number): Generator<void, Leading | undefined> {
  const { levelled } = walk;
  const sizeOf = (level: number) => {
    const [begin, end] = idsOf(levelled, level);
    return end - begin;
  };
  let left = MOST_STATES - sizeOf(deciding);
  if (left < 0 || property.form === 'alwaysStep') return undefined;
  const states = new Set<number>();
  let first = add(states, levelled, deciding, (id) => walk.decisionAt(id, property, deciding) !== undefined);
  let level = deciding;
  for (; level > levelled.firstLevel; level--) {
    const above = level - 1;
    left -= sizeOf(above);
    if (left < 0) break;
    yield;
    first = add(states, levelled, above, (id) => walk.successorsOf(id, above).targets.some((next) => states.has(next)));
  }
  return { level, states, first };
}

/** Adds those of a level that lead; gives the smallest id of them, behind the level if there are none. */
function add(states: Set<number>, levelled: Levelled, level: number, leads: (id: number) => boolean): number {
  const [begin, end] = idsOf(levelled, level);
  let first = end;
  for (let id = end - 1; id >= begin; id--) {
    if (!levelled.parents.has(id) || !leads(id)) continue;
    states.add(id);
    first = id;
  }
  return first;
}
