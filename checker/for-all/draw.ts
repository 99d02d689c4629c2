import type { Arbitrary } from 'fast-check';
import type { Ending, Watch } from '../explore/index.js';
import { unconfigured } from '../fast-check.js';
import type { FastCheck } from './inputs.js';
import type { Outcome } from './judge.js';
import type { Trial } from './property.js';
import { type Found, noStates, type Tried } from './tried.js';

export interface Drawing {
  readonly seed: number;
  /** How many inputs to draw. */
  readonly runs: number;
  /** Draws this one input again, and no other. */
  readonly path: string | undefined;
}

/** Thrown to end a drawing early: fast-check has no other way out. */
class Ended extends Error {}

/** What is known while inputs are drawn. */
interface Progress {
  tried: number;
  cases: number;
  ending: Ending | undefined;
  /** What the first input did that was found; from then on only smaller ones that do the same are of interest. */
  outcome: Found['outcome'] | undefined;
}

/**
 * Draws inputs at random until one decides, which fast-check then makes as small as it can.
 * @throws RangeError if the path leads nowhere
 */
export async function draw(
  arbitraryOf: (fastCheck: FastCheck) => Arbitrary<Trial>,
  judge: (trial: Trial) => Outcome,
  watch: Watch,
  { seed, runs, path }: Drawing,
): Promise<Tried> {
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path)) throw new RangeError('it looks like 12:3:0');
  const { default: fastCheck } = await import('fast-check');
  const progress: Progress = { tried: 0, cases: 0, ending: undefined, outcome: undefined };
  const passes = async (trial: Trial): Promise<boolean> => {
    if (progress.ending === undefined && watch.isSliceOver) progress.ending = await watch.rest(noStates);
    if (progress.ending !== undefined) {
      if (progress.outcome === undefined) throw new Ended();
      return true;
    }
    // After the input at the end of a path fast-check goes on with its neighbours.
    if (path !== undefined && progress.tried === 1) return true;
    const outcome = judge(trial);
    if (progress.outcome !== undefined) return outcome !== progress.outcome;
    progress.tried += 1;
    if (outcome !== 'idle') progress.cases += 1;
    if (outcome !== 'decides' && outcome !== 'throws') return true;
    progress.outcome = outcome;
    return false;
  };
  const how = path === undefined ? { numRuns: runs } : { numRuns: 1, path, endOnFailure: true };
  const details = await unconfigured(fastCheck, () =>
    fastCheck.check(fastCheck.asyncProperty(arbitraryOf(fastCheck), passes), { seed, ...how }),
  );
  const { tried, cases, ending } = progress;
  if (path !== undefined && tried === 0 && ending === undefined) throw new RangeError('fast-check draws nothing there');
  const found = foundIn(details, progress.outcome);
  return { of: null, tried, cases, found, ending: found === undefined ? ending : undefined };
}

interface Details {
  readonly counterexample: readonly [Trial] | null;
  readonly counterexamplePath: string | null;
}

function foundIn(
  { counterexample, counterexamplePath: path }: Details,
  outcome: Progress['outcome'],
): Found | undefined {
  if (outcome === undefined || counterexample === null || path === null) return undefined;
  // So it is called the same when it is drawn again by its path alone: which input it was, and each time it was made smaller.
  const [position, ...smaller] = path.split(':');
  return { trial: counterexample[0], outcome, number: Number(position) + 1, shrinks: smaller.length, path };
}
