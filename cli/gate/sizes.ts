import type { Size, SuiteCheck } from '../../properties/index.js';
import { optionsOfDesign, word } from '../../reports/index.js';

/** What was explored, as the command line names it: "models/lock.ts --variant naive --set clients=4". */
export function placeOf({ binding }: Pick<SuiteCheck, 'binding'>): string {
  const { model, variant, parameters, symmetry } = binding;
  const set = Object.entries(parameters)
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort();
  const options = optionsOfDesign({ variant, set, fairness: undefined });
  return [word(model), ...options, ...(symmetry === 'on' ? ['--symmetry on'] : [])].join(' ');
}

/** How large the state spaces are that were explored whole, by their places. Functions and random runs have none. */
export function sizesOf(checks: readonly SuiteCheck[]): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>();
  for (const check of checks) {
    const { result } = check;
    if (result === null || !result.complete || result.inputs !== undefined || result.failure !== null) continue;
    const { distinctStates, transitions, depth } = result;
    sizes.set(placeOf(check), { distinctStates, transitions, depth });
  }
  return sizes;
}
