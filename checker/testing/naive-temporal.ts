import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import type { AssumedFairness, Formula, TemporalProperty, TransitionSystem } from '../language/index.js';
import { PlainState } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { TooManyStates } from './naive-explorer.js';
import { type Fair, NaiveFairness } from './naive-fairness.js';
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

/** The components of larger products the graph library cannot find: it calls itself for each node of a path. */
const MOST_NODES = 5_000;

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
  for (const cycle of fairCycles(product, fairness.owed, tableau)) endings.add(endingOf(cycle));
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

/** A point of a run: the state, whether the run has stopped there, and what is true from there on. */
interface Point {
  readonly state: number;
  readonly hasStopped: boolean;
  readonly atom: Atom;
  /** What is owed fairness and can happen in this state. */
  readonly enabled: ReadonlySet<string>;
}

interface Step {
  readonly taken: ReadonlySet<string>;
}

type Product = DirectedGraph<Point, Step>;

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
    if (product.order === MOST_NODES) throw new TooManyStates(`more than ${MOST_NODES} nodes in the product`);
    product.addNode(key, point);
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

/** The strongly connected parts of the product that can be gone round for ever by a fair run that keeps every claim. */
function fairCycles(product: Product, owed: Fair, tableau: Tableau): Product[] {
  return stronglyConnectedComponents(product).flatMap((keys) => {
    const component = within(product, new Set(keys));
    return component.size === 0 ? [] : fairPartsOf(component, owed, tableau);
  });
}

/** The component itself if a run can go round all of it; else what is left where strong fairness forbids some of it. */
function fairPartsOf(component: Product, owed: Fair, tableau: Tableau): Product[] {
  const points = component.mapNodes((_key, point) => point);
  if (!tableau.isFulfilled(points.map(({ atom }) => atom))) return [];
  const taken = new Set(component.mapEdges((_key, step) => [...step.taken]).flat());
  const isAlwaysEnabled = (recipient: string) => points.every(({ enabled }) => enabled.has(recipient));
  const isEverEnabled = (recipient: string) => points.some(({ enabled }) => enabled.has(recipient));
  if ([...owed.weak].some((each) => !taken.has(each) && isAlwaysEnabled(each))) return [];
  const starved = [...owed.strong].filter((each) => !taken.has(each) && isEverEnabled(each));
  if (starved.length === 0) return [component];
  const tolerable = component.filterNodes((_key, { enabled }) => !starved.some((each) => enabled.has(each)));
  return fairCycles(within(component, new Set(tolerable)), owed, tableau);
}

/** Some nodes of a graph, and the edges between them. */
function within(product: Product, keys: ReadonlySet<string>): Product {
  const part: Product = new DirectedGraph();
  for (const key of keys) part.addNode(key, product.getNodeAttributes(key));
  for (const key of keys) {
    product.forEachOutEdge(key, (_edge, step, _from, to) => {
      if (keys.has(to)) part.addEdge(key, to, step);
    });
  }
  return part;
}

function endingOf(cycle: Product): NaiveEnding {
  return cycle.someNode((_key, { hasStopped }) => hasStopped) ? 'stops' : 'cycles';
}
