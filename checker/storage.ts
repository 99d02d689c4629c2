import { UsageError } from './errors.js';
import type { Property } from './language/index.js';
import { type LossyStorage, MOST_BYTES_OF_BITS } from './store/index.js';
import { isTemporal } from './temporal/index.js';

/** How the states that were visited are stored. */
export interface StorageOptions {
  /**
   * `exact` (the default) keeps whole states. `compact` keeps a hash of each, `bitstate` a few bits: both can take a new
   * state for a known one, so that nothing holds; `bitstate` is depth first.
   */
  readonly storage?: 'exact' | 'compact' | 'bitstate';
  /** Of `compact`: the bits of a hash, 64 by default, at most 128. Fewer than 64 are for seeing states missed. */
  readonly hashBits?: number;
  /** Of `bitstate`: how many bits a state sets, 3 by default, at most 16. */
  readonly hashFunctions?: number;
  /** Of `bitstate`: the bytes of all bits; half of `memoryLimit` by default, or 128 MiB where there is none. */
  readonly bitstateMemory?: number;
  /** The seed of the hashes, a whole number, 1 by default: with another one other states are missed. */
  readonly seed?: number;
}

const DEFAULT_SEED = 1;
const DEFAULT_HASH_BITS = 64;
const MOST_HASH_BITS = 128;
const DEFAULT_HASH_FUNCTIONS = 3;
const MOST_HASH_FUNCTIONS = 16;
const DEFAULT_BITSTATE_MEMORY = 2 ** 27;

interface OptionsOfCheck extends StorageOptions {
  readonly properties: { readonly [id: string]: Property };
  readonly checkpoint?: unknown;
  readonly resume?: unknown;
  readonly workers?: number;
}

interface Options extends StorageOptions {
  readonly search?: 'bfs' | 'dfs';
  /** In bytes. */
  readonly memoryLimit?: number;
}

/**
 * The storage that the options ask for, or undefined if it is exact.
 * @throws UsageError if they do not go together
 */
export function lossyStorageOf(options: Options): LossyStorage | undefined {
  const { storage = 'exact', seed = DEFAULT_SEED } = options;
  refuseForeign(options, storage);
  switch (storage) {
    case 'exact':
      return undefined;
    case 'compact': {
      const { hashBits = DEFAULT_HASH_BITS } = options;
      refuseOutside('a hash', hashBits, MOST_HASH_BITS, 'bits');
      return { kind: 'compact', hashBits, seed: wholeSeed(seed) };
    }
    case 'bitstate': {
      if (options.search === 'bfs') {
        throw new UsageError('storage bitstate is depth first: leave the search out, or take storage compact for bfs');
      }
      const { hashFunctions = DEFAULT_HASH_FUNCTIONS, memoryLimit } = options;
      refuseOutside('bitstate storage', hashFunctions, MOST_HASH_FUNCTIONS, 'hash functions');
      const half = memoryLimit === undefined ? DEFAULT_BITSTATE_MEMORY : Math.max(1, Math.floor(memoryLimit / 2));
      const { bitstateMemory: bytes = Math.min(half, MOST_BYTES_OF_BITS) } = options;
      refuseOutside('bitstate storage', bytes, MOST_BYTES_OF_BITS, 'bytes');
      return { kind: 'bitstate', bytes, hashFunctions, seed: wholeSeed(seed) };
    }
  }
}

/**
 * Refuses what cannot be decided, or kept, where states are forgotten.
 * @throws UsageError if storage is not exact, and there is a property of whole runs, a checkpoint, or a second worker
 */
export function refuseForLossy({
  storage = 'exact',
  properties,
  checkpoint,
  resume,
  workers = 1,
}: OptionsOfCheck): void {
  if (storage === 'exact') return;
  const ofRuns = Object.entries(properties).find(([, property]) => isTemporal(property));
  if (ofRuns !== undefined) {
    throw new UsageError(
      `property ${ofRuns[0]} is about whole runs and cannot be decided with storage ${storage}, which forgets states: take storage exact, or say which properties to check`,
    );
  }
  if (checkpoint !== undefined || resume !== undefined) {
    throw new UsageError(`storage ${storage} cannot be kept in a checkpoint: leave that out, or take storage exact`);
  }
  if (workers > 1) {
    throw new UsageError(
      `with storage ${storage} only one worker can explore: leave out the workers, or take storage exact`,
    );
  }
}

/** An option of another storage would say nothing. */
function refuseForeign(options: Options, storage: 'exact' | 'compact' | 'bitstate'): void {
  const belongs = [
    ['hash bits', options.hashBits, ['compact']],
    ['hash functions', options.hashFunctions, ['bitstate']],
    ['a memory for bits', options.bitstateMemory, ['bitstate']],
    ['a seed', options.seed, ['compact', 'bitstate']],
  ] as const;
  for (const [what, given, owners] of belongs) {
    if (given === undefined || owners.some((owner) => owner === storage)) continue;
    throw new UsageError(
      `storage ${storage} has no use for ${what}: leave it out, or take storage ${owners.join(' or ')}`,
    );
  }
}

function refuseOutside(who: string, value: number, most: number, what: string): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return;
  throw new UsageError(`${who} has from 1 to ${most.toLocaleString('en')} ${what}, not ${value.toLocaleString('en')}`);
}

function wholeSeed(seed: number): number {
  if (Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`a seed is a whole number, not ${seed}`);
}
