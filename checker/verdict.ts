import type { Ending, Exploration } from './explore/index.js';
import type { Instance, Property } from './language/index.js';
import type { Failure, PropertyResult, Trace, Verdict } from './result.js';
import { type Finding, isTemporal, type PropertyOfRuns, type TemporalFindings } from './temporal/index.js';

/** Why an exploration ended, in words. */
export function reasonOfEnding({ ending, distinctStates }: Exploration): string {
  switch (ending.because) {
    case 'exhausted':
      return `all ${counted(distinctStates, 'state')}`;
    case 'decided':
      return `every property was decided after ${counted(distinctStates, 'state')}`;
    case 'interrupted':
      return `interrupted at ${counted(distinctStates, 'state')}`;
    case 'states':
      return `stopped at ${counted(distinctStates, 'state')}, beyond the limit of ${number(ending.limit)}`;
    case 'depth':
      return `stopped at depth ${number(ending.limit)} after ${counted(distinctStates, 'state')}`;
    case 'time':
      return `stopped after ${number(ending.limit)} s at ${counted(distinctStates, 'state')}`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory and ${counted(distinctStates, 'state')}`;
    case 'no memory':
      return `stopped at ${counted(distinctStates, 'state')}: the machine gave no more memory`;
    case 'failed':
      return `the model failed at ${counted(distinctStates, 'state')}`;
  }
}

/** Why the search after a complete exploration had to stop, in words. */
function reasonOfStop(ending: Ending): string {
  switch (ending.because) {
    case 'interrupted':
      return 'interrupted';
    case 'time':
      return `stopped after ${number(ending.limit)} s`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory`;
    case 'no memory':
      return 'the machine gave no more memory';
    default:
      return 'stopped';
  }
}

/** What an exploration says about one of its properties. */
export function resultOfProperty(about: {
  readonly id: string;
  readonly property: Property;
  readonly position: number;
  readonly exploration: Exploration;
  readonly temporal: TemporalFindings;
  readonly search: 'bfs' | 'dfs';
  /** Nothing holds if the exploration cannot be trusted; traces that were confirmed before stand. */
  readonly failure: Failure | null;
  readonly expected: 'holds' | 'violated';
  readonly trace: Trace | undefined;
}): PropertyResult {
  const { id, property, position, exploration, search, failure, expected, trace } = about;
  if (isTemporal(property)) return resultOfRuns(about, property);
  const cases = casesOf(property, position, exploration);
  const complete = exploration.ending.because === 'exhausted' && failure === null;
  const verdict = verdictOf(property, complete, trace);
  return {
    id,
    name: property.sentence,
    kind: property.form,
    verdict,
    expected,
    reason:
      failure !== null && trace === undefined
        ? failure.message
        : reasonOf(property, verdict, cases, search, exploration, trace),
    vacuous: verdict === 'holds' && property.form !== 'reachable' && cases === 0,
    cases,
    ...(trace === undefined ? {} : { trace }),
  };
}

/** What was found out about a property of whole runs. */
function resultOfRuns(about: Parameters<typeof resultOfProperty>[0], property: PropertyOfRuns): PropertyResult {
  const { id, position, exploration, temporal, failure, expected, trace } = about;
  const finding = temporal.findings.get(position);
  const outcome = failure !== null && trace === undefined ? 'open' : (finding?.outcome ?? 'open');
  const verdict = outcome === 'open' ? 'inconclusive' : outcome;
  const cases = finding?.cases ?? 0;
  const reasonOfOpen = () => {
    if (temporal.ending === null || finding !== undefined) return reasonOfEnding(exploration);
    return `${reasonOfEnding(exploration)}, but ${reasonOfStop(temporal.ending)} while their runs were searched`;
  };
  const vacuous = verdict === 'holds' && finding?.isVacuous === true;
  const reason =
    trace !== undefined
      ? reasonOfViolation(property, trace, finding?.clause ?? null)
      : failure !== null
        ? failure.message
        : verdict === 'holds'
          ? reasonOfHolding(property, exploration, finding)
          : reasonOfOpen();
  return {
    id,
    name: property.sentence,
    kind: property.form,
    verdict,
    expected,
    reason,
    vacuous,
    cases,
    ...(trace === undefined ? {} : { trace }),
  };
}

