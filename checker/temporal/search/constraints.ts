import type { LabelRange } from '../../compile/index.js';
import { type AssumedFairness, type Assumption, fairnessOwedTo, type TransitionSystem } from '../../language/index.js';

/** What a run owes to actions: numbered constraints, and which instances of actions meet each. */
export interface FairnessConstraints {
  readonly count: number;
  /** By label of a transition: the constraint that it meets, or −1. */
  readonly ofLabel: Int32Array;
  /** By constraint: whether it is strong. */
  readonly isStrong: readonly boolean[];
}

/**
 * The constraints of a check, one for each instance of a fair action or one for all of them, as the action says.
 * @param durations how many labels there are for the passing of time, which come last
 */
export function constraintsOf(
  { actions }: TransitionSystem,
  labels: readonly LabelRange[],
  durations: number,
  assumed: AssumedFairness,
  assuming: Assumption,
): FairnessConstraints {
  const last = labels.at(-1);
  const ofLabel = new Int32Array((last === undefined ? 0 : last.first + last.size) + durations).fill(-1);
  const isStrong: boolean[] = [];
  for (const [position, action] of actions.entries()) {
    const fairness = fairnessOwedTo(action, assumed, assuming);
    if (fairness === undefined) continue;
    const { first, size: instances } = labels[position] ?? { first: 0, size: 0 };
    const isTime = action.range.over === 'time';
    const size = isTime ? durations : instances;
    const each = action.fairFor === 'each' && !isTime;
    for (let instance = 0; instance < size; instance++) {
      if (each || instance === 0) isStrong.push(fairness === 'strong');
      ofLabel[first + instance] = isStrong.length - 1;
    }
  }
  return { count: isStrong.length, ofLabel, isStrong };
}
