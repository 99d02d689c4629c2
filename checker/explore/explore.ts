import type { Instance, Property } from '../language/index.js';
import type { Reduction } from '../reduction/index.js';
import type { Sources } from '../source.js';
import { Edges, type LossyStorage, OutOfMemory } from '../store/index.js';
import { type Ending, type ExplorationBudget, endingWithout } from './budget.js';
import { estimateFrom } from './estimate.js';
import type { Exploration } from './exploration.js';
import { runsIn, runsRecalled } from './follow.js';
import { BreadthFirst, DepthFirst } from './frontier.js';
import type { Keeper } from './keeper.js';
import { Keeping } from './keeping.js';
import { firstLayout, type LayoutOption, Learning } from './learn-layout.js';
import { statesByLevel } from './levels.js';
import { BYTES_PER_LINK } from './parents.js';
import { exploreReduced } from './reduced.js';
import { sampleOf } from './sample.js';
import { Search } from './search.js';
import type { Watch } from './watch.js';
import { Crew } from './workers/crew.js';
import { EdgeSwitch, nowhere } from './workers/edge-switch.js';
import { exploreTogether } from './workers/together.js';

export interface ExplorationOptions extends Pick<ExplorationBudget, 'maxStates' | 'maxDepth'> {
  readonly search: 'bfs' | 'dfs';
  /** Whether the transitions are kept, for what is decided afterwards. */
  readonly keepEdges?: boolean;
  /** Whether one state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry?: boolean | undefined;
  /** What may take a new state for known; if not given, storage is exact. Of one thread only. */
  readonly storage?: LossyStorage | undefined;
  /** How states are stored; by their width if not given. */
  readonly layout?: LayoutOption | undefined;
  /** Keeps what is known, now and then and at the end, and knows what an earlier exploration has kept. Of one thread only. */
  readonly keeper?: Keeper | undefined;
  /** The threads that explore breadth first, if it is not this one alone. */
  readonly workers?: Workers | undefined;
  /** Whether steps are left out that lead to nothing new for the properties: partial-order reduction. */
  readonly reduce?: boolean | undefined;
}

/** Several threads for one exploration. */
export interface Workers {
  readonly count: number;
  /** Where each thread finds the model and the properties. */
  readonly sources: Sources;
  /** The ids of the properties, in order. */
  readonly properties: readonly string[];
  /** How many states must wait to be expanded before they take over: so many that it is worth the time to start them. */
  readonly worthwhile: number;
}

/**
 * Visits every state that the initial ones lead to, each once, and puts it to the properties. Stops early when every
 * property is decided (breadth first at the end of that level, so that counts do not depend on the order within it),
 * when a budget is used up, on abort, or when the model throws.
 * @throws UsageError if the model refers to what it does not have, or threads cannot make it again.
 */
export async function explore(
  instance: Instance,
  properties: readonly Property[],
  options: ExplorationOptions,
  watch: Watch,
): Promise<Exploration> {
  const { search, maxStates } = options;
  const exploreWith = (reduction?: Reduction) => exploreOnce(instance, properties, options, reduction, watch);
  if (options.reduce !== true) return exploreWith();
  return exploreReduced({ instance, properties, search, maxStates }, watch, exploreWith);
}