function reasonOfViolation(property: PropertyOfRuns, trace: Trace, clause: string | null): string {
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

function reasonOfHolding(property: PropertyOfRuns, exploration: Exploration, finding: Finding | undefined): string {
  const all = `all ${counted(exploration.distinctStates, 'state')}`;
  const { cases = 0, isVacuous = false, clause = null } = finding ?? {};
  if (isVacuous) return `vacuously: its premise held on no fair run through ${all}`;
  if (property.form === 'refines') {
    return `${all}, ${counted(stepsOf(exploration), 'step')}${clause === null ? '' : `, ${clause}`}`;
  }
  const runs = property.form === 'within' ? 'every run' : 'every fair run';
  return property.form === 'leadsTo' || property.form === 'within'
    ? `${runs} through ${all}; its premise held in ${number(cases)}`
    : `${runs} through ${all}`;
}

/** Implications inside properties that say nothing, although others in the same property do: if every state was seen. */
export function idlePremises(
  ids: readonly string[],
  { ending }: Exploration,
  { findings }: TemporalFindings,
): string[] {
  if (ending.because !== 'exhausted') return [];
  const warning = (id: string, premise: string) =>
    `an implication in ${id} says nothing, since no fair run makes its premise true: ${premise}`;
  return [...findings].flatMap(([position, { idlePremises: idle, isVacuous }]) =>
    isVacuous ? [] : idle.map((premise) => warning(ids[position] ?? '', premise)),
  );
}

/** What somebody who reads the verdicts ought to know besides. */
export function warningsOf(instance: Instance, { ending, program }: Exploration): string[] {
  if (ending.because !== 'exhausted') return [];
  return instance.actions
    .filter((action, position) => program.statistics[2 * position + 1] === 0 && !isOutOfBudget(instance, action.spends))
    .map(({ name }) => `the action "${name}" was never taken: no reachable state enables it`);
}

/** An action whose budget is 0 is switched off on purpose. */
function isOutOfBudget(instance: Instance, spends: string | undefined): boolean {
  const budget = spends === undefined ? undefined : instance.fields[spends];
  return budget?.kind === 'budget' && budget.limit === 0;
}

function casesOf(property: Property, position: number, exploration: Exploration): number {
  if (property.form === 'deadlockFree') return exploration.expanded;
  if (property.form === 'reachable') return exploration.distinctStates;
  if ('given' in property && property.given !== undefined) return exploration.program.cases[position] ?? 0;
  return property.form === 'always' ? exploration.distinctStates : stepsOf(exploration);
}

/** Every transition but the initial states. */
function stepsOf({ program }: Exploration): number {
  return program.statistics.reduce((sum, figure, position) => (position % 2 === 1 ? sum + figure : sum), 0);
}

function verdictOf(property: Property, complete: boolean, trace: Trace | undefined): Verdict {
  const shown = trace !== undefined;
  if (property.form === 'reachable') return shown ? 'holds' : complete ? 'violated' : 'inconclusive';
  return shown ? 'violated' : complete ? 'holds' : 'inconclusive';
}

function reasonOf(
  property: Property,
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
  const all = `all ${counted(exploration.distinctStates, 'state')}`;
  if (property.form === 'reachable') return `in none of ${all}`;
  if (property.form === 'deadlockFree') return all;
  const tested = property.form === 'always' ? all : `${all}, ${counted(stepsOf(exploration), 'step')}`;
  if (!('given' in property) || property.given === undefined) return tested;
  return cases === 0
    ? `vacuously: its premise held nowhere in ${tested}`
    : `${tested}; its premise held in ${number(cases)}`;
}

function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
