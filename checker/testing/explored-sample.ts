import fc from 'fast-check';
import { exploreNaively, type NaiveResult, TooManyStates } from './naive-explorer.js';
import { type RandomModel, randomModel } from './random-model.js';

/** A random model, and what the naive explorer found. */
export interface ExploredModel {
  readonly random: RandomModel;
  readonly result: NaiveResult;
}

export interface ExploredSample {
  readonly explored: readonly ExploredModel[];
  /** How many models were left out because they have too many states. */
  readonly discarded: number;
}

/** Draws random models, the same ones for the same seed, and explores naively those of at most `maxStates`. */
export function exploredSample(options: {
  readonly seed: number;
  readonly models: number;
  readonly maxStates: number;
}): ExploredSample {
  const models = fc.sample(randomModel(), { seed: options.seed, numRuns: options.models });
  const explored = models.flatMap((random) => {
    const result = explore(random, options.maxStates);
    return result === null ? [] : [{ random, result }];
  });
  return { explored, discarded: models.length - explored.length };
}

function explore({ instance, properties }: RandomModel, maxStates: number): NaiveResult | null {
  try {
    return exploreNaively(instance, properties, maxStates);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return null;
    throw thrown;
  }
}
