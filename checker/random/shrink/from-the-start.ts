import { DisagreementError } from '../../errors.js';
import { BreadthFirst, type Ending, guarded, type Run, runsIn, Search } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { type Aim, judgedFor } from './rerun.js';

/** What a search from the initial states found. */
export interface FromTheStart {
  /** A shortest run that shows what is looked for, if one was found. */
  readonly run: Run | undefined;
  /** So many steps, and fewer, are certainly too few; −1 if that is not known of any number. */
  readonly tooFew: number;
}

/**
 * Looks breadth first for a run with fewer steps than this many, until so many states are found.
 * @param steps of a run that is known, at least 1
 * @throws DisagreementError if there is certainly no such run at all
 */
export function fromTheStart(instance: Instance, aim: Aim, steps: number, mostStates: number): FromTheStart {
  const frontier = new BreadthFirst();
  // What a state shows by having no successor, or a faulty one, is seen when it is expanded.
  const isSeenLater = aim.shows === 'fault' || aim.property.form === 'deadlockFree';
  const search = new Search(instance, judgedFor(aim), frontier, {
    maxStates: mostStates,
    maxDepth: isSeenLater ? steps + 1 : steps,
  });
  const isFound = () => aim.shows === 'decision' && search.decisions[0] !== undefined;
  let ending: Ending | undefined = guarded(search, () => search.start());
  while (ending === undefined && !isFound()) ending = guarded(search, () => search.advance());

  const { store } = search.program;
  const runTo = runsIn(instance, store, search.parents, false).runTo;
  const [decision] = search.decisions;
  if (aim.shows === 'decision' && decision !== undefined) return { run: runTo(decision), tooFew: steps - 1 };
  if (aim.shows === 'fault' && ending?.because === 'failed') {
    const run = ending.source < 0 ? [] : runTo({ at: 'state', state: ending.source });
    return { run, tooFew: steps - 1 };
  }
  if (ending?.because === 'depth') return { run: undefined, tooFew: steps - 1 };
  if (ending?.because === 'exhausted' && aim.shows === 'decision') {
    throw new DisagreementError(
      `a random run of ${steps} steps decides "${aim.property.sentence}", but none of all ${frontier.found} states does`,
    );
  }
  // Of initial states where the model is at fault not all are known.
  if (ending?.because === 'failed' && ending.source < 0) return { run: undefined, tooFew: -1 };
  // All levels before the last one are done.
  return { run: undefined, tooFew: frontier.level - (isSeenLater ? 2 : 1) };
}
