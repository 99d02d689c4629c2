import { DirectedGraph } from 'graphology';
import type { Fairness, Instance, Refinement, TransitionSystem } from '../language/index.js';
import { PlainModel, PlainState } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { addPoint, fairCycles, type PointOfRun, type RunGraph } from './naive-fair-cycles.js';
import { NaiveFairness, recipientOf } from './naive-fairness.js';
import { instanceOf, type NaiveGraph, naiveGraph } from './naive-graph.js';

/**
 * Whether a model refines another, by the book: each initial state is one of the abstract model, and each step one of its
 * steps or none, seen through the mapping; and, where both declare fairness, there is no fair run that is not fair to an
 * action of the abstract model.
 * @throws TooManyStates if the model has more than `maxStates`, or the graph of its runs is too large.
 * @throws ModelError if one of the models or the mapping is at fault.
 */
export function refinesNaively(instance: Instance, refinement: Refinement, maxStates = 5_000): 'holds' | 'violated' {
  const graph = naiveGraph(instance, maxStates);
  const { abstract: design, variant, parameters } = refinement;
  const system = design.instantiate({ ...(variant === undefined ? {} : { variant }), parameters });
  const images = new Images(instance, refinement, system, graph);
  if (!images.beginRight() || !images.stepRight()) return 'violated';
  const isFair = ({ actions }: TransitionSystem) => actions.some(({ fair }) => fair !== undefined);
  if (!isFair(instance) || !isFair(system)) return 'holds';
  const fairness = new NaiveFairness(graph, 'declared', refinement.assuming);
  const unfair = images.owed().some((each) => someRunIgnores(graph, fairness, images, each));
  return unfair ? 'violated' : 'holds';
}

/** Somebody to whom runs of the abstract model must be fair. */
interface Owed {
  readonly recipient: string;
  readonly fairness: Fairness;
}

/** Whether some fair run owes it to somebody in the abstract model, and never takes it from some time on. */
function someRunIgnores(graph: NaiveGraph, fairness: NaiveFairness, images: Images, owed: Owed): boolean {
  const { recipient } = owed;
  const runs: RunGraph<PointOfRun> = new DirectedGraph();
  const isEnabled = (state: number) => images.enabledIn(state).has(recipient);
  const isAllowed = (state: number) => owed.fairness === 'strong' || isEnabled(state);
  for (const [state, here] of graph.states.entries()) {
    if (!isAllowed(state)) continue;
    const enabled = fairness.enabled(here);
    addPoint(runs, `${state}`, { state, hasStopped: false, enabled });
    if (enabled.size > 0) continue;
    addPoint(runs, `${state} stopped`, { state, hasStopped: true, enabled });
    runs.addEdge(`${state} stopped`, `${state} stopped`, { taken: new Set() });
  }
  for (const [state, here] of graph.states.entries()) {
    for (const target of here.steps.keys()) {
      if (!runs.hasNode(`${state}`) || !runs.hasNode(`${target}`) || images.taken(state, target).has(recipient))
        continue;
      runs.addEdge(`${state}`, `${target}`, { taken: fairness.taken(here, target) });
    }
  }
  const comesUp = (points: readonly PointOfRun[]) => points.some(({ state }) => isEnabled(state));
  return fairCycles(runs, fairness.owed, comesUp).length > 0;
}

/** What the states of a model are seen as, and what the abstract model can do there. */
class Images {
  readonly #abstract: PlainModel;
  readonly #images: readonly Snapshot[];
  readonly #texts: readonly string[];
  /** By state: who can change what it is seen as, by what it becomes. */
  readonly #steps: readonly ReadonlyMap<string, ReadonlySet<string>>[];

  constructor(
    instance: Instance,
    { mapping: written }: Refinement,
    private readonly system: TransitionSystem,
    private readonly graph: NaiveGraph,
  ) {
    const mapping = written as (state: object, abstract: object, processes: object) => void;
    const concrete = new PlainState(instance.fields);
    this.#abstract = new PlainModel(system);
    this.#images = graph.states.map(({ snapshot }) => {
      concrete.load(snapshot);
      const blank = new PlainState(system.fields);
      concrete.read('the mapping', () => mapping(concrete.view, blank.view, system.processes));
      return blank.snapshot();
    });
    this.#texts = this.#images.map((image) => JSON.stringify(image));
    this.#steps = this.#images.map((image) => this.#stepsFrom(image));
  }

  beginRight(): boolean {
    const beginnings = new Set([...this.#abstract.initialStates()].map(({ state }) => JSON.stringify(state)));
    return [...this.graph.initial].every((number) => beginnings.has(this.#texts[number] ?? ''));
  }

  stepRight(): boolean {
    return this.graph.states.every(({ steps }, number) =>
      [...steps.keys()].every(
        (target) => this.#texts[target] === this.#texts[number] || this.taken(number, target).size > 0,
      ),
    );
  }

  owed(): Owed[] {
    const enabled = new Set(this.#steps.flatMap((steps) => [...steps.values()].flatMap((some) => [...some])));
    return this.system.actions.flatMap(({ name, fair, fairFor }): Owed[] => {
      if (fair === undefined) return [];
      const isOf = (recipient: string) =>
        fairFor === 'all' ? recipient === name : recipient.startsWith(`[${JSON.stringify(name)}`);
      return [...enabled].filter(isOf).map((recipient) => ({ recipient, fairness: fair }));
    });
  }

  enabledIn(state: number): ReadonlySet<string> {
    return new Set([...(this.#steps[state]?.values() ?? [])].flatMap((some) => [...some]));
  }

  taken(source: number, target: number): ReadonlySet<string> {
    return this.#steps[source]?.get(this.#texts[target] ?? '') ?? new Set();
  }

  #stepsFrom(image: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
    const steps = new Map<string, Set<string>>();
    for (const transition of this.#abstract.transitions(image)) {
      const text = JSON.stringify(transition.state);
      if (text === JSON.stringify(image)) continue;
      const recipient = recipientOf({ action: transition.action, instance: instanceOf(transition) });
      steps.set(text, (steps.get(text) ?? new Set()).add(recipient));
    }
    return steps;
  }
}
