import { availableParallelism } from 'node:os';
import { Checkpoint, identityOf } from './checkpoint/index.js';
import { UsageError } from './errors.js';
import { explore, Watch, type Workers } from './explore/index.js';
import type { AssumedFairness, Instance, Property } from './language/index.js';
import type { CheckResult, Expected, Progress } from './result.js';
import type { Sources } from './source.js';
import { lossyStorageOf, refuseForLossy, type StorageOptions } from './storage.js';
import { fractionOmitted, limitMemory, probabilityOfOmission, type StateLayout } from './store/index.js';
import { decideSymmetry, type SymmetryOption } from './symmetry/index.js';
import { decideTemporal, isTemporal, refuseUnsound } from './temporal/index.js';
import { Evidence } from './trace/index.js';
import { budgetOf, idlePremises, reasonOfEnding, resultOfProperty, warningsOf } from './verdict/index.js';

export interface CheckOptions extends StorageOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: Property };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: Expected };
  /** The address written into traces; the model's name if not given. */
  readonly address?: string;
  /** Breadth first, unless storage is `bitstate`. */
  readonly search?: 'bfs' | 'dfs';
  /**
   * How many threads explore, breadth first; as many as the machine has cores if not given, where the model turns out large
   * enough to gain. Needs `sources`; without them it is one, and the result warns of it if more were asked for.
   */
  readonly workers?: number;
  /** Where another thread finds the model and the properties again. */
  readonly sources?: Sources;
  /**
   * The fairness that temporal properties assume of protocol actions and timers: as the model declares it (the default), or
   * the same for all of them. Never of faults; of repairs as the property says, and with `none` not at all.
   */
  readonly fairness?: AssumedFairness;
  /**
   * Whether one state stands for all that permutations of interchangeable processes make of it: `off` (the default), `on`,
   * or `auto`, where the properties and the model allow it. Then states are counted up to permutations.
   */
  readonly symmetry?: SymmetryOption;
  /** How states are stored: as they are, or as trees of parts that they share; by their width if not given. */
  readonly layout?: StateLayout;
  /** Stop, inconclusive, at so many distinct states. */
  readonly maxStates?: number;
  /** Do not expand states at this level; the initial states are level 1. */
  readonly maxDepth?: number;
  /** In seconds. */
  readonly timeLimit?: number;
  /** In bytes of resident memory. */
  readonly memoryLimit?: number;
  /** Keeps what is explored in a folder, which may not exist or must be empty, every so many seconds (60 if not said) and at the end. */
  readonly checkpoint?: { readonly directory: string; readonly interval?: number };
  /**
   * Goes on from the checkpoint in this folder, and goes on keeping there. It has to be of the same model, properties and
   * search, with the same code; budgets and fairness may differ.
   */
  readonly resume?: { readonly directory: string; readonly interval?: number };
  /** Aborting it stops the exploration; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called now and then while the exploration runs. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Explores every reachable state of a model and decides its properties. Every counterexample and witness is run again
 * on the plain model before it is reported, and so are samples of the state space; if that contradicts the engine, or
 * the model is at fault, the result has a `failure` and what was found until then.
 * @throws UsageError if the model refers to what it does not have, or a property cannot be decided on it; if a
 * checkpoint is of something else, is damaged, in use, or cannot be written.
 */
export async function check(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  for (const [id, property] of Object.entries(options.properties)) refuseUnsound(instance, id, property);
  refuseForLossy(options);
  const checkpoint = await checkpointOf(instance, options);
  if (checkpoint === undefined) return explored(instance, options, undefined);
  try {
    const result = await explored(instance, options, checkpoint);
    if (!isToBeGoneOnWith(result)) await checkpoint.remove();
    return { ...result, saved: checkpoint.isWritten ? checkpoint.options.directory : null };
  } finally {
    await checkpoint.close();
  }
}

