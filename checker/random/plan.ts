import { UsageError } from '../errors.js';
import type { Workers } from '../explore/index.js';
import type { Action, AssumedFairness, Instance } from '../language/index.js';
import type { Strategy } from '../result.js';
import { refuseUnsound } from '../temporal/index.js';
import { warningOfWorkers, workersFor } from '../workers.js';
import type { SimulateOptions } from './options.js';

/** How many steps are taken where nobody says how many, or how long. */
export const defaultSteps = 2_000_000;

/** How a random exploration is carried out, after all that was left open is decided. */
export interface RandomPlan {
  readonly seed: number;
  readonly walks: number | undefined;
  readonly steps: number | undefined;
  readonly stepsPerWalk: number;
  readonly strategy: Strategy | undefined;
  readonly fairness: AssumedFairness;
  readonly workers: Workers | undefined;
  /** The parameters that are varied, by name. */
  readonly varied: readonly string[];
  readonly warnings: readonly string[];
}

/** It takes about as long to start threads as to take so many steps. */
const STEPS_WORTH_THREADS = 100_000;

/** The largest whole number that is told from its neighbours. */
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * Decides how to carry out a random exploration.
 * @throws UsageError for what cannot be tried, or what random runs cannot show
 */
export function planOfRandomRuns(instance: Instance, options: SimulateOptions): RandomPlan {
  const { properties, seed = 1, walks, stepsPerWalk = 400, timeLimit, strategy, fairness = 'declared' } = options;
  for (const [id, property] of Object.entries(properties)) refuseUnsound(instance, id, property);
  for (const [id, expected] of Object.entries(options.expected ?? {})) {
    if (expected === 'vacuous') {
      throw new UsageError(`random runs cannot show that the premise of ${id} never holds: explore all states instead`);
    }
  }
  refuseBut('the seed', seed, 0);
  refuseBut('the number of steps of a walk', stepsPerWalk, 1);
  if (walks !== undefined) refuseBut('the number of walks', walks, 1);
  if (options.steps !== undefined) refuseBut('the number of steps', options.steps, 1);
  const steps = options.steps ?? (walks === undefined && timeLimit === undefined ? defaultSteps : undefined);
  const workers = workersFor(options, { unasked: STEPS_WORTH_THREADS, asked: 0 });
  const varied = options.vary?.names ?? [];
  return { seed, walks, steps, stepsPerWalk, strategy, fairness, workers, varied, warnings: warningOfWorkers(options) };
}

/**
 * The weight of each action where steps are chosen by weight; undefined if nobody has said any.
 * @throws UsageError for an action that there is not, or what is no weight
 */
export function weightsOf(
  actions: readonly Action[],
  given: SimulateOptions['weights'] = {},
): readonly number[] | undefined {
  for (const [name, weight] of Object.entries(given)) {
    if (!actions.some((action) => action.name === name)) {
      const known = actions.map((action) => `"${action.name}"`).join(', ');
      throw new UsageError(`there is no action "${name}" to give a weight; there are ${known}`);
    }
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new UsageError(`the weight of "${name}" is a number above 0, not ${weight}`);
    }
  }
  const isAnySaid = Object.keys(given).length > 0 || actions.some(({ likelihood }) => likelihood !== undefined);
  if (!isAnySaid) return undefined;
  return actions.map(({ name, likelihood }) => (Object.hasOwn(given, name) ? given[name] : likelihood) ?? 1);
}

function refuseBut(what: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= MOST) return;
  throw new UsageError(`${what} is a whole number from ${least} on, not ${value}`);
}
