import { labelsOf } from '../compile/index.js';
import type { Explored } from '../explore/index.js';
import type { AssumedFairness, TemporalProperty, TransitionSystem } from '../language/index.js';
import type { Finding } from './finding.js';
import { constraintsOf } from './search/constraints.js';
import { FairRuns, runOf } from './search/fair-runs.js';
import type { StateGraph } from './search/state-graph.js';
import { putToTheTest } from './vacuity.js';

/**
 * Decides a formula of every fair run: looks for one of its negation (Vardi and Wolper, "An automata-theoretic approach to
 * automatic program verification", LICS 1986) in the product of the states that were explored with an automaton.
 * @param keep is told of a violation before it is known how the formula was put to the test, which may take as long again
 */
export function* decideLiveness(
  system: TransitionSystem,
  exploration: Explored,
  graph: StateGraph,
  { formula, assuming }: TemporalProperty,
  fairness: AssumedFairness,
  keep: (preliminary: Finding) => void,
): Generator<void, Finding> {
  const constraints = constraintsOf(system, labelsOf(system), graph.durations.length, fairness, assuming);
  const runs = yield* FairRuns.asked(formula, exploration, graph, constraints);
  const lasso = yield* runs.satisfying({ operator: 'not', of: formula });
  const isComplete = exploration.ending.because === 'exhausted';
  const decided = {
    outcome: lasso !== undefined ? 'violated' : isComplete ? 'holds' : 'open',
    run: lasso === undefined ? null : runOf(lasso),
    clause: null,
  } as const;
  if (lasso !== undefined) keep({ ...decided, cases: 0, idlePremises: [], isVacuous: false });
  return { ...decided, ...(yield* putToTheTest(formula, runs)) };
}
