import {
  type Action,
  type AssumedFairness,
  type Assumption,
  type Fairness,
  fairnessOwedTo,
} from '../language/index.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { FairnessEvidence, Snapshot } from '../result.js';
import { quoted } from './occurrence.js';
import { isSame } from './retrace.js';

/** A run that goes on for ever: after the last of its states comes the one at `loopStart`. */
export interface EndlessRun {
  /** Each once: the last one leads back to `loopStart`; if it is that one itself, the run stops there. */
  readonly states: readonly Snapshot[];
  readonly loopStart: number;
}

/** What can be said of the fairness of a run. */
export interface RunFairness {
  /** Why it is fair, to each action to which it is. */
  readonly evidence: readonly FairnessEvidence[];
  /** An action to which it must be fair and is not, in words; undefined if it is fair. */
  readonly unfairTo: string | undefined;
}

/** Says for each action to which a run must be fair why it is, looking at nothing but the plain model. */
export function fairnessOfRun(
  plain: PlainModel,
  run: EndlessRun,
  assumed: AssumedFairness,
  assuming: Assumption,
): RunFairness {
  const moments = momentsOf(plain, run);
  const evidence: FairnessEvidence[] = [];
  let unfairTo: string | undefined;
  for (const action of plain.instance.actions) {
    const fairness = fairnessOwedTo(action, assumed, assuming);
    if (fairness === undefined) continue;
    const instances = instancesEnabled(moments, action);
    if (instances.size === 0) {
      evidence.push({ action: action.name, arguments: null, fairness, because: 'never enabled', step: null });
    }
    for (const [key, args] of instances) {
      const because = reasonFor(moments, fairness, (each) => each.action === action && keyOf(each) === key);
      if (because === undefined) unfairTo ??= quoted(action.name, args);
      else evidence.push({ action: action.name, arguments: args, fairness, ...because });
    }
  }
  return { evidence, unfairTo };
}

function instancesEnabled(moments: readonly Moment[], action: Action): Map<string, FairnessEvidence['arguments']> {
  const occurrences = moments.flatMap(({ enabled }) => enabled.filter((transition) => transition.action === action));
  return new Map(occurrences.map((transition) => [keyOf(transition), argumentsOf(transition)]));
}

/** A state of the loop, what is enabled in it, and what leads on to the next one. */
interface Moment {
  /** How many steps lead there. */
  readonly step: number;
  readonly enabled: readonly Transition[];
  readonly next: Snapshot;
}

function momentsOf(plain: PlainModel, { states, loopStart }: EndlessRun): Moment[] {
  return states.slice(loopStart).map((state, position) => ({
    step: loopStart + position,
    enabled: [...plain.transitions(state)].filter((transition) => !isSame(transition.state, state)),
    next: states[loopStart + position + 1] ?? states[loopStart] ?? state,
  }));
}

function reasonFor(
  moments: readonly Moment[],
  fairness: Fairness,
  isInstance: (transition: Transition) => boolean,
): Pick<FairnessEvidence, 'because' | 'step'> | undefined {
  const taken = moments.find(({ enabled, next }) =>
    enabled.some((transition) => isInstance(transition) && isSame(transition.state, next)),
  );
  if (taken !== undefined) return { because: 'taken', step: taken.step + 1 };
  const disabled = moments.find(({ enabled }) => !enabled.some(isInstance));
  return disabled !== undefined && fairness === 'weak' ? { because: 'disabled', step: disabled.step } : undefined;
}

function argumentsOf({ action, indices }: Transition): FairnessEvidence['arguments'] {
  return action.fairFor === 'all' ? null : indices;
}

function keyOf(transition: Transition): string {
  return JSON.stringify(argumentsOf(transition));
}
