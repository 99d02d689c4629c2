import { idsOf, type Levelled } from './levelled.js';
import type { LoggedOrigins } from './origin-log.js';

/** What is known of where states come from that several threads have found. */
export type Found = Pick<Levelled, 'levelEnds' | 'firstLevel' | 'foundBefore' | 'parents' | 'origins'>;

/**
 * By level, from the first one of the threads to the given one: no state with a smaller id leads, level by level, to a
 * state of the given level whose id is `id` or larger. Ids nearly have the order in which one thread would give them, so
 * these bounds are nearly as high as can be; how high they are depends on the threads, not whether they hold.
 */
export function earliestOrigins(found: Found, level: number, id: number): readonly number[] {
  const earliest: number[] = [];
  earliest[level] = id;
  for (let above = level - 1; above >= found.firstLevel; above--) {
    earliest[above] = earliestPredecessor(found, above, earliest[above + 1] ?? 0);
  }
  return earliest;
}

/** No state of a level with a smaller id leads to a state of the next level whose id is `id` or larger. */
function earliestPredecessor(found: Found, level: number, id: number): number {
  // One thread finds states in the order of those from which it first reaches them; what threads found comes after that.
  if (level === found.firstLevel && id < found.foundBefore) return found.parents.of(id);
  const [begin] = idsOf(found, level);
  const [from, to] = idsOf(found, level + 1);
  // A thread goes through the level in order: what it noted first, of all that is about the id or later ones, is earliest.
  const ofThreads = found.origins.map((origins) => {
    const behind = countUpTo(origins, id);
    const first = behind > 0 && (origins.from[behind - 1] ?? 0) >= from ? behind - 1 : behind;
    const isOfLevel = first < origins.count && (origins.from[first] ?? 0) < to;
    return isOfLevel ? (origins.earliest[first] ?? 0) : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...ofThreads);
  return least === Number.POSITIVE_INFINITY ? begin : Math.max(begin, least);
}

/** How many notes are of this id or smaller ones. */
function countUpTo({ from, count }: LoggedOrigins, id: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
