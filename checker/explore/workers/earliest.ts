import type { Leading } from './heading.js';
import { idsOf } from './levelled.js';
import { type Origin, originOf } from './origin-log.js';
import type { Walk } from './walk.js';

/** So many states of a level at most are expanded behind those that cannot lead to what is looked for. */
const MOST_TRIED = 512;

/**
 * By level, from the first one of the threads to the given one: no state with a smaller id leads, level by level, to a
 * state of the given level whose id is `id` or larger; or, of the last levels, to one that is leading. Ids nearly have the
 * order in which one thread would give them, so these bounds leave little to walk through. How high they are depends on
 * the threads; that they hold does not.
 */
export function earliestOrigins(walk: Walk, level: number, id: number, leading?: Leading): readonly number[] {
  const { levelled } = walk;
  const earliest: number[] = [];
  earliest[level] = id;
  for (let above = level - 1; above >= levelled.firstLevel; above--) {
    const from = earliest[above + 1] ?? 0;
    const isMeant =
      above + 1 === leading?.level ? (next: number) => leading.states.has(next) : (next: number) => next >= from;
    earliest[above] = earliestPredecessor(walk, above, from, isMeant);
  }
  return earliest;
}

/** No state of a level with a smaller id leads to one that is meant, which are states of the next level under ids from here on. */
function earliestPredecessor(walk: Walk, level: number, from: number, isMeant: (id: number) => boolean): number {
  const { levelled } = walk;
  // One thread finds states in the order of those from which it first reaches them; what threads found comes after that.
  if (level === levelled.firstLevel && from < levelled.foundBefore) return levelled.parents.of(from);
  const [begin, end] = idsOf(levelled, level);
  // A note of the level before may have the same id as the first of this one, where a thread had no part in it.
  const noted = levelled.origins
    .flatMap((logged) => originOf(logged, from, ...idsOf(levelled, level + 1)) ?? [])
    .filter(({ handedOut }) => handedOut >= begin);
  if (noted.length === 0) return begin;
  const handedOut = Math.min(end, ...noted.map((origin) => origin.handedOut));
  const leads = (id: number) => levelled.parents.has(id) && walk.successorsOf(id, level).targets.some(isMeant);
  for (const id of inBlocks(noted, handedOut)) if (leads(id)) return id;
  const last = Math.min(handedOut + MOST_TRIED, end);
  for (let id = handedOut; id < last; id++) if (leads(id)) return id;
  return last;
}

/** The states of blocks that threads were at, as far as they were handed out, in order. */
function inBlocks(noted: readonly Origin[], handedOut: number): number[] {
  const ids = noted.flatMap(({ blocks, block }) =>
    blocks.flatMap((begin) => Array.from({ length: block }, (_, behind) => begin + behind)),
  );
  return [...new Set(ids)].filter((id) => id < handedOut).sort((one, other) => one - other);
}
