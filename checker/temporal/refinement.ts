import { compile, labelsOf, type Program } from '../compile/index.js';
import { DisagreementError } from '../errors.js';
import type { Explored } from '../explore/index.js';
import {
  type Action,
  type AssumedFairness,
  type Assumption,
  abstractSystemOf,
  fairnessOwedTo,
  type Refinement,
  type TransitionSystem,
} from '../language/index.js';
import { Edges, OutOfMemory } from '../store/index.js';
import type { Finding, Run } from './finding.js';
import { STEPS_PER_TURN } from './search/components.js';
import { constraintsOf, type FairnessConstraints } from './search/constraints.js';
import { fairLasso, runOf, statesToStopIn } from './search/fair-runs.js';
import { Product } from './search/product.js';
import { FailedInState, refuseWriting } from './search/reading.js';
import { againAndAgain, alwaysInTheEnd } from './search/small-automata.js';
import { firstEdge, type StateGraph } from './search/state-graph.js';

/**
 * Decides whether every run of what was explored is, seen through the mapping, a run of the abstract system: it begins
 * where that may, and each step is one of that or changes nothing there (Abadi and Lamport, "The existence of refinement
 * mappings", Theoretical Computer Science 82(2), 1991). If so, and both declare fairness, that every fair run is fair to
 * the abstract actions as well.
 * @throws FailedInState if the mapping throws, leaves a domain or changes the state that it reads, or if the abstract system
 * fails in a state for which one stands
 */
export function* decideRefinement(
  system: TransitionSystem,
  exploration: Explored,
  graph: StateGraph,
  refinement: Refinement,
  fairness: AssumedFairness,
): Generator<void, Finding> {
  const abstract = abstractSystemOf(refinement);
  const image = new Image(exploration, abstract, refinement);
  yield* image.map();
  const unlawful = yield* unlawfulRun(exploration, graph, image);
  if (unlawful !== undefined) {
    const last = unlawful.states.length - 1;
    const clause =
      last === 0
        ? `no run of ${abstract.model} begins so`
        : `its step ${last} is none of ${abstract.model}, and changes something there`;
    return finding('violated', graph, unlawful, clause);
  }
  const outcome = exploration.ending.because === 'exhausted' ? 'holds' : 'open';
  const owed = owedBy(abstract);
  if (owed.length === 0) return finding(outcome, graph, null, null);
  if (!system.actions.some((action) => isFair(action, fairness, refinement.assuming))) {
    return finding(outcome, graph, null, `not its fairness, for nothing is assumed of ${system.model}`);
  }
  const constraints = constraintsOf(system, labelsOf(system), graph.durations.length, fairness, refinement.assuming);
  for (const each of owed) {
    const lasso = yield* fairLasso(yield* unfairRuns(graph, constraints, image, each));
    if (lasso === undefined) continue;
    const when = each.isStrong ? 'can happen again and again' : 'can happen all the time';
    const clause = `from some time on "${each.action.name}" of ${abstract.model} ${when}, and never does`;
    return finding('violated', graph, runOf(lasso), clause);
  }
  return finding(outcome, graph, null, 'and its fairness');
}

/** The shortest run that does not begin as the abstract system may, or whose last step that cannot make. */
function* unlawfulRun({ parents }: Explored, graph: StateGraph, image: Image): Generator<void, Run | undefined> {
  for (let state = 0; state < graph.initialStates; state++) {
    if (!image.isInitial(state)) return { states: [state], loopStart: null };
  }
  for (let state = 0; state < graph.states; state++) {
    if (state % STEPS_PER_TURN === 0) yield;
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      const target = graph.targets[edge] ?? 0;
      if (!image.isStep(state, target)) return { states: [...parents.pathTo(state), target], loopStart: null };
    }
  }
  return undefined;
}

/** Whether something is assumed of an action, besides that time passes. */
function isFair(action: Action, fairness: AssumedFairness, assuming: Assumption): boolean {
  return action.range.over !== 'time' && fairnessOwedTo(action, fairness, assuming) !== undefined;
}

function finding(outcome: Finding['outcome'], graph: StateGraph, run: Run | null, clause: string | null): Finding {
  return { outcome, run, clause, cases: graph.states, idlePremises: [], isVacuous: false };
}

/** Something to which the runs of the abstract system are fair. */
interface Owed {
  readonly action: Action;
  readonly constraints: FairnessConstraints;
  readonly constraint: number;
  readonly isStrong: boolean;
}

function owedBy(abstract: TransitionSystem): Owed[] {
  const labels = labelsOf(abstract);
  const constraints = constraintsOf(abstract, labels, 0, 'declared', {});
  return abstract.actions.flatMap((action, position): Owed[] => {
    if (fairnessOwedTo(action, 'declared', {}) === undefined) return [];
    const { first, size } = labels[position] ?? { first: 0, size: 0 };
    const own = new Set(constraints.ofLabel.subarray(first, first + size));
    return [...own].map((constraint) => ({
      action,
      constraints,
      constraint,
      isStrong: constraints.isStrong[constraint] === true,
    }));
  });
}

