import { compile, type Program } from '../../compile/index.js';
import { type Ending, type Explored, endingWithout, type Run, runsIn } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { Edges, makeStore, OutOfMemory } from '../../store/index.js';
import { ShortestRuns } from './shortest-runs.js';

/** How far the surroundings of a run are explored. */
export interface Reach {
  /** The positions on the run around which states are expanded first. */
  readonly places: readonly number[];
  /** How many states are expanded besides those of the run. */
  readonly states: number;
}

/**
 * Explores what lies near runs of a model, one after the other. Every state of a run is expanded, then others: those nearest
 * to places of it first. So the transitions of the run are among those seen, and what was seen is a part of the state graph,
 * all of it reached from where the run begins, in which runs can be searched as in an exploration that has ended at a bound.
 */
export class Surroundings {
  readonly #program: Program;
  #edges: Edges;
  /** Where the states go that are found by the expansion at work. */
  #found: number[] = [];

  /** @throws UsageError if the model refers to what it does not have. */
  constructor(private readonly instance: Instance) {
    let edges = new Edges(0, false);
    const ignore = () => {};
    const found = (id: number) => {
      this.#found.push(id);
    };
    this.#program = compile(
      instance,
      [],
      { found, decided: ignore, decidedByStep: ignore },
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
  explore(run: Run, { places, states: most }: Reach): Explored {
    const program = this.#program;
    const { registers } = program.store;
    const store = makeStore(registers.current.length, { insteadOf: program.store });
    program.storeIn(store);
    this.#edges = new Edges(this.#edges.firstDuration, this.instance.time !== undefined);
    let expanded = 0;
    let transitions = 0;
    let source = -1;
    const expand = (id: number) => {
      source = id;
      transitions += program.expand(id);
      expanded += 1;
    };
    const takeUp = (words: Int32Array | undefined) => {
      if (words === undefined) return;
      registers.current.set(words);
      // What the last exploration has left is nothing to go by.
      store.adopt();
      program.identify();
    };
    const near: number[] = [];
    const far: number[] = [];
    const explore = (): Ending => {
      for (const position of [0, ...places]) takeUp(run[position]);
      const nearest = store.count();
      run.forEach(takeUp);
      const onRun = store.count();
      for (let id = 0; id < onRun; id++) {
        this.#found = id < nearest ? near : far;
        expand(id);
      }
      // Each expansion may make the list longer that it is in.
      for (const list of [near, far]) {
        this.#found = list;
        for (let at = 0; at < list.length && expanded < onRun + most; at++) expand(list[at] ?? 0);
      }
      return { because: 'states', limit: onRun + most };
    };
    const ending = this.#guarded(explore, () => source);
    const edges = this.#edges;
    if (ending.because === 'failed' && source >= 0) edges.forget(source);
    const distinctStates = store.count();
    const parents = lazily(() => {
      const known = run.map((words) => {
        registers.current.set(words);
        return program.identify();
      });
      return new ShortestRuns(edges, distinctStates, known);
    });
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
