import { Checkpoint, identityOf } from './checkpoint/index.js';
import { UsageError } from './errors.js';
import { explained } from './explain/index.js';
import { explore, Watch } from './explore/index.js';
import type { Instance } from './language/index.js';
import type { CheckOptions } from './options.js';
import { type Plan, planOf } from './plan.js';
import type { CheckResult } from './result.js';
import { fractionOmitted, limitMemory, probabilityOfOmission } from './store/index.js';
import { decideTemporal, isTemporal } from './temporal/index.js';
import { Evidence } from './trace/index.js';
import { budgetOf, idlePremises, reasonOfEnding, resultOfProperty, warningsOf } from './verdict/index.js';
import { packageVersion } from './version.js';

/**
 * Explores every reachable state of a model and decides its properties. Every counterexample and witness is run again
 * on the plain model before it is reported, and so are samples of the state space; if that contradicts the engine, or
 * the model is at fault, the result has a `failure` and what was found until then.
 * @throws UsageError if the model refers to what it does not have, or a property cannot be decided on it; if a
 * checkpoint is of something else, is damaged, in use, or cannot be written.
 */
export async function check(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  const plan = planOf(instance, options);
  const checkpoint = await checkpointOf(instance, options, plan);
  if (checkpoint === undefined) return explored(instance, options, plan, undefined);
  try {
    const result = await explored(instance, options, plan, checkpoint);
    if (!isToBeGoneOnWith(result)) await checkpoint.remove();
    return { ...result, saved: checkpoint.isWritten ? checkpoint.options.directory : null };
  } finally {
    await checkpoint.close();
  }
}

async function explored(
  instance: Instance,
  options: CheckOptions,
  plan: Plan,
  keeper: Checkpoint | undefined,
): Promise<CheckResult> {
  const { search, storage, symmetry, fairness } = plan;
  const ids = Object.keys(options.properties);
  const properties = Object.values(options.properties);
  const watch = new Watch(options);
  const { maxStates, maxDepth, layout } = options;
  const keepEdges = properties.some(isTemporal);
  const seen = async () => {
    const exploration = await explore(
      instance,
      properties,
      { ...plan, symmetry: symmetry === 'on', maxStates, maxDepth, keepEdges, layout, keeper },
      watch,
    );
    return { exploration, temporal: await decideTemporal(instance, exploration, properties, fairness, watch) };
  };
  // What was found is shown afterwards, whatever memory that takes.
  const { exploration, temporal } = await seen().finally(limitMemory(options.memoryLimit));
  const { seconds } = watch;
  const { edges } = exploration;
  const head = {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed: storage?.seed ?? null,
  };
  const evidence = new Evidence(instance, exploration, options.properties, head, temporal, fairness);
  const failure = await evidence.gather(options.signal);
  const omissions = exploration.expectedOmissions ?? 0;
  const endings = [exploration.ending.because, temporal.ending?.because];
  const complete = exploration.ending.because === 'exhausted' && failure === null;
  const result: CheckResult = {
    signalbox: packageVersion(),
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    chosen: instance.chosen,
    engine: 'exhaustive',
    search,
    workers: exploration.workers,
    symmetry,
    reduction: plan.reduce ? 'on' : 'off',
    fairness,
    storage: storage?.kind ?? 'exact',
    seed: storage?.seed ?? null,
    distinctStates: exploration.distinctStates,
    transitions: exploration.transitions,
    depth: exploration.depth,
    ...(exploration.levels === undefined ? {} : { levels: exploration.levels }),
    complete,
    reason: failure?.message ?? reasonOfEnding(exploration),
    ranOut: [exploration.ending, temporal.ending].map(budgetOf).find((budget) => budget !== null) ?? null,
    saved: null,
    interrupted: endings.includes('interrupted') || options.signal?.aborted === true,
    seconds,
    bytesPerState: exploration.bytesPerState,
    bytesPerTransition: edges === undefined || edges.count === 0 ? null : edges.bytes / edges.count,
    peakMemory: watch.peakMemory,
    omissionProbability: probabilityOfOmission(omissions),
    omittedFraction: fractionOmitted(omissions, exploration.distinctStates),
    actions: instance.actions.map(({ name }, position) => ({
      name,
      enabled: exploration.program.statistics[2 * position] ?? 0,
      taken: exploration.program.statistics[2 * position + 1] ?? 0,
      idle: exploration.program.idle[position] ?? 0,
    })),
    warnings: [...plan.warnings, ...warningsOf(instance, exploration), ...idlePremises(ids, exploration, temporal)],
    properties: properties.map((property, position) =>
      resultOfProperty(ids[position] ?? '', property, options.expected?.[ids[position] ?? ''] ?? 'holds', {
        position,
        exploration,
        temporal,
        search,
        fairness,
        failure,
        trace: evidence.traces.get(position),
      }),
    ),
    random: null,
    failure,
  };
  return explained(result, options.explain, () => ({ instance, properties: options.properties }));
}

/** The checkpoint that is asked for, opened. */
async function checkpointOf(
  instance: Instance,
  { checkpoint, resume, properties, layout }: CheckOptions,
  { search, symmetry, reduce }: Plan,
): Promise<Checkpoint | undefined> {
  if (checkpoint !== undefined && resume !== undefined) {
    throw new UsageError('a check that resumes goes on keeping where it resumes: say either checkpoint or resume');
  }
  const where = resume ?? checkpoint;
  if (where === undefined) return undefined;
  const { directory, interval = 60 } = where;
  const how = {
    search,
    symmetry,
    reduction: reduce ? 'on' : 'off',
    storage: 'exact',
    layout: layoutNamed(layout),
  };
  const identity = identityOf(instance, properties, how);
  return Checkpoint.open({ directory, interval, resume: resume !== undefined, identity });
}

function layoutNamed(layout: CheckOptions['layout']): string {
  return typeof layout === 'object' ? `learnt from ${layout.learnFrom}` : (layout ?? 'by width');
}

/** Whether another check can find out more. */
function isToBeGoneOnWith({ complete, failure, properties }: CheckResult): boolean {
  if (failure !== null) return false;
  return properties.length === 0 ? !complete : properties.some(({ verdict }) => verdict === 'inconclusive');
}
