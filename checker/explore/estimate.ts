import type { Estimate } from '../result.js';

/** How many levels there have to be, and on how many of the last ones an estimate stands. */
const FEWEST_LEVELS = 8;
const FEWEST_RATIOS = 6;
const MOST_RATIOS = 256;
/** Ratios that fall by less than this from level to level do not fall. */
const STEADY = 1e-3;
/** By what factor two estimates, one a level after the other, may differ. */
const AGREEING = 1.5;
/** Levels that have not died out after so many more never will. */
const MOST_LEVELS = 100_000;

/**
 * How many states a breadth-first search will have found in the end, from how many it had found at the end of each level;
 * undefined where nothing reasonable can be said.
 *
 * Levels grow, and shrink, by a factor that mostly falls steadily (their sizes look like a bell: Pelánek and Šimeček,
 * "Estimating state space parameters", PDMC 2008). A line through the logarithms of this factor on the last half of the
 * levels is drawn on until the levels die out. Nothing is said before there are enough levels, where the factor does not
 * fall, where it falls as that of a polynomial does, which never dies out, and while the estimate still moves.
 */
export function estimatedStates(levelEnds: readonly number[]): number | undefined {
  const now = extrapolated(levelEnds, levelEnds.length);
  const before = extrapolated(levelEnds, levelEnds.length - 1);
  if (now === undefined || before === undefined) return undefined;
  return Math.max(now / before, before / now) > AGREEING ? undefined : now;
}

export interface Explored {
  readonly found: number;
  readonly expanded: number;
  /** Resident memory before it began, and now, in bytes. */
  readonly memory: { readonly before: number; readonly now: number };
}

/** What comes of all that is known of an exploration: the states, how far it is, and the resident memory in the end. */
export function estimateFrom(
  levelEnds: readonly number[],
  { found, expanded, memory }: Explored,
): Estimate | undefined {
  const states = estimatedStates(levelEnds);
  if (states === undefined) return undefined;
  const total = Math.max(Math.round(states), found);
  return {
    states: total,
    fraction: Math.min(1, expanded / total),
    memory: Math.round(memory.now + (total - found) * (Math.max(0, memory.now - memory.before) / found)),
  };
}

/** The sum of all levels, of which the first `levels` are known. */
function extrapolated(levelEnds: readonly number[], levels: number): number | undefined {
  if (levels < FEWEST_LEVELS) return undefined;
  const sizeOf = (level: number) => (levelEnds[level] ?? 0) - (levelEnds[level - 1] ?? 0);
  const count = Math.min(Math.max(FEWEST_RATIOS, Math.floor((levels - 1) / 2)), MOST_RATIOS);
  const ratios = Array.from({ length: count }, (_, position) => {
    const level = levels - count + position;
    return Math.log(sizeOf(level) / sizeOf(level - 1));
  });
  const line = fitted(ratios);
  if (!(line.slope < -STEADY) || fallsAsOfPolynomial(ratios, line)) return undefined;
  let size = sizeOf(levels - 1);
  let states = levelEnds[levels - 1] ?? 0;
  for (let more = 1; more <= MOST_LEVELS; more++) {
    size *= Math.exp(line.end + more * line.slope);
    if (size < 1) return states;
    states += size;
  }
  return undefined;
}

/** A straight line by least squares: where it ends, at the last of the values, and its slope. */
interface Line {
  readonly end: number;
  readonly slope: number;
}

function fitted(values: readonly number[]): Line {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [covariance, variance] = [0, 0];
  for (const [position, value] of values.entries()) {
    covariance += (position - middle) * (value - mean);
    variance += (position - middle) ** 2;
  }
  const slope = covariance / variance;
  return { end: mean + slope * middle, slope };
}

/** Whether the logarithms of the ratios lie nearer to d/(k + c), as where levels grow like a polynomial, than to a line. */
function fallsAsOfPolynomial(ratios: readonly number[], line: Line): boolean {
  if (ratios.some((ratio) => ratio <= 0)) return false;
  const inverse = fitted(ratios.map((ratio) => 1 / ratio));
  const last = ratios.length - 1;
  let [fromLine, fromHyperbola] = [0, 0];
  for (const [position, ratio] of ratios.entries()) {
    const back = position - last;
    fromLine += (ratio - line.end - back * line.slope) ** 2;
    fromHyperbola += (ratio - 1 / (inverse.end + back * inverse.slope)) ** 2;
  }
  return fromHyperbola < fromLine;
}
