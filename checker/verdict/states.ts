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
  const isStutteringOpen = exploration.reduction?.isBrokenByStuttering(position) === true;
  const complete = isWhole && exploration.ending.because === 'exhausted' && failure === null && !isStutteringOpen;
  const verdict = verdictOf(property, complete, trace);
  return {
    verdict,
    reason:
      failure !== null && trace === undefined
        ? failure.message
        : isStutteringOpen && trace === undefined && exploration.ending.because === 'exhausted'
          ? brokenByStuttering
          : reasonOf(property, position, verdict, cases, search, exploration, trace),
    vacuous:
      verdict === 'holds' &&
      property.form !== 'reachable' &&
      cases === 0 &&
      exploration.reduction?.mayMeetPremiseByStuttering(position) !== true,
    cases,
  };
}

/** Why a property of steps that no step kept violates is not known to hold. */
const brokenByStuttering =
  'not known after reduction: it is false of a step that changes nothing, and such steps were left out; check it without --reduce';

function minimality(search: 'bfs' | 'dfs', { reduction }: Exploration): string {
  if (reduction !== undefined) return 'in the reduced space: a shorter one may exist';
  return search === 'bfs' ? 'none is shorter' : 'depth first: a shorter one may exist';
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
  position: number,
  verdict: Verdict,
  cases: number,
  search: 'bfs' | 'dfs',
  exploration: Exploration,
  trace: Trace | undefined,
): string {
  if (trace !== undefined) {
    const length = trace.steps.length === 0 ? 'in an initial state' : `after ${counted(trace.steps.length, 'step')}`;
    const minimal = minimality(search, exploration);
    return `${property.form === 'reachable' ? 'reached' : 'violated'} ${length}${trace.steps.length === 0 ? '' : ` (${minimal})`}`;
  }
  if (verdict === 'inconclusive') return reasonOfEnding(exploration);
  const all = `all ${statesIn(exploration)}`;
  if (property.form === 'reachable') return `in none of ${all}`;
  if (property.form === 'deadlockFree') return all;
  const tested = property.form === 'always' ? all : `${all}, ${counted(stepsOf(exploration), 'step')}`;
  if (property.given === undefined) return tested;
  if (cases === 0 && exploration.reduction?.mayMeetPremiseByStuttering(position) === true) {
    return `${tested}; its premise may have held in steps that were left out, which change nothing that it reads`;
  }
  return cases === 0
    ? `vacuously: its premise held nowhere in ${tested}`
    : `${tested}; its premise held in ${number(cases)}`;
}
