import { DisagreementError } from '../../errors.js';
import type { Explored } from '../../explore/index.js';
import type { Run } from '../finding.js';
import { durationOf, firstEdge, type StateGraph } from '../search/state-graph.js';
import { timeCanPassUnseen } from './divergence.js';
import type { Waits } from './waits.js';

/** A run on which the conclusion comes too late, and how much time passes on it without; infinite if it goes on for ever. */
export interface LateRun {
  readonly run: Run;
  readonly passed: number;
}

/** A run from a state on, from which the conclusion can come too late: the one of fewest steps, or one that goes on for ever. */
export function* lateRun(
  { parents }: Explored,
  graph: StateGraph,
  waits: Waits,
  start: number,
  limit: number,
): Generator<void, LateRun> {
  const endless = waits.longestFrom(start) === Number.POSITIVE_INFINITY ? endlessWait(graph, waits, start) : undefined;
  const late = yield* firstLate(graph, waits, start, limit, endless?.run.states.length ?? Number.POSITIVE_INFINITY);
  const found = late ?? endless;
  if (found === undefined) {
    throw new DisagreementError('a run that is too late was computed and cannot be found');
  }
  const before = parents.pathTo(start).slice(0, -1);
  const { states, loopStart } = found.run;
  const run = { states: [...before, ...states], loopStart: loopStart === null ? null : before.length + loopStart };
  return { run, passed: found.passed };
}

/** Goes where the wait is endless until it can stay, or comes back to where it was. */
function endlessWait(graph: StateGraph, waits: Waits, start: number): LateRun {
  const states = [start];
  const positions = new Map([[start, 0]]);
  for (let state = start; !timeCanPassUnseen(graph, state); ) {
    const next = endlessSuccessor(graph, waits, state);
    if (next === undefined) throw new DisagreementError('an endless wait was computed and comes to an end');
    states.push(next);
    const loopStart = positions.get(next);
    if (loopStart !== undefined) return { run: { states, loopStart }, passed: Number.POSITIVE_INFINITY };
    positions.set(next, states.length - 1);
    state = next;
  }
  return { run: { states, loopStart: states.length - 1 }, passed: Number.POSITIVE_INFINITY };
}

function endlessSuccessor(graph: StateGraph, waits: Waits, state: number): number | undefined {
  for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
    const target = graph.targets[edge] ?? 0;
    if (waits.isOpen(target) && waits.longestFrom(target) === Number.POSITIVE_INFINITY) return target;
  }
  return undefined;
}

/** The longest time in which a state is reached by some number of steps, and from where. */
interface Arrival {
  readonly state: number;
  readonly passed: number;
  readonly from: Arrival | undefined;
}

/** The run of fewest steps, at most so many, by which the conclusion comes too late. */
function* firstLate(
  graph: StateGraph,
  waits: Waits,
  start: number,
  limit: number,
  mostSteps: number,
): Generator<void, LateRun | undefined> {
  let level = new Map<number, Arrival>([[start, { state: start, passed: 0, from: undefined }]]);
  for (let steps = 1; steps <= mostSteps && level.size > 0; steps++) {
    const next = new Map<number, Arrival>();
    for (const arrival of level.values()) {
      const { state, passed } = arrival;
      for (let edge = firstEdge(graph, state); edge < (graph.ends[state] ?? 0); edge++) {
        const target = graph.targets[edge] ?? 0;
        const reached = { state: target, passed: passed + durationOf(graph, graph.labels[edge] ?? 0), from: arrival };
        if (reached.passed > limit)
          return { run: { states: statesTo(reached), loopStart: null }, passed: reached.passed };
        if (waits.isOpen(target) && reached.passed > (next.get(target)?.passed ?? -1)) next.set(target, reached);
      }
    }
    yield;
    level = next;
  }
  return undefined;
}

function statesTo(arrival: Arrival): number[] {
  const states: number[] = [];
  for (let at: Arrival | undefined = arrival; at !== undefined; at = at.from) states.push(at.state);
  return states.reverse();
}
