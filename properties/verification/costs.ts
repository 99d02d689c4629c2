import type { Binding, Profile } from '../obligation.js';
import { keyOf } from './job.js';
import { measuredSeconds } from './measured-seconds.js';
import type { SuiteResult } from './suite-result.js';

/** How many seconds explorations took, by their keys. */
export type Costs = ReadonlyMap<string, number>;

/** What the explorations of a run cost: of those that it has a result of. */
export function costsOf({ checks }: SuiteResult): Costs {
  return new Map(
    checks.flatMap(({ binding, result }) => {
      const { model, variant, parameters, symmetry, runs } = binding;
      return result === null
        ? []
        : [[JSON.stringify([model, variant, parameters, symmetry, runs]), result.seconds] as const];
    }),
  );
}

/** What is left to say where nothing was measured: of what is explored whole, by profile. */
const usualSeconds: { readonly [name in Profile]: number } = { 'pre-commit': 0.5, ci: 10, nightly: 30 };

/** A counterexample is found sooner than all states. */
const USUAL_SECONDS_OF_A_BREAK = 0.1;

const USUAL_STEPS_PER_SECOND = 50_000;

/**
 * About how many seconds the exploration takes that decides a check: as in the run whose costs are given; else as it was
 * measured when the suite was last measured; else what is usual for its kind and profile, or for the steps of its random runs.
 */
export function estimatedSeconds(binding: Binding, costs: Costs = new Map()): number {
  const key = keyOf(binding);
  return costs.get(key) ?? measuredSeconds[key] ?? usual(binding);
}

function usual(binding: Binding): number {
  if (binding.kind === 'unrefuted') return binding.runs.steps / USUAL_STEPS_PER_SECOND;
  return binding.kind === 'holds' ? usualSeconds[binding.profile] : USUAL_SECONDS_OF_A_BREAK;
}
