import { Watch } from '../explore/index.js';
import type { Instance, Property } from '../language/index.js';
import type { CheckResult, Failure, PropertyResult } from '../result.js';
import { isTemporal, type PropertyOfRuns } from '../temporal/index.js';
import { failureOf } from '../trace/index.js';
import { EvidenceOfWalks, type ShownFinding } from './evidence.js';
import { decidedByWalks } from './liveness/index.js';
import { LivenessSearch } from './liveness-search.js';
import type { SimulateOptions } from './options.js';
import { planOfRandomRuns, type RandomPlan, weightsOf } from './plan.js';
import { type SwarmResult, swarm } from './swarm/index.js';
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
  const { seed, fairness } = plan;
  const head = {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed,
  };
  const evidence = new EvidenceOfWalks(instance, options.properties, seed, head);
  const liveness = new LivenessSearch(
    instance,
    options.properties,
    { fairness, head, stepsPerWalk: plan.stepsPerWalk },
    evidence,
  );
  const walked = await swarm(
    instance,
    Object.values(options.properties),
    {
      seed,
      walks: plan.walks,
      steps: plan.steps,
      stepsPerWalk: plan.stepsPerWalk,
      strategy: plan.strategy,
      weights: weightsOf(instance.actions, options.weights),
      workers: plan.workers,
      examination: liveness.examination,
    },
    watch,
  );
  const { shown, failure } = gathered(walked, evidence, liveness.failure, options.properties);
  const tried = { walks: walked.statistics.walks, steps: walked.statistics.steps };
  return {
    model: head.model,
    variant: instance.variant,
    parameters: instance.parameters,
    engine: 'random',
    search: 'walks',
    workers: walked.workers,
    symmetry: 'off',
    reduction: 'off',
    fairness,
    storage: 'exact',
    seed,
    distinctStates: walked.distinctStates,
    transitions: tried.walks + tried.steps,
    depth: walked.statistics.longest + 1,
    complete: false,
    reason: failure?.message ?? reasonOfSwarmEnding(walked.ending, tried),
    ranOut: ranOut(walked),
    saved: null,
    interrupted: walked.ending.because === 'interrupted' || options.signal?.aborted === true,
    seconds: watch.seconds,
    bytesPerState: 0,
    bytesPerTransition: null,
    peakMemory: watch.peakMemory,
    omissionProbability: 0,
    omittedFraction: 0,
    actions: instance.actions.map(({ name }, position) => ({
      name,
      enabled: walked.taken[position] ?? 0,
      taken: walked.taken[position] ?? 0,
    })),
    warnings: [...plan.warnings],
    properties: Object.entries(options.properties).map(([id, property], position) =>
      resultOf({ id, property, position, options, plan, walked, liveness, shown: shown.get(position), failure }),
    ),
    random: walked.statistics.runs(plan.stepsPerWalk, walked.isEstimated),
    failure,
  };
}

interface Gathered {
  /** By the position of the property. */
  readonly shown: ReadonlyMap<number, ShownFinding>;
  readonly failure: Failure | null;
}

/** Shows what walks have decided, and why the model failed, if it did. */
function gathered(
  { findings, failure }: SwarmResult,
  evidence: EvidenceOfWalks,
  ofLiveness: Failure | null,
  properties: { readonly [id: string]: Property },
): Gathered {
  const shown = new Map<number, ShownFinding>();
  try {
    for (const [position, [id, property]] of Object.entries(properties).entries()) {
      const finding = findings[position];
      if (finding !== undefined) shown.set(position, evidence.show(id, property, finding));
    }
  } catch (thrown) {
    return { shown, failure: failureOf(thrown, null) };
  }
  if (failure === undefined) return { shown, failure: ofLiveness };
  return { shown, failure: evidence.blame(failure, failure.message) };
}

interface Judged {
  readonly id: string;
  readonly property: Property;
  readonly position: number;
  readonly options: SimulateOptions;
  readonly plan: RandomPlan;
  readonly walked: SwarmResult;
  readonly liveness: LivenessSearch;
  readonly shown: ShownFinding | undefined;
  readonly failure: Failure | null;
}

function resultOf(judged: Judged): PropertyResult {
  const { id, property, options, failure } = judged;
  const { verdict, reason, vacuous, cases, trace, found } = isTemporal(property)
    ? ofRuns(property, judged)
    : ofSteps(property, judged);
  const isFailed = failure !== null && trace === undefined;
  return {
    id,
    name: property.sentence,
    kind: property.form,
    verdict: isFailed ? 'inconclusive' : verdict,
    expected: options.expected?.[id] ?? 'holds',
    reason: isFailed ? failure.message : reason,
    vacuous: isFailed ? false : vacuous,
    cases,
    ...(trace === undefined ? {} : { trace }),
    ...(found === undefined ? {} : { found }),
  };
}

function ofSteps(property: PropertyOfSteps, { position, walked, shown }: Judged) {
  const { walks, steps } = walked.statistics;
  const hasPremise = 'given' in property && property.given !== undefined;
  const cases = hasPremise ? (walked.cases[position] ?? 0) : null;
  const tried = { walks, steps, cases, trace: shown?.trace, isShortest: shown?.isShortest === true };
  return { ...decidedBySteps(property, tried), trace: shown?.trace, found: shown?.found };
}

function ofRuns(property: PropertyOfRuns, { position, liveness, plan: { fairness } }: Judged) {
  const violation = liveness.violations.get(position);
  const { patience } = liveness;
  const decided = decidedByWalks(property, { tally: liveness.tallyOf(position), violation, patience, fairness });
  return { ...decided, trace: violation?.trace, found: violation?.found };
}

function ranOut({ ending }: SwarmResult): CheckResult['ranOut'] {
  return ending.because === 'time' || ending.because === 'memory' ? ending.because : null;
}
