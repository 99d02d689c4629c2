import type { FairnessEvidence, TraceStep } from '../../checker/index.js';
import { count } from './figures.js';

/** What the action is called by which the time of a model passes. */
const TIME_PASSES = 'time passes';

/** An amount of a model's time, in the unit that the model names. */
export interface Duration {
  readonly amount: number;
  readonly unit: string;
}

/** How much time passes by a step, if that is what the step is: its only argument is the amount, by its unit. */
export function amountPassed({ action, kind, arguments: args }: TraceStep): Duration | undefined {
  const [[unit, amount] = [], ...others] = Object.entries(args);
  const passes = action === TIME_PASSES && kind === 'timer' && others.length === 0;
  return passes && unit !== undefined && typeof amount === 'number' ? { amount, unit } : undefined;
}

/** How much time has passed when each step is made, itself included; nothing where none ever passes. */
export function timesOf(steps: readonly TraceStep[]): readonly Duration[] {
  const unit = steps.map(amountPassed).find((passed) => passed !== undefined)?.unit;
  if (unit === undefined) return [];
  let amount = 0;
  return steps.map((step) => {
    amount += amountPassed(step)?.amount ?? 0;
    return { amount, unit };
  });
}

/** Why a run is fair to what it owes fairness to. To time it owes none: that goes on by itself, seen or unseen. */
export function withoutTime(evidence: readonly FairnessEvidence[]): readonly FairnessEvidence[] {
  return evidence.filter(({ action }) => action !== TIME_PASSES);
}

/** "5,044 ms". */
export function durationText({ amount, unit }: Duration): string {
  return `${count(amount)} ${unit}`;
}
