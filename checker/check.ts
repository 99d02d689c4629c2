import { explore, Watch } from './explore/index.js';
import type { AssumedFairness, Instance, Property } from './language/index.js';
import { refuseIrreducible } from './reduction/index.js';
import type { CheckResult, Expected, Progress } from './result.js';
import { decideTemporal, isTemporal, refuseUnsound } from './temporal/index.js';
import { Evidence } from './trace/index.js';
import { idlePremises, reasonOfEnding, resultOfProperty, warningsOf } from './verdict/index.js';

export interface CheckOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: Property };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: Expected };
  /** The address written into traces; the model's name if not given. */
  readonly address?: string;
  readonly search?: 'bfs' | 'dfs';
  /**
   * The fairness that temporal properties assume of protocol actions and timers: as the model declares it (the default), or
   * the same for all of them. Never of faults; of repairs as the property says, and with `none` not at all.
   */
  readonly fairness?: AssumedFairness;
  /**
   * Partial-order reduction: leaves out steps in whose order nothing lies for the properties. Verdicts are the same; lengths,
   * counts and coverage are those of the states that are left.
   */
  readonly reduce?: boolean;
  /** Stop, inconclusive, at so many distinct states. */
  readonly maxStates?: number;
  /** Do not expand states at this level; the initial states are level 1. */
  readonly maxDepth?: number;
  /** In seconds. */
  readonly timeLimit?: number;
  /** In bytes of resident memory. */
  readonly memoryLimit?: number;
  /** Aborting it stops the exploration; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called now and then while the exploration runs. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Explores every reachable state of a model and decides its properties. Every counterexample and witness is run again
 * on the plain model before it is reported, and so are samples of the state space; if that contradicts the engine, or
 * the model is at fault, the result has a `failure` and what was found until then.
 * @throws UsageError if the model refers to what it does not have, or a property cannot be decided on it.
 */
export async function check(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  const search = options.search ?? 'bfs';
  const ids = Object.keys(options.properties);
  const properties = Object.values(options.properties);
  for (const [id, property] of Object.entries(options.properties)) refuseUnsound(instance, id, property);
  const reduce = options.reduce === true;
  if (reduce) refuseIrreducible(instance, options.properties, options.fairness ?? 'declared');
  const watch = new Watch(options);
  const { maxStates, maxDepth } = options;
  const keepEdges = properties.some(isTemporal);
  const exploration = await explore(instance, properties, { search, maxStates, maxDepth, keepEdges, reduce }, watch);
  const fairness = options.fairness ?? 'declared';
  const temporal = await decideTemporal(instance, exploration, properties, fairness, watch);
  const { seconds } = watch;
  const { edges } = exploration.program;
  const head = {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed: null,
  };
  const evidence = new Evidence(instance, exploration, options.properties, head, temporal, fairness);
  const failure = await evidence.gather(options.signal);
  const endings = [exploration.ending.because, temporal.ending?.because];
  const complete = exploration.ending.because === 'exhausted' && failure === null;
  return {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    engine: 'exhaustive',
    search,
    symmetry: 'off',
    reduction: reduce ? 'on' : 'off',
    fairness,
    storage: 'exact',
    seed: null,
    distinctStates: exploration.distinctStates,
    transitions: exploration.transitions,
    depth: exploration.depth,
    complete,
    reason: failure?.message ?? reasonOfEnding(exploration),
    interrupted: endings.includes('interrupted') || options.signal?.aborted === true,
    seconds,
    bytesPerState: exploration.bytesPerState,
    bytesPerTransition: edges === undefined || edges.count === 0 ? null : edges.bytes / edges.count,
    peakMemory: watch.peakMemory,
    omissionProbability: 0,
    actions: instance.actions.map(({ name }, position) => ({
      name,
      enabled: exploration.program.statistics[2 * position] ?? 0,
      taken: exploration.program.statistics[2 * position + 1] ?? 0,
    })),
    warnings: [...warningsOf(instance, exploration), ...idlePremises(ids, exploration, temporal)],
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
