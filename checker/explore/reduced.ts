import { UnlearntAccess } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { type Extent, type Learnt, learnAccessSets, Reduction, rehearse, widen } from '../reduction/index.js';
import { OutOfMemory } from '../store/index.js';
import type { Exploration } from './exploration.js';
import { BreadthFirst, DepthFirst } from './frontier.js';
import type { Watch } from './watch.js';

/** What is to be explored, and in which order. */
export interface Task {
  readonly instance: Instance;
  readonly properties: readonly Property[];
  readonly search: 'bfs' | 'dfs';
  readonly maxStates: number | undefined;
}

/**
 * Explores with partial-order reduction, from what is learnt of the model. Where an exploration comes upon what was not
 * learnt, that is learnt, by a rehearsal that goes beyond there, and it is explored anew: each time with larger sets, so
 * that this comes to an end. What is found does not depend on the number of threads, for where the first failure is does not.
 */
export async function exploreReduced(
  task: Task,
  watch: Watch,
  explore: (reduction: Reduction) => Promise<Exploration>,
): Promise<Exploration> {
  const { instance, properties, search, maxStates = Number.POSITIVE_INFINITY } = task;
  const order = () => (search === 'bfs' ? new BreadthFirst() : new DepthFirst());
  const learnt = await taught(learnAccessSets(instance, properties, order, maxStates), watch);
  for (;;) {
    const exploration = await explore(new Reduction(instance, properties, learnt));
    const { ending } = exploration;
    if (ending.because !== 'failed' || !(ending.thrown instanceof UnlearntAccess)) return exploration;
    widen(learnt, ending.thrown.access);
    const extent = beyond(exploration, ending.source, search);
    await taught(
      rehearse(instance, properties, learnt, order(), { ...extent, states: Math.min(extent.states, maxStates) }),
      watch,
    );
  }
}

/** How far to rehearse beyond a state. */
function beyond({ parents, distinctStates }: Exploration, source: number, search: 'bfs' | 'dfs'): Extent {
  // Depth first, a level says nothing of how much there is up to there.
  if (search === 'dfs') return { states: 2 * distinctStates, level: Number.POSITIVE_INFINITY };
  const level = source < 0 ? 0 : parents.pathTo(source).length;
  return { states: Number.POSITIVE_INFINITY, level: level + Math.max(2, Math.ceil(level / 4)) };
}

/**
 * What lessons teach. Lets the rest of the process live meanwhile; if that says to end, or there is no memory for more, as
 * much as is learnt has to do: the exploration will not get far.
 */
async function taught<Result>(lessons: Generator<Learnt, Result>, watch: Watch): Promise<Learnt | Result> {
  const first = lessons.next();
  try {
    for (let lesson = first; lesson.done !== true; lesson = lessons.next()) {
      if (watch.isSliceOver && (await watch.rest(nothingYet)) !== undefined) break;
    }
  } catch (thrown) {
    if (!(thrown instanceof OutOfMemory)) throw thrown;
  }
  return first.value;
}

const nothingYet = { distinctStates: 0, transitions: 0, depth: 0, queue: 0 };
