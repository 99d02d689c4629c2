/** So many walks are the first epoch, if they are not too long. */
const FIRST_WALKS = 32;
const FEWEST_WALKS = 16;
const MOST_WALKS = 2 ** 16;
/** About so many steps are an epoch when it has grown: few enough that walks soon go by what others have seen. */
const STEPS = 2 ** 15;

/** What walks have done so far. */
export interface Done {
  readonly walks: number;
  readonly steps: number;
}

/** What they may do. */
export interface Budget {
  readonly walks?: number | undefined;
  readonly steps?: number | undefined;
}

/**
 * How many walks are the next epoch, within which no walk depends on another: as many as there were before, within bounds
 * that follow from how long these were. What is given is what was done up to the end of an epoch, and so the same whoever did
 * it; it does not depend on a budget, so that a walk is the same whatever the budget is.
 */
export function epochAfter({ walks, steps }: Done, stepsPerWalk: number): number {
  const first = between(1, STEPS / stepsPerWalk, FIRST_WALKS);
  if (walks === 0) return first;
  const most = between(FEWEST_WALKS, (STEPS * walks) / Math.max(steps, 1), MOST_WALKS);
  return Math.min(Math.max(first, walks), most);
}

/** Walks that may be taken in any order, from one number to before another. */
export interface Round {
  readonly from: number;
  readonly to: number;
  /** After how many steps each of them ends. */
  readonly mostSteps: number;
}

/**
 * The next walks, at most to the end of the epoch: so many that a budget is met exactly however many steps they take, and
 * if that is none, one walk of so many steps as are left.
 * @returns which budget is used up, if one is
 */
export function roundWithin(
  budget: Budget,
  { walks, steps }: Done,
  epochEnd: number,
  stepsPerWalk: number,
): Round | 'walks' | 'steps' {
  const to = Math.min(epochEnd, budget.walks ?? epochEnd);
  if (to <= walks) return 'walks';
  if (budget.steps === undefined) return { from: walks, to, mostSteps: stepsPerWalk };
  const left = budget.steps - steps;
  if (left <= 0) return 'steps';
  if (left < stepsPerWalk) return { from: walks, to: walks + 1, mostSteps: left };
  return { from: walks, to: Math.min(to, walks + Math.floor(left / stepsPerWalk)), mostSteps: stepsPerWalk };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(Math.floor(value), most));
}
