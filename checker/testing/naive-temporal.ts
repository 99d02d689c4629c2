import { DirectedGraph } from 'graphology';
import type { AssumedFairness, Formula, TemporalProperty, TransitionSystem } from '../language/index.js';
import { PlainState } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { addPoint, fairCycles, type PointOfRun, type RunGraph } from './naive-fair-cycles.js';
import { NaiveFairness } from './naive-fairness.js';
import { type NaiveGraph, naiveGraph } from './naive-graph.js';
import { type Atom, Tableau, truthIn } from './naive-tableau.js';

/** How a run goes on for ever: it stops in a state, or goes round in a cycle of steps. */
export type NaiveEnding = 'stops' | 'cycles';

/** What the naive checker says about a temporal property. */
export interface NaiveTemporalResult {
  readonly verdict: 'holds' | 'violated';
  /** How the runs that violate it can go on: in one way, in both, or (if it holds) in none. */
  readonly endings: ReadonlySet<NaiveEnding>;
  /** In how many reachable states the premise of a `leadsTo` is true; null of any other form. */
  readonly cases: number | null;
}

export interface NaiveTemporalOptions {
  readonly fairness?: AssumedFairness;
  readonly maxStates?: number;
}

/**
 * Decides a temporal property by the book: the product of the graph of states with the tableau of the formula, and in
 * it a strongly connected component that can be gone round fairly, with every claim kept, while the formula is false.
 * As simple as can be, so that it can be trusted to say what the engine should have found.
 * @throws TooManyStates if there are more than `maxStates`, or the product is too large.
 * @throws ModelError if the model is at fault.
 */
export function checkTemporalNaively(
  system: TransitionSystem,
  property: TemporalProperty,
  { fairness: assumed = 'declared', maxStates = 5_000 }: NaiveTemporalOptions = {},
): NaiveTemporalResult {
  const graph = naiveGraph(system, maxStates);
  const fairness = new NaiveFairness(graph, assumed, property.assuming);
  const tableau = new Tableau(property.formula);
  const isTrue = valuation(system);
  const product = productOf(graph, fairness, tableau, isTrue);
  const endings = new Set<NaiveEnding>();
  const keepsClaims = (points: readonly Point[]) => tableau.isFulfilled(points.map(({ atom }) => atom));
  for (const cycle of fairCycles(product, fairness.owed, keepsClaims)) endings.add(endingOf(cycle));
  return {
    verdict: endings.size > 0 ? 'violated' : 'holds',
    endings,
    cases: casesOf(property, graph, isTrue),
  };
}

type Valuation = (now: Now, state: Snapshot) => boolean;
type Now = Extract<Formula, { operator: 'now' }>;

/** What is true in a state. */
function valuation({ fields }: TransitionSystem): Valuation {
  const plain = new PlainState(fields);
  return ({ name, holds }, state) => {
    plain.load(state);
    return plain.read(`"${name}"`, () => (holds as (view: object) => boolean)(plain.view));
  };
}

function casesOf({ form, formula }: TemporalProperty, { states }: NaiveGraph, isTrue: Valuation): number | null {
  if (form !== 'leadsTo' || formula.operator !== 'always' || formula.of.operator !== 'implies') return null;
  const { premise } = formula.of;
  if (premise.operator !== 'now') return null;
  return states.filter(({ snapshot }) => isTrue(premise, snapshot)).length;
}

/** A point of a run, and what is true from there on. */
interface Point extends PointOfRun {
  readonly atom: Atom;
}

type Product = RunGraph<Point>;

/** Every point of a run on which the formula is false, and how it can go on. */
function productOf(graph: NaiveGraph, fairness: NaiveFairness, tableau: Tableau, isTrue: Valuation): Product {
  const product: Product = new DirectedGraph();
  const nothing: ReadonlySet<string> = new Set();
  const open: string[] = [];
  const pointsAt = graph.states.map((state, number) => {
    const enabled = fairness.enabled(state);
    const atoms = tableau.atoms((now) => isTrue(now, state.snapshot));
    const pointsIn = (hasStopped: boolean) =>
      atoms.map((atom, position): readonly [string, Point] => [
        `${number}${hasStopped ? ' stopped' : ''}, ${position}`,
        { state: number, hasStopped, atom, enabled },
      ]);
    // Nothing that a run must be fair to is left undone where it stops.
    return { going: pointsIn(false), stopped: enabled.size === 0 ? pointsIn(true) : [] };
  });
  const visit = (key: string, point: Point) => {
    if (product.hasNode(key)) return;
    addPoint(product, key, point);
    open.push(key);
  };
  for (const state of graph.initial) {
    for (const [key, point] of pointsAt[state]?.going ?? []) {
      if (!truthIn(point.atom, tableau.formula)) visit(key, point);
    }
  }
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const from = key;
    const { state, hasStopped, atom } = product.getNodeAttributes(from);
    const goOn = (points: readonly (readonly [string, Point])[], taken: ReadonlySet<string>) => {
      for (const [to, point] of points) {
        if (!tableau.follows(atom, point.atom)) continue;
        visit(to, point);
        product.addEdge(from, to, { taken });
      }
    };
    const here = graph.states[state];
    if (here === undefined) continue;
    // A run that stops is, from then on, at the stopped copy of the state, and stays there.
    goOn(pointsAt[state]?.stopped ?? [], nothing);
    if (hasStopped) continue;
    for (const target of here.steps.keys()) goOn(pointsAt[target]?.going ?? [], fairness.taken(here, target));
  }
  return product;
}

function endingOf(cycle: Product): NaiveEnding {
  return cycle.someNode((_key, { hasStopped }) => hasStopped) ? 'stops' : 'cycles';
}
