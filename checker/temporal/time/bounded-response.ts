import type { Explored } from '../../explore/index.js';
import type { BoundedResponse, Time } from '../../language/index.js';
import type { Finding } from '../finding.js';
import { STEPS_PER_TURN } from '../search/components.js';
import { readingOf } from '../search/reading.js';
import type { StateGraph } from '../search/state-graph.js';
import { lateRun } from './late-run.js';
import { Waits } from './waits.js';

/**
 * Decides whether the conclusion always comes in time after the premise. No clock is added to the states: from each state
 * the longest time is computed that can pass before the conclusion, as a longest path over the transitions, each as long
 * as the time that passes by it. Time that passes on a cycle, or unseen, without the conclusion is endless.
 *
 * Presupposes that no run goes on for ever in no time.
 */
export function* decideBoundedResponse(
  exploration: Explored,
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
  const { run, passed } = yield* lateRun(exploration, graph, waits, late, limit);
  const clause = `${passed === Number.POSITIVE_INFINITY ? 'time passes for ever' : `${passed.toLocaleString('en-US')} ${unit} pass`} without it`;
  return { outcome: 'violated', run, clause, ...tested };
}
