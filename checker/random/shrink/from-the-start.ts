import { DisagreementError } from '../../errors.js';
import { BreadthFirst, type Ending, guarded, type Run, runsIn, Search } from '../../explore/index.js';
import { always, type Instance } from '../../language/index.js';
import { type Aim, judgedFor } from './rerun.js';

/** What a search from the initial states found. */
export interface FromTheStart {
  /** A run that shows what is looked for, if one was found. */
  readonly run: Run | undefined;
  /** So many steps, and fewer, are certainly too few; −1 if that is not known of any number. */
  readonly tooFew: number;
}

/** Keeps a search for a fault going when all else is decided. */
const forEver = always('the search goes on', () => true);

/**
 * Looks breadth first for a run of at most so many steps, until so many states are found.
 * @param steps of a run that is known, at least 1
 * @throws DisagreementError if there is certainly no such run at all
 */
export function fromTheStart(instance: Instance, aim: Aim, steps: number, mostStates: number): FromTheStart {
  const frontier = new BreadthFirst();
  // What a state shows by having no successor, or a faulty one, is seen when it is expanded.
  const isSeenLater = aim.shows === 'fault' || aim.property.form === 'deadlockFree';
  const properties = aim.shows === 'fault' ? [...judgedFor(aim), forEver] : judgedFor(aim);
  const search = new Search(instance, properties, frontier, {
    maxStates: mostStates,
    maxDepth: isSeenLater ? steps + 1 : steps,
  });
  const isFound = () => aim.shows === 'decision' && search.decisions[0] !== undefined;
  let ending: Ending | undefined = guarded(search, () => search.start());
  while (ending === undefined && !isFound()) ending = guarded(search, () => search.advance());

  const run = foundBy(search, instance, aim, ending);
  // A property that is decided is not asked any more, and may be at fault unseen.
  const isAllSeen = aim.shows === 'decision' || search.decisions.every((decision) => decision === undefined);
  if (!isAllSeen) return { run, tooFew: -1 };
  if (run !== undefined) return { run, tooFew: run.length - 2 };
  if (ending?.because === 'depth') return { run, tooFew: steps - 1 };
  if (ending?.because === 'exhausted' && aim.shows === 'decision') {
    throw new DisagreementError(
      `a random run of ${steps} steps decides "${aim.property.sentence}", but none of all ${frontier.found} states does`,
    );
  }
  // Of initial states where the model is at fault not all are known.
  if (ending?.because === 'failed' && ending.source < 0) return { run, tooFew: -1 };
  // All levels before the last one are done.
  return { run, tooFew: frontier.level - (isSeenLater ? 2 : 1) };
}

/** The run to what was looked for; of a fault to the state from which it shows, none if it shows before there is any. */
function foundBy(search: Search, instance: Instance, aim: Aim, ending: Ending | undefined): Run | undefined {
  const { runTo } = runsIn(instance, search.program.store, search.parents, false);
  if (aim.shows === 'decision') {
    const [decision] = search.decisions;
    return decision === undefined ? undefined : runTo(decision);
  }
  if (ending?.because !== 'failed') return undefined;
  return ending.source < 0 ? [] : runTo({ at: 'state', state: ending.source });
}
