import type { Explored } from '../../explore/index.js';
import { type Formula, operandsOf } from '../../language/index.js';
import { automatonOf } from '../automaton/index.js';
import type { Run } from '../finding.js';
import type { Question } from '../state-question.js';
import type { FairnessConstraints } from './constraints.js';
import { FairComponents } from './fair-components.js';
import { type Lasso, shortLasso } from './lasso.js';
import { Product } from './product.js';
import { type CountedReading, type Predicate, readingOf } from './reading.js';
import { firstEdge, isExpanded, type StateGraph } from './state-graph.js';

/** The fair runs of what was explored, among which those that satisfy a formula can be asked for. */
export class FairRuns {
  readonly #mayStop: Uint8Array;

  private constructor(
    private readonly graph: StateGraph,
    private readonly constraints: FairnessConstraints,
    private readonly atoms: readonly Predicate['holds'][],
    private readonly reading: CountedReading,
  ) {
    this.#mayStop = statesToStopIn(graph, constraints);
  }

  /** Asks every state, once, all that a formula asks. What is asked of the runs later has to be made of the same atoms. */
  static *asked(
    formula: Formula,
    exploration: Explored,
    graph: StateGraph,
    constraints: FairnessConstraints,
  ): Generator<void, FairRuns> {
    const atoms = [...new Set(atomsOf(formula))];
    const reading = yield* readingOf(
      exploration,
      atoms.map((holds) => ({ holds })),
    );
    return new FairRuns(graph, constraints, atoms, reading);
  }

  /** One that satisfies a formula, if there is any. */
  *satisfying(formula: Formula): Generator<void, Lasso | undefined> {
    const automaton = automatonOf(formula);
    const { graph, constraints } = this;
    const { classes, classOf } = this.reading;
    const positions = automaton.atoms.map(({ holds }) => this.atoms.indexOf(holds));
    const isTrue = (stateClass: number, atom: number) => this.reading.isTrue(stateClass, positions[atom] ?? -1);
    const reading = { classes, classOf, isTrue };
    return yield* fairLasso(new Product({ graph, automaton, reading, constraints, mayStop: this.#mayStop }));
  }

  /** In how many states a question has the answer yes. */
  statesWith(question: Question): number {
    const isYes = (stateClass: number) =>
      question((holds) => this.reading.isTrue(stateClass, this.atoms.indexOf(holds)));
    return this.reading.statesOf.reduce((sum, states, stateClass) => (isYes(stateClass) ? sum + states : sum), 0);
  }

  get states(): number {
    return this.graph.states;
  }
}

function* atomsOf(formula: Formula): Generator<Predicate['holds']> {
  if (formula.operator === 'now') yield formula.holds;
  for (const operand of operandsOf(formula)) yield* atomsOf(operand);
}

/** A fair, accepted run of a product, if there is any. */
export function* fairLasso(product: Product): Generator<void, Lasso | undefined> {
  const components = new FairComponents(product);
  yield* components.search();
  return components.isAny ? yield* shortLasso(product, components.componentOf) : undefined;
}

/** By state: whether a run may stop in it, because nothing that it owes fairness to is enabled. */
export function statesToStopIn(graph: StateGraph, { ofLabel }: FairnessConstraints): Uint8Array {
  const mayStop = new Uint8Array(graph.states);
  for (let state = 0; state < graph.states; state++) {
    if (!isExpanded(graph, state) || graph.timeWaits?.[state] === 1) continue;
    const end = graph.ends[state] ?? 0;
    let edge = firstEdge(graph, state);
    while (edge < end && (ofLabel[graph.labels[edge] ?? 0] ?? -1) < 0) edge++;
    if (edge === end) mayStop[state] = 1;
  }
  return mayStop;
}

/**
 * A lasso as a list of states. The automaton may enter its loop later than the states do, or go around twice while they
 * come back once; the run is the same if it is told as early and as short as it can be.
 */
export function runOf({ prefix, loop }: Lasso): Run {
  const repeated = loop.slice(0, periodOf(loop));
  let start = prefix.length - 1;
  const states = [...prefix];
  while (start > 0 && repeated.length > 1 && states[start - 1] === repeated.at(-2)) {
    repeated.unshift(states[start] ?? 0);
    repeated.pop();
    states.pop();
    start -= 1;
  }
  return { states: [...states, ...repeated], loopStart: start };
}

/** After how many states a loop begins to repeat itself. */
function periodOf(loop: readonly number[]): number {
  const { length } = loop;
  const isPeriod = (period: number) =>
    length % period === 0 && loop.every((state, position) => state === loop[position % period]);
  for (let period = 1; period < length; period++) if (isPeriod(period)) return period;
  return length;
}