async function exploreOnce(
  instance: Instance,
  properties: readonly Property[],
  options: ExplorationOptions,
  reduction: Reduction | undefined,
  watch: Watch,
): Promise<Exploration> {
  const { maxStates, maxDepth, storage, layout, workers, keeper, symmetry } = options;
  const frontier = options.search === 'bfs' ? new BreadthFirst() : new DepthFirst();
  let edges: Edges | undefined;
  const edgeSwitch = new EdgeSwitch();
  const earlier = keeper?.earlier;
  const search = new Search(instance, properties, frontier, {
    maxStates,
    maxDepth,
    storage,
    layout: earlier === undefined ? firstLayout(layout) : (earlier.layout ?? undefined),
    earlier,
    symmetry,
    reduction,
    edges:
      options.keepEdges === true || workers !== undefined
        ? (firstDuration, isTimed) => {
            if (options.keepEdges === true) edges = new Edges(firstDuration, isTimed);
            edgeSwitch.to = edges ?? nowhere;
            return workers === undefined ? edgeSwitch.to : edgeSwitch;
          }
        : undefined,
  });
  const progress = () => ({
    distinctStates: frontier.found,
    transitions: search.transitions,
    depth: frontier.depth,
    queue: frontier.size,
    estimate:
      frontier instanceof BreadthFirst
        ? estimateFrom(frontier.levelEnds, {
            found: frontier.found,
            expanded: search.expanded,
            memory: watch.memory,
          })
        : undefined,
  });

  const isInOrder = options.search === 'bfs';
  const newKeeping = () => keeper && new Keeping(keeper, { search, frontier, edges, isInOrder, watch });
  let keeping: Keeping | undefined = newKeeping();
  let ending =
    earlier === undefined
      ? guarded(search, () => search.start())
      : await withMemory(async () => keeping?.goOn(earlier));
  const initialStates = earlier?.initialStates ?? frontier.found;
  if (ending === undefined) keeping?.begin(initialStates);
  const learning = new Learning(search, layout);
  // What is kept stays as it was stored.
  if (earlier !== undefined) learning.callOff();
  const learn = (): undefined => {
    if (!learning.learn(frontier.found)) return;
    keeping = newKeeping();
    keeping?.begin(initialStates);
  };
  let crew: Crew | undefined;
  try {
    while (ending === undefined) {
      ending = guarded(search, learn);
      if (ending !== undefined) break;
      const isOver = search.isDecided && frontier.atLevelEnd;
      const mayBeShared = workers !== undefined && !learning.isPending && !isOver;
      if (mayBeShared && frontier instanceof BreadthFirst && frontier.size >= workers.worthwhile) {
        crew ??= new Crew(workers.count, instance, workers.sources, workers.properties);
        if (workers.worthwhile === 0) ending = await watch.until(crew.prepared, progress);
        if (ending !== undefined) break;
        if (crew.isPrepared) {
          const begun = { instance, properties, initialStates, search, frontier, edges, edgeSwitch };
          return await exploreTogether(begun, crew, watch);
        }
      }
      ending = guarded(search, () => slice(search, watch)) ?? (await watch.rest(progress()));
      if (ending === undefined && (await keeping?.atRest()) === true) learning.callOff();
    }
  } finally {
    crew?.leave();
  }
  reduction?.release();
  // Of an expansion that was broken off some of the edges are missing.
  if (search.isHalfDone && search.source >= 0) edges?.forget(search.source);
  await keeping?.atEnd(ending);
  watch.look(progress());
  const { program, parents, decisions, transitions, expanded, source, recollection } = search;
  const { store } = program;
  const distinctStates = frontier.found;
  return {
    program,
    parents,
    edges,
    ...(recollection === undefined
      ? runsIn(instance, store, parents, symmetry === true)
      : runsRecalled(instance, store, parents, (decision) => recollection.runTo(decision, source))),
    sample: (size) => recollection?.sample(size) ?? sampleOf(program, parents, distinctStates, size),
    expectedOmissions: recollection?.store.expectedOmissions() ?? null,
    ending,
    decisions,
    distinctStates,
    initialStates,
    transitions,
    depth: frontier.depth,
    levels: frontier instanceof BreadthFirst ? statesByLevel(frontier.levelEnds, distinctStates) : undefined,
    expanded,
    workers: 1,
    seconds: watch.seconds,
    bytesPerState: distinctStates === 0 ? 0 : store.bytes() / distinctStates + (parents.areKept ? BYTES_PER_LINK : 0),
    peakMemory: watch.peakMemory,
    reduction,
  };
}

/** Explores until it is time to rest; says why it has to end, if it has to. */
function slice(search: Search, watch: Watch): Ending | undefined {
  let ending: Ending | undefined;
  do ending = search.advance();
  while (ending === undefined && !watch.isSliceOver);
  return ending;
}

/** What the model throws ends the exploration. */
export function guarded(search: Search, work: () => Ending | undefined): Ending | undefined {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof OutOfMemory) return endingWithout(thrown);
    return { because: 'failed', source: search.source, thrown };
  }
}

/** Where the machine has no memory for something, that is how the exploration ends. */
async function withMemory(work: () => Promise<void>): Promise<Ending | undefined> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof OutOfMemory) return endingWithout(thrown);
    throw thrown;
  }
}
