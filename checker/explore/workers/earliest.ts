import type { LoggedPortions } from './portion-log.js';

/** What is known of where states come from that several threads have found. */
export interface Origins {
  /** By level, from the first: the id behind its last state. */
  readonly levelEnds: readonly number[];
  /** The level at work when the threads began. */
  readonly firstLevel: number;
  /** How many states had been found before, by one thread. */
  readonly foundBefore: number;
  /** From which state one thread first reached one of these: of all that lead to it, the one with the smallest id. */
  readonly parentOf: (id: number) => number;
  /** Of each thread. */
  readonly portions: readonly LoggedPortions[];
}

/**
 * By level, from the first one of the threads to the given one: no state with a smaller id leads, level by level, to a
 * state of the given level whose id is `id` or larger. Ids nearly have the order in which one thread would give them, so
 * these bounds are nearly as high as can be; how high they are depends on the threads, not whether they hold.
 */
export function earliestOrigins(origins: Origins, level: number, id: number): readonly number[] {
  const earliest: number[] = [];
  earliest[level] = id;
  for (let above = level - 1; above >= origins.firstLevel; above--) {
    earliest[above] = earliestPredecessor(origins, above, earliest[above + 1] ?? 0);
  }
  return earliest;
}

/** No state of a level with a smaller id leads to a state of the next level whose id is `id` or larger. */
function earliestPredecessor(origins: Origins, level: number, id: number): number {
  const { firstLevel, foundBefore, levelEnds } = origins;
  // One thread finds states in the order of those from which it first reaches them; what threads found comes after that.
  if (level === firstLevel && id < foundBefore) return origins.parentOf(id);
  const begin = levelEnds[level - 2] ?? 0;
  const [from, to] = [levelEnds[level - 1] ?? 0, levelEnds[level] ?? 0];
  // A thread goes through the level in order: of its portions that reach behind the id the first one was taken earliest.
  const ofThreads = origins.portions.map((portions) => {
    const { firsts, earliest, count } = portions;
    const behind = countUpTo(portions, id);
    const first = behind > 0 && (firsts[behind - 1] ?? 0) >= from ? behind - 1 : behind;
    return first < count && (firsts[first] ?? 0) < to ? (earliest[first] ?? 0) : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...ofThreads);
  return least === Number.POSITIVE_INFINITY ? begin : Math.max(begin, least);
}

/** How many portions begin at this id or before. */
function countUpTo({ firsts, count }: LoggedPortions, id: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
