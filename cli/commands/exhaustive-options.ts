import type { InferredOptionTypes, Options } from 'yargs';
import { type CheckOptions, type StorageOptions, UsageError } from '../../checker/index.js';
import { parseCount, parseDuration, parseMemory, parseWorkers } from '../quantities.js';
import { withoutUndefined } from '../without-undefined.js';
import { once, oneOfWords, parseText } from './option.js';

/** How all states are explored, apart from where that is kept. */
export const explorationOptions = {
  search: {
    string: true,
    requiresArg: true,
    describe: 'bfs (the default, finds shortest counterexamples) or dfs',
    coerce: once('search', oneOfWords('bfs', 'dfs')),
  },
  symmetry: {
    string: true,
    requiresArg: true,
    describe:
      'off (the default), on: one state stands for all that differ in which interchangeable process is which, or auto: on where that is sound',
    coerce: once('symmetry', oneOfWords('off', 'on', 'auto')),
  },
  storage: {
    string: true,
    requiresArg: true,
    describe: 'exact (the default) keeps states whole; compact a hash of each; bitstate, depth first, a few bits',
    coerce: once('storage', oneOfWords('exact', 'compact', 'bitstate')),
  },
  'hash-bits': {
    string: true,
    requiresArg: true,
    describe: 'Of a hash with --storage compact: 64 (the default) or 128',
    coerce: once('hash-bits', oneOfWords('64', '128')),
  },
  'hash-functions': {
    string: true,
    requiresArg: true,
    describe: 'How many bits a state sets with --storage bitstate; 3 if not given',
    coerce: once('hash-functions', parseCount),
  },
  'bitstate-memory': {
    string: true,
    requiresArg: true,
    describe: 'For all bits with --storage bitstate: half of --memory-limit, else 128m, if not given',
    coerce: once('bitstate-memory', parseMemory),
  },
  reduce: {
    boolean: true,
    default: false,
    describe: 'Leave out steps whose order makes no difference to the properties (partial-order reduction)',
  },
  'max-states': {
    string: true,
    requiresArg: true,
    describe: 'Stop, inconclusive, at so many distinct states',
    coerce: once('max-states', parseCount),
  },
} as const satisfies { readonly [name: string]: Options };

/** Where an exploration is kept, to go on later. */
const keepingOptions = {
  checkpoint: {
    string: true,
    requiresArg: true,
    describe: 'Keep what is explored in this folder, which is new or empty, to go on from there later',
    coerce: once('checkpoint', parseText),
  },
  'checkpoint-interval': {
    string: true,
    requiresArg: true,
    describe: 'How often: 60s (the default), 10m; and whenever the check ends without an answer',
    coerce: once('checkpoint-interval', parseDuration),
  },
  resume: {
    string: true,
    requiresArg: true,
    describe: 'Go on from the checkpoint in this folder; the rest of the command stays as it was, budgets may differ',
    coerce: once('resume', parseText),
  },
} as const satisfies { readonly [name: string]: Options };

/** How all states are explored. */
export const exhaustiveOptions = { ...explorationOptions, ...keepingOptions } as const;

/** Of every exploration of all states, whoever asks for it. */
export const workersOption = {
  string: true,
  requiresArg: true,
  describe: 'How many threads explore (breadth first); as many as there are cores if not given, once a model is large',
  coerce: once('workers', parseWorkers),
} as const satisfies Options;

export type ExplorationArguments = InferredOptionTypes<typeof explorationOptions>;

export type ExhaustiveArguments = InferredOptionTypes<typeof exhaustiveOptions>;

/** The seed of `check`, which is that of the hashes here. */
type Seeded = ExplorationArguments & { readonly seed: number | undefined };

type HowExplored = StorageOptions & Pick<CheckOptions, 'search' | 'symmetry' | 'reduce' | 'maxStates'>;

/** What was said of how to explore all states; the checker knows the defaults. */
export function explorationOf(given: Seeded): HowExplored {
  const { search, symmetry, reduce, 'max-states': maxStates } = given;
  return { ...withoutUndefined({ search, symmetry, maxStates }), reduce, ...storageOf(given) };
}

/** The same, and where it is kept. @throws UsageError for an interval of no checkpoint */
export function exhaustively(
  given: Seeded & ExhaustiveArguments,
): HowExplored & Pick<CheckOptions, 'checkpoint' | 'resume'> {
  return { ...explorationOf(given), ...keptIn(given) };
}

/** What was said of storage, as options again. */
export function optionsOfStorage({ storage, 'hash-bits': hashBits, seed, ...given }: Seeded): string[] {
  const { 'hash-functions': hashFunctions, 'bitstate-memory': bytes } = given;
  return [
    ...(storage === undefined ? [] : [`--storage ${storage}`]),
    ...(hashBits === undefined ? [] : [`--hash-bits ${hashBits}`]),
    ...(hashFunctions === undefined ? [] : [`--hash-functions ${hashFunctions}`]),
    ...(bytes === undefined ? [] : [`--bitstate-memory ${bytes / 2 ** 10}k`]),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
  ];
}

/** @throws UsageError where something is asked for that only an exploration of all states does */
export function refuseExhaustiveOptions(given: ExplorationArguments & Partial<ExhaustiveArguments>): void {
  const { search, symmetry, storage, reduce } = given;
  const asked = {
    search: search !== undefined,
    'symmetry on': symmetry === 'on',
    [`storage ${storage}`]: storage === 'compact' || storage === 'bitstate',
    'hash-bits': given['hash-bits'] !== undefined,
    'hash-functions': given['hash-functions'] !== undefined,
    'bitstate-memory': given['bitstate-memory'] !== undefined,
    reduce,
    'max-states': given['max-states'] !== undefined,
    checkpoint: given.checkpoint !== undefined,
    'checkpoint-interval': given['checkpoint-interval'] !== undefined,
    resume: given.resume !== undefined,
  };
  const [first] = Object.entries(asked).find(([, isAsked]) => isAsked) ?? [];
  if (first === undefined) return;
  throw new UsageError(`--${first} is for exploring all states: leave it out, or leave out --engine random`);
}

/** Where the exploration is kept, if it is. */
function keptIn(given: ExhaustiveArguments): Pick<CheckOptions, 'checkpoint' | 'resume'> {
  const { checkpoint, resume, 'checkpoint-interval': interval } = given;
  if (interval !== undefined && checkpoint === undefined && resume === undefined) {
    throw new UsageError('--checkpoint-interval needs --checkpoint or --resume: say in which folder');
  }
  const often = interval === undefined ? {} : { interval };
  return {
    ...(checkpoint === undefined ? {} : { checkpoint: { directory: checkpoint, ...often } }),
    ...(resume === undefined ? {} : { resume: { directory: resume, ...often } }),
  };
}

function storageOf({ storage, 'hash-bits': hashBits, seed, ...given }: Seeded): StorageOptions {
  const { 'hash-functions': hashFunctions, 'bitstate-memory': bitstateMemory } = given;
  return {
    ...withoutUndefined({ storage, hashFunctions, bitstateMemory, seed }),
    ...(hashBits === undefined ? {} : { hashBits: Number(hashBits) }),
  };
}
