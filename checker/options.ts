import type { ExplainOption } from './explain/index.js';
import type { LayoutOption } from './explore/index.js';
import type { AssumedFairness, Property } from './language/index.js';
import type { Expected, Progress } from './result.js';
import type { Sources } from './source.js';
import type { StorageOptions } from './storage.js';
import type { SymmetryOption } from './symmetry/index.js';

/** What to check of a model, and how. */
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
  /**
   * What this thread does until those that are asked for are ready: it explores, and if that is the end of it, they are not
   * needed (default); or it waits, so that they explore from the beginning.
   */
  readonly whileWorkersStart?: 'explore' | 'wait';
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
  /**
   * Partial-order reduction: leaves out steps in whose order nothing lies for the properties. Verdicts are the same; lengths,
   * counts and coverage are those of the states that are left.
   */
  readonly reduce?: boolean;
  /**
   * How states are stored: as they are (`flat`), or as trees of parts that they share (`tree`), which are learnt from the
   * first states found, unless a model has too few; by their width if not given.
   */
  readonly layout?: LayoutOption;
  /**
   * Explains every trace of the result: what else could have happened, which step caused which, on which the verdict depends;
   * `with surroundings` also which states are near. Not if not said.
   */
  readonly explain?: ExplainOption;
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
