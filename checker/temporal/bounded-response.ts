import { DisagreementError } from '../errors.js';
import type { Exploration } from '../explore/index.js';
import type { BoundedResponse, Time } from '../language/index.js';
import { enlarged, sharedWords } from '../store/index.js';
import { STEPS_PER_TURN } from './components.js';
import { timeCanPassUnseen } from './divergence.js';
import type { Finding, Run } from './finding.js';
import { readingOf } from './reading.js';
import { durationOf, firstEdge, type StateGraph } from './state-graph.js';

/**
 * Decides whether the conclusion always comes in time after the premise. No clock is added to the states: from each state
 * the longest time is computed that can pass before the conclusion, as a longest path over the transitions, each as long
 * as the time that passes by it. Time that passes on a cycle, or unseen, without the conclusion is endless.
 *
 * Presupposes that no run goes on for ever in no time.
 */
export function* decideBoundedResponse(
  exploration: Exploration,
  graph: StateGraph,
  { premise, conclusion, limit }: BoundedResponse,
  { unit }: Time,
): Generator<void, Finding> {
  const reading = yield* readingOf(exploration, [{ holds: premise }, { holds: conclusion }]);
  const is = (state: number, atom: number) => reading.isTrue(reading.classOf[state] ?? 0, atom);
  const isOpen = (state: number) => !is(state, 1);
  const waits = new Waits(graph, isOpen);
  let cases = 0;
  let late: number | undefined;
  for (let state = 0; state < graph.states; state++) {
    if (state % STEPS_PER_TURN === 0) yield;
    if (!is(state, 0)) continue;
    cases += 1;
    if (late !== undefined || !isOpen(state)) continue;
    yield* waits.compute(state);
    if (waits.longestFrom(state) > limit) late = state;
  }
  const tested = { cases, idlePremises: [], isVacuous: cases === 0 };
  if (late === undefined) {
    const outcome = exploration.ending.because === 'exhausted' ? 'holds' : 'open';
    return { outcome, run: null, clause: null, ...tested };
  }
  const { run, passed } = yield* lateRun(exploration, graph, isOpen, late, limit);
  const clause = `${passed === Number.POSITIVE_INFINITY ? 'time passes for ever' : `${passed.toLocaleString('en-US')} ${unit} pass`} without it`;
  return { outcome: 'violated', run, clause, ...tested };
}

const FRAME = 2;
const UNKNOWN = -1;
/** The state is on the path that is being followed: coming back to it closes a cycle, on which time passes. */
const ON_PATH = -2;

/** By state in which the conclusion does not hold, how long it can take. */
class Waits {
  /** Longest time, or one of the marks above. */
  readonly #longest: Float64Array;
  /** State and position of its next edge, for each state on the path. */
  #frames = sharedWords(FRAME * 1024);
  #depth = 0;

  constructor(
    private readonly graph: StateGraph,
    private readonly isOpen: (state: number) => boolean,
  ) {
    this.#longest = new Float64Array(graph.states).fill(UNKNOWN);
  }

  longestFrom(state: number): number {
    return this.#longest[state] ?? 0;
  }

  /** Depth first: when a state is left all that it leads to is known. */
  *compute(root: number): Generator<void, void> {
    const { graph } = this;
    if (this.#longest[root] !== UNKNOWN) return;
    this.#enter(root);
    for (let turn = 1; this.#depth > 0; turn++) {
      if (turn % STEPS_PER_TURN === 0) yield;
      const frame = FRAME * (this.#depth - 1);
      const state = this.#frames[frame] ?? 0;
      const edge = this.#frames[frame + 1] ?? 0;
      if (edge === (graph.ends[state] ?? 0)) {
        this.#depth -= 1;
        this.#longest[state] = this.#longestOf(state);
        continue;
      }
      const target = graph.targets[edge] ?? 0;
      this.#frames[frame + 1] = edge + 1;
      if (this.isOpen(target) && this.#longest[target] === UNKNOWN) this.#enter(target);
    }
  }

  #enter(state: number): void {
    const frame = FRAME * this.#depth;
    if (frame === this.#frames.length) this.#frames = enlarged(this.#frames, 2 * frame);
    this.#frames[frame] = state;
    this.#frames[frame + 1] = firstEdge(this.graph, state);
    this.#longest[state] = ON_PATH;
    this.#depth += 1;
  }

  /**
   * From what is known of its successors. One that is still on the path closes a cycle, and so does one that has been left
   * and reaches the path: it has found that out before.
   */
  #longestOf(state: number): number {
    const { graph } = this;
    if (timeCanPassUnseen(graph, state)) return Number.POSITIVE_INFINITY;
    let longest = 0;
    for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
      const target = graph.targets[edge] ?? 0;
      const after = this.isOpen(target) ? (this.#longest[target] ?? 0) : 0;
      const passed = durationOf(graph, graph.labels[edge] ?? 0);
      longest = Math.max(longest, after === ON_PATH ? Number.POSITIVE_INFINITY : passed + after);
    }
    return longest;
  }
}

/** The longest time in which a state is reached by some number of steps, and from where. */
interface Arrival {
  readonly state: number;
  readonly passed: number;
  readonly from: Arrival | undefined;
}

/** The run of fewest steps by which the conclusion comes too late after a state. */
function* lateRun(
  { parents }: Exploration,
  graph: StateGraph,
  isOpen: (state: number) => boolean,
  start: number,
  limit: number,
): Generator<void, { readonly run: Run; readonly passed: number }> {
  const runTo = (arrival: Arrival, stops: boolean): Run => {
    const states: number[] = [];
    for (let at: Arrival | undefined = arrival; at !== undefined; at = at.from) states.push(at.state);
    const all = [...parents.pathTo(start).slice(0, -1), ...states.reverse()];
    return { states: all, loopStart: stops ? all.length - 1 : null };
  };
  let level = new Map<number, Arrival>([[start, { state: start, passed: 0, from: undefined }]]);
  while (level.size > 0) {
    const next = new Map<number, Arrival>();
    for (const arrival of level.values()) {
      const { state, passed } = arrival;
      if (timeCanPassUnseen(graph, state)) {
        return { run: runTo(arrival, true), passed: Number.POSITIVE_INFINITY };
      }
      for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
        const target = graph.targets[edge] ?? 0;
        const reached = { state: target, passed: passed + durationOf(graph, graph.labels[edge] ?? 0), from: arrival };
        if (reached.passed > limit) return { run: runTo(reached, false), passed: reached.passed };
        if (isOpen(target) && reached.passed > (next.get(target)?.passed ?? -1)) next.set(target, reached);
      }
    }
    yield;
    level = next;
  }
  throw new DisagreementError('a run that is too late was computed and cannot be found');
}
