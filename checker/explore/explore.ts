import { compile, type Program } from '../compile/index.js';
import type { Instance, Property } from '../language/index.js';
import type { Reduction } from '../reduction/index.js';
import { OutOfMemory } from '../store/index.js';
import type { Ending, ExplorationBudget } from './budget.js';
import { BreadthFirst, DepthFirst } from './frontier.js';
import { learntReduction } from './learn.js';
import { BYTES_PER_LINK, Parents } from './parents.js';
import { type Decision, loadRun, pathTo, type Run } from './run.js';
import type { Watch } from './watch.js';

export interface ExplorationOptions extends Pick<ExplorationBudget, 'maxStates' | 'maxDepth'> {
  readonly search: 'bfs' | 'dfs';
  /** Whether the transitions are kept, for what is decided afterwards. */
  readonly keepEdges?: boolean;
  /** Whether steps are left out that lead to nothing new for the properties: partial-order reduction. */
  readonly reduce?: boolean;
}

/** A state of an exploration: its id, and the words of the state. */
export interface SampledState {
  readonly id: number;
  readonly words: Int32Array;
}

/** What an exploration has seen. */
export interface Exploration {
  readonly program: Program;
  readonly parents: Parents;
  /** A run that leads to a stored state, or to where a property was decided. */
  readonly runTo: (decision: Decision, property?: Property) => Run;
  /** About so many states spread over all that were found, and the first that enables each action. */
  readonly sample: (size: number) => readonly SampledState[];
  readonly ending: Ending;
  /** For each property how it was decided, if it was: violated, or (if it is `reachable`) reached. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly distinctStates: number;
  /** How many of them are initial; these have the lowest ids. */
  readonly initialStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** How many states were expanded. */
  readonly expanded: number;
  readonly seconds: number;
  readonly bytesPerState: number;
  /** In bytes. */
  readonly peakMemory: number;
  /** How steps were left out, if they were: then all that is counted is of a part of the states. */
  readonly reduction: Reduction | undefined;
}

/** How often the clock is read: after so many expanded states. */
const STATES_PER_LOOK = 64;

/**
 * Visits every state that the initial ones lead to, each once, and puts it to the properties. Stops early when every
 * property is decided (breadth first at the end of that level, so that counts do not depend on the order within it),
 * when a budget is used up, on abort, or when the model throws.
 * @throws UsageError if the model refers to what it does not have.
 */
export async function explore(
  instance: Instance,
  properties: readonly Property[],
  options: ExplorationOptions,
  watch: Watch,
): Promise<Exploration> {
  const newFrontier = () => (options.search === 'bfs' ? new BreadthFirst() : new DepthFirst());
  const frontier = newFrontier();
  const parents = new Parents();
  const decisions: (Decision | undefined)[] = properties.map(() => undefined);
  const deadlockFree = properties.flatMap((property, position) => (property.form === 'deadlockFree' ? [position] : []));
  const isFinal = instance.final as ((state: unknown) => boolean) | undefined;
  let undecided = properties.length;
  let source = -1;
  let transitions = 0;
  let expanded = 0;
  let initialStates = 0;
  let truncated = false;

  const decide = (property: number, decision: Decision) => {
    decisions[property] = decision;
    undecided -= 1;
  };
  const listener = {
    found: (id: number) => {
      parents.set(id, source);
      frontier.push(id);
    },
    decided: (property: number, state: number) => decide(property, { at: 'state', state }),
    decidedByStep: (property: number, from: number, target: number) =>
      decide(property, { at: 'step', source: from, target }),
  };
  const maxStates = options.maxStates ?? Number.POSITIVE_INFINITY;
  const reduction =
    options.reduce === true ? await learntReduction(instance, properties, newFrontier, maxStates, watch) : undefined;
  const program = compile(instance, properties, listener, {
    keepEdges: options.keepEdges === true,
    ...(reduction === undefined ? {} : { reducer: reduction.reducer(() => frontier.laterFrom) }),
  });
  const { store } = program;

  const maxDepth = options.maxDepth ?? Number.POSITIVE_INFINITY;

  /** Explores for one slice; says why it has to end, if it has to. */
  const slice = (): Ending | undefined => {
    do {
      for (let look = 0; look < STATES_PER_LOOK; look++) {
        if (undecided === 0 && properties.length > 0 && frontier.atLevelEnd) return { because: 'decided' };
        if (store.count() > maxStates) return { because: 'states', limit: maxStates };
        const id = frontier.next();
        if (id < 0) return truncated ? { because: 'depth', limit: maxDepth } : { because: 'exhausted' };
        if (frontier.level >= maxDepth) {
          truncated = true;
          continue;
        }
        source = id;
        const successors = program.expand(id);
        transitions += successors;
        expanded += 1;
        if (successors === 0 && isFinal?.(program.state) !== true) {
          for (const property of deadlockFree) {
            if (decisions[property] === undefined) decide(property, { at: 'state', state: id });
          }
        }
      }
    } while (!watch.isSliceOver);
    return undefined;
  };
  const progress = () => ({
    distinctStates: store.count(),
    transitions,
    depth: frontier.depth,
    queue: frontier.size,
  });

  let ending: Ending | undefined;
  try {
    transitions = program.start();
    initialStates = store.count();
    while (ending === undefined) {
      ending = slice() ?? (await watch.rest(progress()));
    }
  } catch (thrown) {
    ending = thrown instanceof OutOfMemory ? { because: 'no memory' } : { because: 'failed', source, thrown };
  }
  reduction?.release();
  watch.look(progress());
  const distinctStates = store.count();
  return {
    program,
    parents,
    runTo: (decision) => loadRun(store, pathTo(parents, decision)),
    sample: (size) => sampleOf(program, distinctStates, size),
    ending,
    decisions,
    distinctStates,
    initialStates,
    transitions,
    depth: frontier.depth,
    expanded,
    seconds: watch.seconds,
    bytesPerState: distinctStates === 0 ? 0 : store.bytes() / distinctStates + BYTES_PER_LINK,
    peakMemory: watch.peakMemory,
    reduction,
  };
}

function sampleOf({ store, firstEnabled }: Program, states: number, size: number): SampledState[] {
  const ids = new Set([...firstEnabled].filter((id) => id >= 0));
  const stride = Math.max(1, Math.ceil(states / size));
  for (let id = 0; id < states; id += stride) ids.add(id);
  return [...ids].map((id) => {
    store.load(id);
    return { id, words: store.registers.current.slice() };
  });
}
