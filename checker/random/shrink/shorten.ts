import type { Run } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { shorterAround } from './around.js';
import { fromTheStart } from './from-the-start.js';
import type { Reruns } from './rerun.js';

/** So many states are looked at to make a run shorter, each time, if it is not said otherwise. */
export const statesToShorten = 200_000;

/** A run as short as it was made. */
export interface ShortRun {
  /** The words of its states, from the initial one on. */
  readonly run: Run;
  /** Whether it is certain that none is shorter; else a shorter one may exist. */
  readonly isShortest: boolean;
}

/**
 * Makes a run shorter that shows what it is made short for. First all runs from the initial states are followed as far as
 * so many states reach: if that is far enough the result is a shortest run. Else what lies around the run is searched, then
 * around the shorter one that was found there, until none is.
 * @throws DisagreementError if an exhaustive search contradicts the run
 */
export function shorten(instance: Instance, reruns: Reruns, run: Run, mostStates: number = statesToShorten): ShortRun {
  if (run.length <= 1) return { run, isShortest: true };
  const { run: found, tooFew } = fromTheStart(instance, reruns.aim, run.length - 1, mostStates);
  const isShortest = (known: Run) => known.length - 2 <= tooFew;
  if (found !== undefined) return { run: found, isShortest: isShortest(found) };
  let shortest = run;
  let next: Run | undefined = reruns.aim.shows === 'decision' ? run : undefined;
  while (next !== undefined) {
    shortest = next;
    next = isShortest(shortest) ? undefined : shorterAround(instance, reruns, shortest, mostStates);
  }
  return { run: shortest, isShortest: isShortest(shortest) };
}
