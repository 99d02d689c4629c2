import { idsOf, type Levelled } from './levelled.js';
import type { LoggedPortions } from './portion-log.js';

/** What is known of where states come from that several threads have found. */
export type Origins = Pick<Levelled, 'levelEnds' | 'firstLevel' | 'foundBefore' | 'parents' | 'portions'>;

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
  const { firstLevel, foundBefore, parents } = origins;
  // One thread finds states in the order of those from which it first reaches them; what threads found comes after that.
  if (level === firstLevel && id < foundBefore) return parents.of(id);
  const [begin] = idsOf(origins, level);
  const [from, to] = idsOf(origins, level + 1);
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
