import type { TraceStep } from '../../checker/index.js';
import { amountPassed } from './elapsed.js';

/** What one line of a trace is about: a step, or consecutive ones by which nothing but time passes. */
export interface Entry {
  /** The numbers, from 1, of its first and its last step. */
  readonly first: number;
  readonly last: number;
  /** The step; of several, one by which as much time passes as by all of them. */
  readonly step: TraceStep;
}

/**
 * The steps of a trace as they are shown. Time that passes in many steps is one thing to a reader; but what happens again
 * and again from the step at position `loopStart` on, if it does, has an entry of its own.
 */
export function entriesOf(steps: readonly TraceStep[], loopStart: number | undefined): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [position, step] of steps.entries()) {
    const before = entries.at(-1);
    const longer = before === undefined || position === loopStart ? undefined : oneAfterTheOther(before.step, step);
    if (before === undefined || longer === undefined) {
      entries.push({ first: position + 1, last: position + 1, step });
    } else {
      entries[entries.length - 1] = { first: before.first, last: position + 1, step: longer };
    }
  }
  return entries;
}

/** "7", "7–12". */
export function numberText({ first, last }: Entry): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** How many steps there are in entries. */
export function stepsIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** The step by which as much time passes as by two, if it passes by both. */
function oneAfterTheOther(one: TraceStep, other: TraceStep): TraceStep | undefined {
  const [before, after] = [amountPassed(one), amountPassed(other)];
  if (before === undefined || after === undefined) return undefined;
  return { ...other, arguments: { [after.unit]: before.amount + after.amount } };
}
