import type { Action, AssumedFairness, Assumption, Fairness } from '../language/index.js';
import type { NaiveGraph, NaiveState, Occurrence } from './naive-graph.js';

/** To whom a run owes fairness: instances of actions, or actions as a whole, each known by a text. */
export interface Fair {
  readonly weak: ReadonlySet<string>;
  readonly strong: ReadonlySet<string>;
}

/** How fair a run has to be to an action, if at all. A fault is the adversary's, and never fair. */
function fairnessOf(action: Action, assumed: AssumedFairness, { repairs }: Assumption): Fairness | undefined {
  if (action.kind === 'fault' || assumed === 'none') return undefined;
  if (action.kind === 'repair') return repairs;
  return assumed === 'declared' ? action.fair : assumed;
}

/** To whom fairness to an occurrence is owed: its instance, or the action as a whole. */
export function recipientOf({ action, instance }: Occurrence): string {
  return action.fairFor === 'all' ? action.name : instance;
}

/** Which recipients of fairness are enabled where, taken when, and what is owed to them. */
export class NaiveFairness {
  readonly owed: Fair;
  readonly #assumed: AssumedFairness;
  readonly #assumption: Assumption;

  constructor({ states }: NaiveGraph, assumed: AssumedFairness, assumption: Assumption) {
    this.#assumed = assumed;
    this.#assumption = assumption;
    const occurrences = states.flatMap(({ steps }) => [...steps.values()].flat());
    const owed = (fairness: Fairness) =>
      new Set(occurrences.filter(({ action }) => this.#fairnessOf(action) === fairness).map(recipientOf));
    this.owed = { weak: owed('weak'), strong: owed('strong') };
  }

  /** What can change a state. */
  enabled({ steps }: NaiveState): ReadonlySet<string> {
    return this.#recipients([...steps.values()].flat());
  }

  /** What a step from a state takes: all that can lead where it leads. */
  taken({ steps }: NaiveState, target: number): ReadonlySet<string> {
    return this.#recipients(steps.get(target) ?? []);
  }

  #recipients(occurrences: readonly Occurrence[]): ReadonlySet<string> {
    return new Set(occurrences.filter(({ action }) => this.#fairnessOf(action) !== undefined).map(recipientOf));
  }

  #fairnessOf(action: Action): Fairness | undefined {
    return fairnessOf(action, this.#assumed, this.#assumption);
  }
}
