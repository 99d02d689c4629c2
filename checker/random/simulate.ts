import { explained, formulaOf } from '../explain/index.js';
import { Watch } from '../explore/index.js';
import type { Instance, Property } from '../language/index.js';
import type { CheckResult, Failure, Found, PropertyResult, Trace } from '../result.js';
import { isTemporal, type PropertyOfRuns } from '../temporal/index.js';
import { warningsOfWalks } from '../verdict/index.js';
import { packageVersion } from '../version.js';
import { walkAgain } from './again.js';
import type { ShownFinding } from './evidence.js';
import { decidedByWalks, together } from './liveness/index.js';
import type { SimulateOptions } from './options.js';
import { planOfRandomRuns, type RandomPlan } from './plan.js';
import { WalkStatistics } from './statistics/index.js';
import { groundOfTrace, type Stretch, type Tried, WALKS_PER_STRETCH } from './stretch.js';
import { Stretches } from './stretches.js';
import type { Budget, SwarmEnding } from './swarm/index.js';
import { decidedBySteps, type PropertyOfSteps, reasonOfSwarmEnding } from './verdict.js';

/**
 * Tries random runs of a model and judges its properties on them. Every counterexample and witness is made short, and run
 * again on the plain model before it is reported. What no run refutes is `unrefuted`, never more. With a budget of walks or
 * steps the result is the same for the same seed, but for times and memory, however many threads walk.
 * @throws UsageError if the model refers to what it does not have, or something cannot be tried.
 */
export async function simulate(instance: Instance, options: SimulateOptions): Promise<CheckResult> {
  const plan = planOfRandomRuns(instance, options);
  const watch = new Watch(options);
  const tried =
    options.path === undefined
      ? await tryAll(instance, options, plan, watch)
      : [await walkAgain(instance, options, plan, options.path, watch)];
  const result = resultOf(instance, options, plan, tried, watch);
  return explained(result, options.explain, (trace) => groundOfTrace(trace, instance, options));
}

/** After so many stretches in a row in which nothing could happen no more are taken. */
const IDLE_STRETCHES = 64;

async function tryAll(
  instance: Instance,
  options: SimulateOptions,
  plan: RandomPlan,
  watch: Watch,
): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const stretches = new Stretches(instance, options, plan);
  const decided = Object.keys(options.properties).map(() => false);
  for (;;) {
    const stretch = stretches.numbered(tried.length);
    const budget = budgetAfter(tried, plan, options.vary !== undefined);
    const walked = await stretch.walk(tried.length * WALKS_PER_STRETCH, budget, [...decided], watch);
    const { shown, failure } = stretch.gather(walked);
    tried.push({ stretch, walked, shown, failure });
    stretches.limit();
    for (const position of [...shown.keys(), ...stretch.liveness.violations.keys()]) decided[position] = true;
    const isOver = failure !== null || walked.ending.because !== 'walks' || decided.every((each) => each);
    if (isOver || options.vary === undefined || isUsedUp(budgetAfter(tried, plan, false)) || isIdle(tried, plan))
      return tried;
  }
}

/** What is left to do, of which a stretch takes a part. */
function budgetAfter(tried: readonly Tried[], { walks, steps }: RandomPlan, isStretch: boolean): Budget {
  const done = WalkStatistics.sum(tried.map(({ walked }) => walked.statistics));
  const left = walks === undefined ? undefined : walks - done.walks;
  return {
    walks: isStretch ? Math.min(left ?? WALKS_PER_STRETCH, WALKS_PER_STRETCH) : left,
    steps: steps === undefined ? undefined : steps - done.steps,
  };
}

/** Whether there is no budget of walks, and none of very many could take a step, whatever the parameters were. */
function isIdle(tried: readonly Tried[], { walks }: RandomPlan): boolean {
  if (walks !== undefined || tried.length < IDLE_STRETCHES) return false;
  return tried.slice(-IDLE_STRETCHES).every(({ walked }) => walked.statistics.steps === 0);
}

function isUsedUp({ walks = 1, steps = 1 }: Budget): boolean {
  return walks <= 0 || steps <= 0;
}

function resultOf(
  instance: Instance,
  options: SimulateOptions,
  plan: RandomPlan,
  tried: readonly Tried[],
  watch: Watch,
): CheckResult {
  const statistics = WalkStatistics.sum(tried.map(({ walked }) => walked.statistics));
  const counts = stretchesOf(tried).map(({ distinct }) => distinct);
  const isEstimated = counts.some((each) => each.isEstimated);
  const failure = tried.find((each) => each.failure !== null)?.failure ?? null;
  const ending = endingOf(tried, plan);
  return {
    signalbox: packageVersion(),
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    chosen: instance.chosen,
    engine: 'random',
    search: 'walks',
    workers: Math.max(...tried.map(({ walked }) => walked.workers)),
    symmetry: 'off',
    reduction: 'off',
    fairness: plan.fairness,
    storage: 'exact',
    seed: plan.seed,
    distinctStates: counts.reduce((sum, { count }) => sum + count, 0),
    transitions: statistics.walks + statistics.steps,
    depth: statistics.longest + 1,
    complete: false,
    reason: failure?.message ?? reasonOfSwarmEnding(ending, statistics),
    ranOut: ending.because === 'time' || ending.because === 'memory' ? ending.because : null,
    saved: null,
    interrupted: ending.because === 'interrupted' || options.signal?.aborted === true,
    seconds: watch.seconds,
    bytesPerState: 0,
    bytesPerTransition: null,
    peakMemory: watch.peakMemory,
    omissionProbability: 0,
    omittedFraction: 0,
    actions: coverageOf(tried),
    warnings: [...plan.warnings, ...idleActions(tried, ending)],
    properties: Object.entries(options.properties).map(([id, property], position) => {
      const expected = options.expected?.[id] ?? 'holds';
      return { ...common(id, property), expected, ...judged(property, position, plan, tried, failure) };
    }),
    random: statistics.runs(plan.stepsPerWalk, isEstimated),
    failure,
  };
}

