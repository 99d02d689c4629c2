import type { Exploration } from '../explore/index.js';
import type { Property } from '../language/index.js';
import type { Trace, Verdict } from '../result.js';
import type { PropertyOfRuns } from '../temporal/index.js';
import { reasonOfEnding } from './ending.js';
import { counted, number, statesIn, stepsOf } from './figures.js';
import type { Decided, Judged } from './judged.js';

/** A property that is decided while states are explored, in each state or step by itself. */
export type PropertyOfStates = Exclude<Property, PropertyOfRuns>;

/** What an exploration says about a property of its states or steps. */
export function decidedOfStates(property: PropertyOfStates, judged: Judged): Decided {
  const { position, exploration, search, failure, trace } = judged;
  const cases = casesOf(property, position, exploration);
  // What was missed could decide it.
  const isWhole = exploration.expectedOmissions === null;
  const complete = isWhole && exploration.ending.because === 'exhausted' && failure === null;
  const verdict = verdictOf(property, complete, trace);
  return {
    verdict,
    reason:
      failure !== null && trace === undefined
        ? failure.message
        : reasonOf(property, verdict, cases, search, exploration, trace),
    vacuous: verdict === 'holds' && property.form !== 'reachable' && cases === 0,
    cases,
  };
}

function casesOf(property: PropertyOfStates, position: number, exploration: Exploration): number {
  if (property.form === 'deadlockFree') return exploration.expanded;
  if (property.form === 'reachable') return exploration.distinctStates;
  if (property.given !== undefined) return exploration.program.cases[position] ?? 0;
  return property.form === 'always' ? exploration.distinctStates : stepsOf(exploration);
}

function verdictOf(property: PropertyOfStates, complete: boolean, trace: Trace | undefined): Verdict {
  const shown = trace !== undefined;
  if (property.form === 'reachable') return shown ? 'holds' : complete ? 'violated' : 'inconclusive';
  return shown ? 'violated' : complete ? 'holds' : 'inconclusive';
}

function reasonOf(
  property: PropertyOfStates,
  verdict: Verdict,
  cases: number,
  search: 'bfs' | 'dfs',
  exploration: Exploration,
  trace: Trace | undefined,
): string {
  if (trace !== undefined) {
    const length = trace.steps.length === 0 ? 'in an initial state' : `after ${counted(trace.steps.length, 'step')}`;
    const minimal = search === 'bfs' ? 'none is shorter' : 'depth first: a shorter one may exist';
    return `${property.form === 'reachable' ? 'reached' : 'violated'} ${length}${trace.steps.length === 0 ? '' : ` (${minimal})`}`;
  }
  if (verdict === 'inconclusive') return reasonOfEnding(exploration);
  const all = `all ${statesIn(exploration)}`;
  if (property.form === 'reachable') return `in none of ${all}`;
  if (property.form === 'deadlockFree') return all;
  const tested = property.form === 'always' ? all : `${all}, ${counted(stepsOf(exploration), 'step')}`;
  if (property.given === undefined) return tested;
  return cases === 0
    ? `vacuously: its premise held nowhere in ${tested}`
    : `${tested}; its premise held in ${number(cases)}`;
}
