import type { OutOfMemory } from '../store/index.js';

/** What an exploration may use. Running out of it ends in `inconclusive`, never in `holds`. */
export interface ExplorationBudget {
  /** Distinct states; a space of just so many is complete. */
  readonly maxStates?: number | undefined;
  /** States at this level (initial states are level 1) are not expanded. */
  readonly maxDepth?: number | undefined;
  /** Seconds. */
  readonly timeLimit?: number | undefined;
  /** Bytes of resident memory. */
  readonly memoryLimit?: number | undefined;
}

/** Why an exploration ended. */
export type Ending =
  | { readonly because: 'exhausted' }
  | { readonly because: 'decided' }
  | { readonly because: 'interrupted' }
  | { readonly because: 'states'; readonly limit: number }
  | { readonly because: 'depth'; readonly limit: number }
  | { readonly because: 'time'; readonly limit: number }
  | { readonly because: 'memory'; readonly limit: number }
  /** The machine itself gave no more. */
  | { readonly because: 'no memory' }
  /** The model's code threw: in an initial action (source −1), or while this state was expanded or examined. */
  | { readonly because: 'failed'; readonly source: number; readonly thrown: unknown };

/** Why it had to end although there was more to do: the machine, the clock or somebody said so. */
export type Stop = Extract<Ending, { readonly because: 'interrupted' | 'time' | 'memory' }>;

/**
 * Whether runs are searched in what an exploration has seen: it saw everything, or ended at a bound of states or depth. Where
 * it ended otherwise an expansion may be half done.
 */
export function showsRuns({ because }: Ending): boolean {
  return because === 'exhausted' || because === 'states' || because === 'depth';
}

/** How something ends for which there was no memory: at the limit, or at that of the machine. */
export function endingWithout({ limit }: OutOfMemory): Ending {
  return limit === undefined ? { because: 'no memory' } : { because: 'memory', limit };
}