/** Why there was no further walk; not that of a stretch, after which there may be another. */
function endingOf(tried: readonly Tried[], plan: RandomPlan): SwarmEnding {
  const { walks, steps } = plan;
  const last = tried.at(-1)?.walked.ending ?? { because: 'decided' };
  if (last.because === 'walks' && isIdle(tried, plan)) return { because: 'no steps' };
  if (last.because === 'walks') return { because: 'walks', limit: walks ?? last.limit };
  return last.because === 'steps' ? { because: 'steps', limit: steps ?? last.limit } : last;
}

/** Warns of actions that no walk took, unless there were more walks to come. */
function idleActions(tried: readonly Tried[], { because }: SwarmEnding): string[] {
  if (because !== 'walks' && because !== 'steps' && because !== 'time') return [];
  const { walks } = WalkStatistics.sum(tried.map(({ walked }) => walked.statistics));
  return warningsOfWalks(
    stretchesOf(tried).map(({ ground }) => ground.instance),
    coverageOf(tried),
    walks,
  );
}

/** One for each instance, in the order in which they were tried first. */
function stretchesOf(tried: readonly Tried[]): readonly Stretch[] {
  return [...new Set(tried.map(({ stretch }) => stretch))];
}

/** By name: instances with other parameters may have other actions. */
function coverageOf(tried: readonly Tried[]): CheckResult['actions'] {
  const taken = new Map<string, number>();
  for (const { stretch, walked } of tried) {
    for (const [position, { name }] of stretch.ground.instance.actions.entries()) {
      taken.set(name, (taken.get(name) ?? 0) + (walked.taken[position] ?? 0));
    }
  }
  return [...taken].map(([name, times]) => ({ name, enabled: times, taken: times, idle: null }));
}

function common(id: string, property: Property): Pick<PropertyResult, 'id' | 'name' | 'kind' | 'formula'> {
  return { id, name: property.sentence, kind: property.form, formula: formulaOf(property) };
}

type Judged = Pick<PropertyResult, 'verdict' | 'reason' | 'vacuous' | 'cases'>;

interface Shown {
  readonly trace: Trace;
  readonly found: Found;
}

function judged(
  property: Property,
  position: number,
  plan: RandomPlan,
  tried: readonly Tried[],
  failure: Failure | null,
): Judged & Partial<Shown> {
  const [decided, shown] = isTemporal(property)
    ? ofRuns(property, position, plan, tried)
    : ofSteps(property, position, tried);
  if (shown === undefined) {
    return failure === null
      ? decided
      : { verdict: 'inconclusive', reason: failure.message, vacuous: false, cases: decided.cases };
  }
  const { trace, found } = shown;
  const reason = plan.varied.length === 0 ? decided.reason : `${decided.reason}, with ${valuesOf(trace, plan.varied)}`;
  return { ...decided, reason, trace, found };
}

/** "participants = 2 and crashes = 1" */
function valuesOf({ parameters }: Trace, names: readonly string[]): string {
  const values = names.map((name) => `${name} = ${String(parameters[name])}`);
  return new Intl.ListFormat('en-GB').format(values);
}

function ofSteps(
  property: PropertyOfSteps,
  position: number,
  tried: readonly Tried[],
): readonly [Judged, ShownFinding | undefined] {
  const { walks, steps } = WalkStatistics.sum(tried.map(({ walked }) => walked.statistics));
  const hasPremise = 'given' in property && property.given !== undefined;
  const cases = hasPremise ? tried.reduce((sum, { walked }) => sum + (walked.cases[position] ?? 0), 0) : null;
  const shown = tried.map((each) => each.shown.get(position)).find((each) => each !== undefined);
  const isShortest = shown?.isShortest === true;
  return [decidedBySteps(property, { walks, steps, cases, trace: shown?.trace, isShortest }), shown];
}

function ofRuns(
  property: PropertyOfRuns,
  position: number,
  { fairness }: RandomPlan,
  tried: readonly Tried[],
): readonly [Judged, Shown | undefined] {
  const searches = stretchesOf(tried).map(({ liveness }) => liveness);
  const violation = searches.map(({ violations }) => violations.get(position)).find((each) => each !== undefined);
  const tally = searches.map((search) => search.tallyOf(position)).reduce(together);
  const patience = searches[0]?.patience ?? 0;
  const decided = decidedByWalks(property, { tally, violation, patience, fairness });
  return [decided, violation && { trace: violation.trace, found: violation.found }];
}
