import type { Exploration } from '../explore/index.js';
import type { Trace } from '../result.js';
import type { Finding, PropertyOfRuns } from '../temporal/index.js';
import { reasonOfEnding, reasonOfStop } from './ending.js';
import { counted, number, statesIn, stepsOf } from './figures.js';
import type { Decided, Judged } from './judged.js';

/** What was found out about a property of whole runs. */
export function decidedOfRuns(property: PropertyOfRuns, judged: Judged): Decided {
  const { position, exploration, temporal, failure, fairness, trace } = judged;
  const finding = temporal.findings.get(position);
  const cases = finding?.cases ?? 0;
  if (trace !== undefined) {
    const reason = reasonOfViolation(property, trace, finding?.clause ?? null);
    return { verdict: 'violated', reason, vacuous: false, cases };
  }
  if (failure !== null) return { verdict: 'inconclusive', reason: failure.message, vacuous: false, cases };
  if (finding?.outcome === 'holds') {
    const runs = property.form === 'within' || fairness === 'none' ? 'every run' : 'every fair run';
    const reason = reasonOfHolding(property, exploration, finding, runs);
    return { verdict: 'holds', reason, vacuous: finding.isVacuous, cases };
  }
  const stopped = finding === undefined ? temporal.ending : null;
  const ending = reasonOfEnding(exploration);
  const reason = stopped === null ? ending : `${ending}, but ${reasonOfStop(stopped)} while their runs were searched`;
  return { verdict: 'inconclusive', reason, vacuous: false, cases };
}

/** Why a property of whole runs is violated: by what run, and how. */
export function reasonOfViolation(property: PropertyOfRuns, trace: Trace, clause: string | null): string {
  const how = clause === null ? '' : `: ${clause}`;
  const limit = property.form === 'within' ? `; the limit is ${number(property.limit)}` : '';
  return `violated by ${describeRun(trace)}${how}${limit}`;
}

function describeRun({ steps, loop }: Trace): string {
  const { length } = steps;
  if (loop === null) return length === 0 ? 'an initial state' : `a run of ${counted(length, 'step')}`;
  if (loop.start === length) {
    return length === 0 ? 'a run that stays in its initial state' : `a run that stops after ${counted(length, 'step')}`;
  }
  // No step leads back to the state before it, so there are at least two.
  return `a run that repeats steps ${number(loop.start + 1)} to ${number(length)} for ever`;
}

function reasonOfHolding(
  property: PropertyOfRuns,
  exploration: Exploration,
  { cases, isVacuous, clause }: Finding,
  runs: string,
): string {
  const all = `all ${statesIn(exploration)}`;
  if (isVacuous) return `vacuously: its premise held on no fair run through ${all}`;
  if (property.form === 'refines') {
    return `${all}, ${counted(stepsOf(exploration), 'step')}${clause === null ? '' : `, ${clause}`}`;
  }
  return property.form === 'leadsTo' || property.form === 'within'
    ? `${runs} through ${all}; its premise held in ${number(cases)}`
    : `${runs} through ${all}`;
}
