import { compile, type Program } from '../../compile/index.js';
import { type Ending, type Explored, endingWithout, type Run, runsIn } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { Edges, makeStore, OutOfMemory } from '../../store/index.js';
import { ShortestRuns } from './shortest-runs.js';

/** A part of the surroundings of a run. */
export interface Region {
  /** The positions on the run from where states are expanded, the nearest first. */
  readonly places: readonly number[];
  /** How many states are expanded, besides those that were before. */
  readonly states: number;
  /** Which states lie in it, told by their view: others are not expanded, and nothing behind them; all do if not given. */
  readonly includes?: (state: unknown) => boolean;
}

/**
 * Explores what lies near runs of a model, one after the other. Every state of a run is expanded, then others in regions
 * around it. So the transitions of the run are among those seen, and what was seen is a part of the state graph,
 * all of it reached from where the run begins, in which runs can be searched as in an exploration that has ended at a bound.
 */
export class Surroundings {
  readonly #program: Program;
  #edges: Edges;

  /** @throws UsageError if the model refers to what it does not have. */
  constructor(private readonly instance: Instance) {
    let edges = new Edges(0, false);
    const ignore = () => {};
    this.#program = compile(
      instance,
      [],
      { found: ignore, decided: ignore, decidedByStep: ignore },
      {
        // Compiled once for all runs, so that V8 knows the model; each has transitions of its own.
        edges: (firstDuration, isTimed) => {
          edges = new Edges(firstDuration, isTimed);
          return {
            open: (source) => this.#edges.open(source),
            append: (source, targets, labels, count) => this.#edges.append(source, targets, labels, count),
            labelOfDuration: (steps) => this.#edges.labelOfDuration(steps),
          };
        },
      },
    );
    this.#edges = edges;
  }

  /** Shows the states of a run, one after another. */
  view(run: Run, see: (state: unknown) => void): void {
    const { store, state } = this.#program;
    for (const words of run) {
      store.registers.current.set(words);
      see(state);
    }
  }

  /** Explores what lies near a run, which is given by the words of its states; what was said of the last one is good no more. */
  explore(run: Run, regions: readonly Region[]): Explored {
    const program = this.#program;
    const { registers } = program.store;
    const store = makeStore(registers.current.length, { insteadOf: program.store });
    program.storeIn(store);
    const edges = new Edges(this.#edges.firstDuration, this.instance.time !== undefined);
    this.#edges = edges;
    let transitions = 0;
    let source = -1;
    const expand = (id: number) => {
      source = id;
      transitions += program.expand(id);
    };
    const explore = (): Ending => {
      const ids = run.map((words) => {
        registers.current.set(words);
        // What the last exploration has left is nothing to go by.
        store.adopt();
        return program.identify();
      });
      for (const id of new Set(ids)) expand(id);
      for (const region of regions) this.#exploreIn(region, ids, expand);
      return { because: 'states', limit: store.count() };
    };
    const ending = this.#guarded(explore, () => source);
    if (ending.because === 'failed' && source >= 0) edges.forget(source);
    const distinctStates = store.count();
    const parents = lazily(() => new ShortestRuns(edges, distinctStates));
    return {
      program,
      parents,
      edges,
      ...runsIn(this.instance, store, parents, false),
      sample: () => [],
      ending,
      decisions: [],
      distinctStates,
      initialStates: 1,
      transitions,
      depth: run.length,
      reduction: undefined,
    };
  }

  /** Breadth first, through what was expanded before as well. */
  #exploreIn({ places, states, includes }: Region, ids: readonly number[], expand: (id: number) => void): void {
    const { store, state } = this.#program;
    const isIn = (id: number) => {
      if (includes === undefined) return true;
      store.load(id);
      return includes(state);
    };
    const queue = [...new Set(places.flatMap((position) => ids[position] ?? []))];
    const asked = new Set(queue);
    let left = states;
    for (const id of queue) {
      if ((this.#edges.begins[id] ?? 0) === 0) {
        if (left === 0) return;
        left -= 1;
        expand(id);
      }
      const { begins, ends, targets } = this.#edges;
      for (let edge = (begins[id] ?? 1) - 1; edge < (ends[id] ?? 0); edge++) {
        const target = targets[edge] ?? 0;
        if (asked.has(target)) continue;
        asked.add(target);
        if (isIn(target)) queue.push(target);
      }
    }
  }

  /** What the model throws ends the exploration. */
  #guarded(explore: () => Ending, source: () => number): Ending {
    try {
      return explore();
    } catch (thrown) {
      if (thrown instanceof OutOfMemory) return endingWithout(thrown);
      return { because: 'failed', source: source(), thrown };
    }
  }
}

/** Most surroundings show nothing, and nobody asks for a run there. */
function lazily(make: () => ShortestRuns): Pick<ShortestRuns, 'pathTo'> {
  let made: ShortestRuns | undefined;
  return {
    pathTo: (id) => {
      made ??= make();
      return made.pathTo(id);
    },
  };
}
