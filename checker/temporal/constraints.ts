import type { LabelRange } from '../compile/index.js';
import { type Action, type AssumedFairness, type Assumption, fairnessOwedTo } from '../language/index.js';

/** What a run owes to actions: numbered constraints, and which instances of actions meet each. */
export interface FairnessConstraints {
  readonly count: number;
  /** By label of a transition: the constraint that it meets, or −1. */
  readonly ofLabel: Int32Array;
  /** By constraint: whether it is strong. */
  readonly isStrong: readonly boolean[];
}

/** The constraints of a check, one for each instance of a fair action or one for all of them, as the action says. */
export function constraintsOf(
  actions: readonly Action[],
  labels: readonly LabelRange[],
  override: AssumedFairness,
  assuming: Assumption,
): FairnessConstraints {
  const last = labels.at(-1);
  const ofLabel = new Int32Array(last === undefined ? 0 : last.first + last.size).fill(-1);
  const isStrong: boolean[] = [];
  for (const [position, action] of actions.entries()) {
    const fairness = fairnessOwedTo(action, override, assuming);
    const { first, size } = labels[position] ?? { first: 0, size: 0 };
    if (fairness === undefined) continue;
    const each = action.fairFor === 'each';
    for (let instance = 0; instance < size; instance++) {
      if (each || instance === 0) isStrong.push(fairness === 'strong');
      ofLabel[first + instance] = isStrong.length - 1;
    }
  }
  return { count: isStrong.length, ofLabel, isStrong };
}
