import { UsageError } from './errors.js';
import type { Workers } from './explore/index.js';
import type { AssumedFairness, Instance } from './language/index.js';
import type { CheckOptions } from './options.js';
import { refuseIrreducible, refuseUnreduced } from './reduction/index.js';
import { lossyStorageOf, refuseForLossy } from './storage.js';
import type { LossyStorage } from './store/index.js';
import { decideSymmetry } from './symmetry/index.js';
import { refuseUnsound } from './temporal/index.js';
import { warningOfWorkers, workersFor } from './workers.js';

/** How a check is carried out, after all that was left open is decided. */
export interface Plan {
  readonly search: 'bfs' | 'dfs';
  readonly symmetry: 'off' | 'on';
  readonly fairness: AssumedFairness;
  /** Whether steps are left out by partial-order reduction. */
  readonly reduce: boolean;
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
  const { properties, fairness = 'declared', reduce = false } = options;
  for (const [id, property] of Object.entries(properties)) refuseUnsound(instance, id, property);
  refuseForLossy(options);
  if (reduce) {
    refuseUnreduced(options);
    refuseIrreducible(instance, properties, fairness);
  }
  refuseNothingToLearnFrom(options);
  const storage = lossyStorageOf(options);
  const search = options.search ?? (storage?.kind === 'bitstate' ? 'dfs' : 'bfs');
  const { symmetry, warnings } = decideSymmetry(instance, properties, options.symmetry ?? 'off', options);
  const workers = workersOf(options, search);
  return {
    search,
    symmetry,
    fairness,
    reduce,
    storage,
    workers,
    warnings: [...warnings, ...warningOfWorkers(options)],
  };
}

/** So many states wait in a model that is worth the time which it takes to start threads. */
const WORTHWHILE = 50_000;

/** @throws UsageError if several are asked for where only one can explore */
function workersOf(options: CheckOptions, search: 'bfs' | 'dfs'): Workers | undefined {
  const { workers, checkpoint, resume, storage = 'exact' } = options;
  const isKept = checkpoint !== undefined || resume !== undefined;
  if (workers !== undefined && workers > 1 && search === 'dfs') {
    throw new UsageError('depth first only one worker can explore: leave out --workers, or say --search bfs');
  }
  if (workers !== undefined && workers > 1 && isKept) {
    throw new UsageError(
      'what is kept in a checkpoint only one worker can explore: leave out --workers, or the checkpoint',
    );
  }
  if (search === 'dfs' || isKept || storage !== 'exact') return undefined;
  return workersFor(options, { unasked: WORTHWHILE, asked: options.whileWorkersStart === 'wait' ? 0 : 1 });
}

function refuseNothingToLearnFrom({ layout }: CheckOptions): void {
  if (typeof layout !== 'object' || (Number.isSafeInteger(layout.learnFrom) && layout.learnFrom > 0)) return;
  throw new UsageError(`a layout is learnt from a whole number of states, one at least, not from ${layout.learnFrom}`);
}
