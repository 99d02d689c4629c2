import { match, P } from 'ts-pattern';
import type { Loop, PropertyResult, Trace } from '../../checker/index.js';
import { counted } from '../wording/index.js';

/** By what a property is decided: "after 4 steps", "initially", "by a run that repeats steps 5 to 9 for ever". */
export function decidedBy({ steps, loop }: Trace): string {
  const { length } = steps;
  if (loop === null) return length === 0 ? 'initially' : `after ${counted(length, 'step')}`;
  if (loop.start < length) return `by a run that repeats ${repeatedSteps(loop, length)} for ever`;
  return length === 0
    ? 'by a run that stays in its initial state'
    : `by a run that stops after ${counted(length, 'step')}`;
}

/** What a trace shows of a property. The state in which it ends is to follow. */
export function whatIsSeen({ kind, verdict }: Pick<PropertyResult, 'kind' | 'verdict'>, trace: Trace): string {
  const { length } = trace.steps;
  if (trace.loop !== null) return `${whatIsSeenForEver(kind)}; ${howItGoesOn(trace.loop, length)}`;
  const here = length === 0 ? 'in this initial state' : `in the state after step ${length}`;
  return match({ kind, verdict })
    .with({ verdict: 'holds' }, () => `it is so ${here}`)
    .with({ kind: 'deadlockFree' }, () => `nothing can happen any more ${here}, and the model does not call it final`)
    .with({ kind: 'alwaysStep' }, () => `step ${length} breaks it; it leads to`)
    .with({ kind: 'within' }, () => `the time is up ${here}, and what was to come has not come`)
    .with({ kind: 'refines' }, () =>
      length === 0
        ? `the abstract model does not begin with what it would see ${here}`
        : `step ${length} is none that the abstract model can make; it leads to`,
    )
    .otherwise(() => `it does not hold ${here}`);
}

/** What is known of every run that goes on for ever and does not satisfy a property of a kind. */
function whatIsSeenForEver(kind: string): string {
  return match(kind)
    .with('eventually', () => 'it holds at no time')
    .with('leadsTo', () => 'once the premise holds, the conclusion never does, then or later')
    .with('alwaysEventually', () => 'from here on it never holds')
    .with('eventuallyAlways', () => 'it never comes to hold for good')
    .with('temporal', () => 'the formula is false of this run')
    .with('within', () => 'time goes on, and what was to come never comes')
    .with('refines', () => 'the abstract model has no fair run that goes like this one')
    .with(P.string, () => 'it does not hold of this run')
    .exhaustive();
}

function howItGoesOn(loop: Loop, length: number): string {
  if (loop.start === length) return 'the run stays in this state for ever';
  return `${repeatedSteps(loop, length)} ${loop.start + 1 === length ? 'repeats' : 'repeat'} for ever from this state on`;
}

/** "step 5", "steps 5 to 9". */
function repeatedSteps({ start }: Loop, length: number): string {
  return start + 1 === length ? `step ${length}` : `steps ${start + 1} to ${length}`;
}
