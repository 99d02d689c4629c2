import { explore } from './explore/index.js';
import type { Instance, Property } from './language/index.js';
import type { CheckResult, Progress } from './result.js';
import { Evidence } from './trace/index.js';
import { reasonOfEnding, resultOfProperty, warningsOf } from './verdict.js';

export interface CheckOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: Property };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: 'holds' | 'violated' };
  /** The address written into traces; the model's name if not given. */
  readonly address?: string;
  readonly search?: 'bfs' | 'dfs';
  /** How fair protocol and timer actions are taken to be: as they declare (if not said), or all of them alike. */
  readonly fairness?: 'declared' | 'none' | 'weak' | 'strong';
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
 * @throws UsageError if the model refers to what it does not have.
 */
export async function check(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  const search = options.search ?? 'bfs';
  const ids = Object.keys(options.properties);
  const properties = Object.values(options.properties);
  const exploration = await explore(instance, properties, {
    search,
    maxStates: options.maxStates,
    maxDepth: options.maxDepth,
    timeLimit: options.timeLimit,
    memoryLimit: options.memoryLimit,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const evidence = new Evidence(instance, exploration, options.properties, {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed: null,
  });
  const failure = await evidence.gather(options.signal);
  const { ending } = exploration;
  const complete = ending.because === 'exhausted' && failure === null;
  return {
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    engine: 'exhaustive',
    search,
    symmetry: 'off',
    fairness: 'declared',
    storage: 'exact',
    seed: null,
    distinctStates: exploration.distinctStates,
    transitions: exploration.transitions,
    depth: exploration.depth,
    complete,
    reason: failure?.message ?? reasonOfEnding(exploration),
    interrupted: ending.because === 'interrupted' || options.signal?.aborted === true,
    seconds: exploration.seconds,
    bytesPerState: exploration.bytesPerState,
    peakMemory: exploration.peakMemory,
    omissionProbability: 0,
    actions: instance.actions.map(({ name }, position) => ({
      name,
      enabled: exploration.program.statistics[2 * position] ?? 0,
      taken: exploration.program.statistics[2 * position + 1] ?? 0,
    })),
    warnings: warningsOf(instance, exploration),
    properties: properties.map((property, position) =>
      resultOfProperty({
        id: ids[position] ?? '',
        property,
        position,
        exploration,
        search,
        failure,
        expected: options.expected?.[ids[position] ?? ''] ?? 'holds',
        trace: evidence.traces.get(position),
      }),
    ),
    failure,
  };
}