/** The product in which the accepted runs are those that owe an abstract action fairness and never take it in the end. */
function* unfairRuns(
  graph: StateGraph,
  constraints: FairnessConstraints,
  image: Image,
  owed: Owed,
): Generator<void, Product> {
  const classOf = new Int32Array(graph.states);
  const excluded = new Uint8Array(graph.edges);
  for (let state = 0; state < graph.states; state++) {
    if (state % STEPS_PER_TURN === 0) yield;
    classOf[state] = Number(image.isEnabled(state, owed));
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      excluded[edge] = Number(image.isTaken(state, graph.targets[edge] ?? 0, owed));
    }
  }
  const automaton = owed.isStrong ? againAndAgain : alwaysInTheEnd;
  const reading = { classes: 2, classOf, isTrue: (stateClass: number) => stateClass === 1 };
  return new Product({ graph, automaton, reading, constraints, mayStop: statesToStopIn(graph, constraints), excluded });
}

/** The states of an abstract system for which those explored stand, and its transitions between them. */
class Image {
  readonly #program: Program;
  readonly #edges: Edges;
  #initialStates = 0;
  /** By state explored: the number of the abstract one. */
  readonly #of: Int32Array;
  /** By abstract state that was expanded: by successor, the labels of the transitions that lead there. */
  readonly #successors = new Map<number, ReadonlyMap<number, readonly number[]>>();

  constructor(
    private readonly exploration: Explored,
    private readonly abstract: TransitionSystem,
    private readonly refinement: Refinement,
  ) {
    const ignore = () => {};
    const listener = { found: ignore, decided: ignore, decidedByStep: ignore };
    let edges: Edges | undefined;
    this.#program = compile(abstract, [], listener, {
      edges: (firstDuration, isTimed) => {
        edges = new Edges(firstDuration, isTimed);
        return edges;
      },
    });
    if (edges === undefined) throw new DisagreementError('the transitions of the abstract system are needed');
    this.#edges = edges;
    this.#of = new Int32Array(exploration.distinctStates);
  }

  /** Maps every state. @throws FailedInState */
  *map(): Generator<void, void> {
    this.#run(0, () => this.#program.start());
    this.#initialStates = this.#program.store.count();
    const { store, state: view } = this.exploration.program;
    const { store: abstractStates, state: abstractView } = this.#program;
    const { processes } = this.abstract;
    const mapping = this.refinement.mapping as (state: unknown, abstract: unknown, processes: unknown) => void;
    const blank = abstractView as { reset(): void };
    for (let state = 0; state < this.#of.length; state++) {
      if (state % STEPS_PER_TURN === 0) yield;
      store.load(state);
      try {
        blank.reset();
        mapping(view, abstractView, processes);
      } catch (thrown) {
        throw new FailedInState(state, thrown);
      }
      refuseWriting(state, store.registers);
      const id = abstractStates.intern();
      this.#of[state] = id < 0 ? -1 - id : id;
    }
  }

  isInitial(state: number): boolean {
    return (this.#of[state] ?? 0) < this.#initialStates;
  }

  /** Whether a step is one of the abstract system, or changes nothing there. */
  isStep(source: number, target: number): boolean {
    return this.#of[source] === this.#of[target] || this.#labelsOf(source, target).length > 0;
  }

  /** Whether what is owed is enabled in a state. */
  isEnabled(state: number, { constraints, constraint }: Owed): boolean {
    for (const labels of this.#successorsOf(state).values()) {
      if (labels.some((label) => constraints.ofLabel[label] === constraint)) return true;
    }
    return false;
  }

  /** Whether a step takes what is owed. */
  isTaken(source: number, target: number, { constraints, constraint }: Owed): boolean {
    return this.#labelsOf(source, target).some((label) => constraints.ofLabel[label] === constraint);
  }

  #labelsOf(source: number, target: number): readonly number[] {
    return this.#successorsOf(source).get(this.#of[target] ?? 0) ?? [];
  }

  #successorsOf(state: number): ReadonlyMap<number, readonly number[]> {
    const id = this.#of[state] ?? 0;
    const known = this.#successors.get(id);
    if (known !== undefined) return known;
    this.#run(state, () => this.#program.expand(id));
    const successors = new Map<number, number[]>();
    const { begins, ends, targets, labels } = this.#edges;
    for (let edge = (begins[id] ?? 1) - 1; edge < (ends[id] ?? 0); edge++) {
      const to = targets[edge] ?? 0;
      const alike = successors.get(to);
      if (alike === undefined) successors.set(to, [labels[edge] ?? 0]);
      else alike.push(labels[edge] ?? 0);
    }
    this.#successors.set(id, successors);
    return successors;
  }

  /** Runs the abstract system where a state needs it. @throws FailedInState if that is at fault */
  #run(state: number, run: () => void): void {
    try {
      run();
    } catch (thrown) {
      if (thrown instanceof OutOfMemory) throw thrown;
      throw new FailedInState(state, thrown);
    }
  }
}
