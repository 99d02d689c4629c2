import { availableParallelism } from 'node:os';
import { UsageError } from './errors.js';
import type { Workers } from './explore/index.js';
import type { AssumedFairness, Instance } from './language/index.js';
import type { CheckOptions } from './options.js';
import { lossyStorageOf, refuseWithoutStates } from './storage.js';
import type { LossyStorage } from './store/index.js';
import { decideSymmetry } from './symmetry/index.js';
import { refuseUnsound } from './temporal/index.js';

/** How a check is carried out, after all that was left open is decided. */
export interface Plan {
  readonly search: 'bfs' | 'dfs';
  readonly symmetry: 'off' | 'on';
  readonly fairness: AssumedFairness;
  /** What may take a new state for known; undefined if storage is exact. */
  readonly storage: LossyStorage | undefined;
  /** Undefined where only this thread explores. */
  readonly workers: Workers | undefined;
  /** What was asked for and is not done. */
  readonly warnings: readonly string[];
}

/**
 * Decides how to carry out a check.
 * @throws UsageError for what cannot be checked together, or only wrongly
 */
export function planOf(instance: Instance, options: CheckOptions): Plan {
  const { properties, fairness = 'declared' } = options;
  const storage = lossyStorageOf(options);
  const search = options.search ?? (storage?.kind === 'bitstate' ? 'dfs' : 'bfs');
  for (const [id, property] of Object.entries(properties)) {
    refuseUnsound(instance, id, property);
    refuseWithoutStates(storage, id, property);
  }
  const { symmetry, warnings } = decideSymmetry(instance, properties, options.symmetry ?? 'off');
  if (symmetry === 'on' && storage !== undefined && search === 'dfs') {
    throw new UsageError(
      `symmetry cannot be used depth first with storage ${storage.kind}: nothing would lead from the states that stand for others back to a run; say --storage compact --search bfs`,
    );
  }
  refuseForgetfulCheckpoint(options, storage);
  const workers = workersOf(options, search, storage);
  return { search, symmetry, fairness, storage, workers, warnings: [...warnings, ...warningOfWorkers(options)] };
}

/** So many states wait in a model that is worth the time which it takes to start threads. */
const WORTHWHILE = 50_000;

function workersOf(
  options: CheckOptions,
  search: 'bfs' | 'dfs',
  storage: LossyStorage | undefined,
): Workers | undefined {
  const { workers, sources, checkpoint, resume } = options;
  const obstacle =
    search === 'dfs'
      ? 'depth first'
      : storage !== undefined
        ? `with storage ${storage.kind}`
        : (checkpoint ?? resume) !== undefined
          ? 'where a checkpoint is kept'
          : undefined;
  if (obstacle !== undefined) {
    if (workers === undefined || workers === 1) return undefined;
    throw new UsageError(`${obstacle} only one worker explores: leave out --workers ${workers}, or that`);
  }
  const count = workers ?? availableParallelism();
  if (sources === undefined || count === 1) return undefined;
  const worthwhile = workers === undefined ? WORTHWHILE : 0;
  return { count, sources, properties: Object.keys(options.properties), worthwhile };
}

function warningOfWorkers({ workers = 1, sources }: CheckOptions): string[] {
  if (workers === 1 || sources !== undefined) return [];
  return ['only one worker explores: a model that is given as an object cannot be found by others; give its sources'];
}

function refuseForgetfulCheckpoint({ checkpoint, resume }: CheckOptions, storage: LossyStorage | undefined): void {
  if (checkpoint !== undefined && resume !== undefined) {
    throw new UsageError('a check that resumes goes on keeping where it resumes: say either checkpoint or resume');
  }
  if (storage !== undefined && (checkpoint ?? resume) !== undefined) {
    throw new UsageError(`no checkpoint is kept with storage ${storage.kind}: leave out one of them`);
  }
}
