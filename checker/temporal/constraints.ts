import type { LabelRange } from '../compile/index.js';
import type { Action, Assumption, Fairness } from '../language/index.js';

/** Whose fairness is assumed: as the model declares it, or the same of every action of the protocol. */
export type FairnessOverride = 'declared' | Fairness | 'none';

/** What a run owes to actions: numbered constraints, and which instances of actions meet each. */
export interface FairnessConstraints {
  readonly count: number;
  /** By label of a transition: the constraint that it meets, or −1. */
  readonly ofLabel: Int32Array;
  /** By constraint: whether it is strong. */
  readonly isStrong: readonly boolean[];
}

/** How fair a run must be to an action, if at all: never to a fault, and to a repair only where a property assumes it. */
export function fairnessOf(action: Action, override: FairnessOverride, { repairs }: Assumption): Fairness | undefined {
  if (override === 'none' || action.kind === 'fault') return undefined;
  if (action.kind === 'repair') return repairs;
  return override === 'declared' ? action.fair : override;
}

/** The constraints of a check, one for each instance of a fair action or one for all of them, as the action says. */
export function constraintsOf(
  actions: readonly Action[],
  labels: readonly LabelRange[],
  override: FairnessOverride,
  assuming: Assumption,
): FairnessConstraints {
  const last = labels.at(-1);
  const ofLabel = new Int32Array(last === undefined ? 0 : last.first + last.size).fill(-1);
  const isStrong: boolean[] = [];
  for (const [position, action] of actions.entries()) {
    const fairness = fairnessOf(action, override, assuming);
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

/** Nothing is assumed of anything. */
export function noConstraints(labels: readonly LabelRange[]): FairnessConstraints {
  return constraintsOf([], labels, 'none', {});
}
