import { BreadthFirst, guarded, type Run, Search } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { Edges } from '../../store/index.js';
import { reachOf, wayTo } from './reach.js';
import type { Reruns } from './rerun.js';

/**
 * A run that decides the same property in fewer steps, if there is one near the run given: all of its states and all
 * initial ones are expanded, then breadth first what these lead to, until so many states are found. In what was seen so the
 * nearest state, or step, that decides the property is looked for. Where the model is at fault nearby nothing more is seen.
 */
export function shorterAround(instance: Instance, reruns: Reruns, run: Run, mostStates: number): Run | undefined {
  const { search, initialStates, edges } = seenAround(instance, run, mostStates);
  const { store } = search.program;
  const wordsOf = (state: number): Int32Array => {
    store.load(state);
    return store.registers.current.slice();
  };
  const reach = reachOf(initialStates, search.frontier.found, edges);
  for (const state of reach.inOrder) {
    const steps = (reach.distance[state] ?? 0) + reruns.stepsToDecide;
    if (steps >= run.length - 1) return undefined;
    const rest = reruns.decidedFrom(wordsOf(state));
    if (rest !== undefined) return [...wayTo(state, reach).map(wordsOf), ...rest];
  }
  return undefined;
}

/** What was seen around a run: the initial states have the first ids. */
interface Surroundings {
  readonly search: Search;
  readonly initialStates: number;
  readonly edges: Edges;
}

function seenAround(instance: Instance, run: Run, mostStates: number): Surroundings {
  const frontier = new BreadthFirst();
  const kept: { edges?: Edges } = {};
  const search = new Search(instance, [], frontier, {
    edges: (firstDuration, isTimed) => {
      kept.edges = new Edges(firstDuration, isTimed);
      return kept.edges;
    },
    // What is as far from the run as this is on no way that is shorter.
    maxDepth: run.length,
  });
  let ending = guarded(search, () => search.start());
  const initialStates = frontier.found;
  if (ending === undefined) for (const words of run) search.takeUp(words);
  const sources = frontier.found;
  while (ending === undefined && (search.expanded < sources || frontier.found < mostStates)) {
    ending = guarded(search, () => search.advance());
  }
  const edges = kept.edges ?? new Edges(0, false);
  // Of an expansion that was broken off some of the edges are missing.
  if (search.isHalfDone && search.source >= 0) edges.forget(search.source);
  return { search, initialStates, edges };
}
