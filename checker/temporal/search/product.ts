import { OutOfMemory } from '../../store/index.js';
import { type Automaton, leadingToAcceptance, type Move } from '../automaton/index.js';
import type { FairnessConstraints } from './constraints.js';
import { firstEdge, type StateGraph } from './state-graph.js';

/** What an automaton reads: the states of a graph by class, those of a class being alike to its atoms. */
export interface Reading {
  readonly classes: number;
  /** By state. */
  readonly classOf: Int32Array;
  isTrue(stateClass: number, atom: number): boolean;
}

export interface ProductOptions {
  readonly graph: StateGraph;
  readonly automaton: Automaton;
  readonly reading: Reading;
  readonly constraints: FairnessConstraints;
  /** By state: whether a run may stop in it. */
  readonly mayStop: Uint8Array;
  /** By edge: whether a run must not take it once the automaton has left its waiting state; nothing if not given. */
  readonly excluded?: Uint8Array;
}

/** Nodes are numbered in 32 bits, with a sign. */
const MOST_NODES = 2 ** 31 - 1;

/**
 * The runs of a state graph with what an automaton makes of them. A node is a state and a state of the automaton, which
 * reads the state when the run leaves it.
 */
export class Product {
  readonly graph: StateGraph;
  readonly constraints: FairnessConstraints;
  readonly excluded: Uint8Array | undefined;
  /** States of the automaton: a node is the number of the state times this, plus that of the automaton's. */
  readonly width: number;
  readonly initial: readonly number[];
  /**
   * An initial state of the automaton that can be kept whatever happens, and does not accept: every state of the graph is
   * reached in it, so no search is needed for that. −1 if there is none.
   */
  readonly waiting: number;
  /** How many sets of marks a cycle must meet, as a mask. */
  readonly allMarks: number;
  readonly #classes: number;
  readonly #classOf: Int32Array;
  readonly #mayStop: Uint8Array;
  /** By automaton state and class: where its moves begin. */
  readonly #firstMove: Int32Array;
  readonly moveTargets: Int32Array;
  readonly moveMarks: Int32Array;
  readonly #automaton: Automaton;
  readonly #isOpen: (move: Move, stateClass: number) => boolean;
  /** By class, as far as it was asked for: the states of the automaton that accept a run that stays in such a state. */
  readonly #acceptsForever = new Map<number, ReadonlySet<number>>();

  /** @throws OutOfMemory if there are more nodes than can be numbered */
  constructor({ graph, automaton, reading, constraints, mayStop, excluded }: ProductOptions) {
    this.graph = graph;
    this.constraints = constraints;
    this.excluded = excluded;
    this.width = automaton.moves.length;
    if (this.nodes > MOST_NODES) throw new OutOfMemory(4 * this.nodes);
    this.initial = automaton.initial;
    this.allMarks = 2 ** automaton.acceptanceSets - 1;
    this.waiting = waitingStateOf(automaton);
    this.#mayStop = mayStop;
    this.#classes = reading.classes;
    this.#classOf = reading.classOf;
    this.#automaton = automaton;
    this.#isOpen = ({ requires, forbids }, stateClass) =>
      requires.every((atom) => reading.isTrue(stateClass, atom)) &&
      !forbids.some((atom) => reading.isTrue(stateClass, atom));
    const moves = automaton.moves.flatMap((ofState) =>
      Array.from({ length: reading.classes }, (_, stateClass) =>
        ofState.filter((move) => this.#isOpen(move, stateClass)),
      ),
    );
    this.#firstMove = new Int32Array(moves.length + 1);
    for (const [position, some] of moves.entries()) {
      this.#firstMove[position + 1] = (this.#firstMove[position] ?? 0) + some.length;
    }
    this.moveTargets = Int32Array.from(moves.flat(), ({ target }) => target);
    this.moveMarks = Int32Array.from(moves.flat(), ({ marks }) => marks);
  }

  get nodes(): number {
    return this.graph.states * this.width;
  }

  /** The row of moves that are open to a state of the automaton in a state of the graph; see `firstMove`. */
  row(state: number, inAutomaton: number): number {
    return inAutomaton * this.#classes + (this.#classOf[state] ?? 0);
  }

  firstMove(row: number): number {
    return this.#firstMove[row] ?? 0;
  }

  /** Tells of every step from a node where it leads, by which edge of the graph, and which marks it meets. */
  forEachSuccessor(node: number, visit: (target: number, edge: number, marks: number) => void): void {
    const { graph, width, moveTargets, moveMarks, excluded } = this;
    const state = Math.floor(node / width);
    const inAutomaton = node - state * width;
    const row = this.row(state, inAutomaton);
    const [firstMove, endMove] = [this.firstMove(row), this.firstMove(row + 1)];
    const end = graph.ends[state] ?? 0;
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      if (excluded !== undefined && excluded[edge] === 1 && inAutomaton !== this.waiting) continue;
      const base = (graph.targets[edge] ?? 0) * width;
      for (let move = firstMove; move < endMove; move++) {
        visit(base + (moveTargets[move] ?? 0), edge, moveMarks[move] ?? 0);
      }
    }
  }

  /** The constraints whose actions are enabled in a node. */
  enabledIn(node: number): ReadonlySet<number> {
    const { graph, width, constraints } = this;
    const state = Math.floor(node / width);
    const enabled = new Set<number>();
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      const constraint = constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1;
      if (constraint >= 0) enabled.add(constraint);
    }
    return enabled;
  }

  /** Whether a run that stops in a node is accepted. */
  isAcceptingStop(node: number): boolean {
    const state = Math.floor(node / this.width);
    return this.#mayStop[state] === 1 && this.#acceptingForever(this.#classOf[state] ?? 0).has(node % this.width);
  }

  /** The states of the automaton that accept a run on which it reads one class for ever. */
  #acceptingForever(stateClass: number): ReadonlySet<number> {
    const known = this.#acceptsForever.get(stateClass);
    if (known !== undefined) return known;
    const moves = this.#automaton.moves.map((ofState) => ofState.filter((move) => this.#isOpen(move, stateClass)));
    const accepting = leadingToAcceptance({ ...this.#automaton, moves });
    this.#acceptsForever.set(stateClass, accepting);
    return accepting;
  }
}

/** Only one that accepts nothing by itself: no other state leads back to it, and staying meets not all sets. */
function waitingStateOf({ initial, moves, acceptanceSets }: Automaton): number {
  const waiting = initial.find((state) => {
    const own = moves[state]?.filter(({ target }) => target === state) ?? [];
    const marks = own.reduce((all, move) => all | move.marks, 0);
    const isEntered = moves.some((some, from) => from !== state && some.some(({ target }) => target === state));
    const canStay = own.some(({ requires, forbids }) => requires.length === 0 && forbids.length === 0);
    return canStay && !isEntered && marks !== 2 ** acceptanceSets - 1;
  });
  return waiting ?? -1;
}