async function explored(
  instance: Instance,
  options: CheckOptions,
  keeper: Checkpoint | undefined,
): Promise<CheckResult> {
  const storage = lossyStorageOf(options);
  const search = options.search ?? (storage?.kind === 'bitstate' ? 'dfs' : 'bfs');
  const ids = Object.keys(options.properties);
  const properties = Object.values(options.properties);
  const { symmetry, warnings } = symmetryOf(instance, options);
  const watch = new Watch(options);
  const { maxStates, maxDepth, layout } = options;
  const keepEdges = properties.some(isTemporal);
  const workers = workersOf(options, search, ids);
  const fairness = options.fairness ?? 'declared';
  const seen = async () => {
    const exploration = await explore(
      instance,
      properties,
      { search, storage, maxStates, maxDepth, keepEdges, layout, workers, keeper, symmetry: symmetry === 'on' },
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
  return {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    engine: 'exhaustive',
    search,
    workers: exploration.workers,
    symmetry,
    fairness,
    storage: storage?.kind ?? 'exact',
    seed: storage?.seed ?? null,
    distinctStates: exploration.distinctStates,
    transitions: exploration.transitions,
    depth: exploration.depth,
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
    })),
    warnings: [
      ...warnings,
      ...warningOfWorkers(options),
      ...warningsOf(instance, exploration),
      ...idlePremises(ids, exploration, temporal),
    ],
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
    failure,
  };
}

function symmetryOf(instance: Instance, { properties, symmetry, storage }: CheckOptions) {
  return decideSymmetry(instance, properties, symmetry ?? 'off', storage);
}

/** So many states wait in a model that is worth the time which it takes to start threads. */
const WORTHWHILE = 50_000;

/** @throws UsageError if several are asked for where only one can explore */
function workersOf(
  { workers, sources, checkpoint, resume, storage = 'exact' }: CheckOptions,
  search: 'bfs' | 'dfs',
  ids: readonly string[],
): Workers | undefined {
  if (workers !== undefined && workers > 1 && search === 'dfs') {
    throw new UsageError('depth first only one worker can explore: leave out --workers, or say --search bfs');
  }
  if (checkpoint !== undefined || resume !== undefined) {
    if (workers === undefined || workers === 1) return undefined;
    throw new UsageError(
      'what is kept in a checkpoint only one worker can explore: leave out --workers, or the checkpoint',
    );
  }
  const count = workers ?? availableParallelism();
  if (sources === undefined || search === 'dfs' || storage !== 'exact' || count === 1) return undefined;
  return { count, sources, properties: ids, worthwhile: workers === undefined ? WORTHWHILE : 0 };
}

function warningOfWorkers({ workers = 1, sources }: CheckOptions): string[] {
  if (workers === 1 || sources !== undefined) return [];
  return ['only one worker explores: a model that is given as an object cannot be found by others; give its sources'];
}

/** The checkpoint that is asked for, opened. */
async function checkpointOf(instance: Instance, options: CheckOptions): Promise<Checkpoint | undefined> {
  const { checkpoint, resume, properties, search = 'bfs', layout } = options;
  if (checkpoint !== undefined && resume !== undefined) {
    throw new UsageError('a check that resumes goes on keeping where it resumes: say either checkpoint or resume');
  }
  const where = resume ?? checkpoint;
  if (where === undefined) return undefined;
  const { directory, interval = 60 } = where;
  const { symmetry } = symmetryOf(instance, options);
  const how = { search, symmetry, storage: 'exact', layout: layout ?? 'by width' };
  const identity = identityOf(instance, properties, how);
  return Checkpoint.open({ directory, interval, resume: resume !== undefined, identity });
}

/** Whether another check can find out more. */
function isToBeGoneOnWith({ complete, failure, properties }: CheckResult): boolean {
  if (failure !== null) return false;
  return properties.length === 0 ? !complete : properties.some(({ verdict }) => verdict === 'inconclusive');
}
