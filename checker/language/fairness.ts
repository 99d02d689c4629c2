import type { Action, AssumedFairness, Fairness } from './action.js';
import type { Assumption } from './property.js';

/**
 * How fair a run must be to an action, if at all: never to a fault, and to a repair only where a property assumes it. Time
 * goes on whatever is assumed.
 */
export function fairnessOwedTo(
  action: Action,
  assumed: AssumedFairness,
  { repairs }: Assumption,
): Fairness | undefined {
  if (action.range.over === 'time') return 'weak';
  if (assumed === 'none' || action.kind === 'fault') return undefined;
  if (action.kind === 'repair') return repairs;
  return assumed === 'declared' ? action.fair : assumed;
}
