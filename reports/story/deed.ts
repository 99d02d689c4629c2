import type { Shown, TraceStep } from '../../checker/index.js';
import { amountPassed, durationText, inBrackets } from '../wording/index.js';

/** What a step does, in words: the action, and those of its arguments that neither its process nor its messages tell. */
export function deedOf(step: TraceStep, told: readonly Shown[] = []): string {
  const passed = amountPassed(step);
  if (passed !== undefined) return `${durationText(passed)} pass`;
  const known = new Set<Shown>([
    ...told,
    step.process,
    ...step.messages.flatMap(({ content }) => Object.values(content)),
  ]);
  const left = Object.entries(step.arguments);
  const bracketed = (given: typeof left) => {
    const text = inBrackets(Object.fromEntries(given.filter(([, value]) => !known.has(value))));
    return text === '' ? '' : ` ${text}`;
  };
  // "initiate the failover of" needs what it is of, whoever tells it besides.
  const [first, ...rest] = left;
  if (first !== undefined && /\b(of|to|from|by|with|on|at|for|suspect)$/.test(step.action)) {
    return `${step.action} ${first[1]}${bracketed(rest)}`;
  }
  return `${step.action}${bracketed(left)}`;
}

/** For a sentence: only what the words cannot do without, and who does it, unless that is known: "Core1: decide to commit". */
export function deedOfSomebody(step: TraceStep, known: string | null): string {
  const deed = deedOf(step, Object.values(step.arguments));
  const { process } = step;
  return process === null || process === known || deed.includes(process) ? deed : `${process}: ${deed}`;
}
