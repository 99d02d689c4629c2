import type { BoundedResponse, Formula, Property } from '../../language/index.js';
import { durationOf, type Rerun } from '../rerun.js';
import { closureOf, type DataFlow, stateAfter } from './flow.js';
import { ask, type Predicate, predicatesIn } from './predicates.js';
import { claimOfDeath, claimOfState, claimOfStep, type Sufficient, sufficientFor } from './sufficient.js';

/** On which steps what a run shows of a property depends: its counterexample, or the witness. */
export function groundsOf(flow: DataFlow, run: Rerun, property: Property): Sufficient {
  const end = run.trace.steps.length;
  switch (property.form) {
    case 'always': {
      const { given, holds } = property;
      const isViolated = (s: unknown) => (given === undefined || ask(given, s)) && !ask(holds, s);
      return sufficientFor(flow, claimOfState(flow, end, isViolated));
    }
    case 'reachable':
      return sufficientFor(
        flow,
        claimOfState(flow, end, (s) => ask(property.holds, s)),
      );
    case 'alwaysStep': {
      const { given, holds } = property;
      const isViolated = (b: unknown, s: unknown) => (given === undefined || ask(given, b, s)) && !ask(holds, b, s);
      return sufficientFor(flow, claimOfStep(flow, end, isViolated), [end]);
    }
    case 'deadlockFree':
      return sufficientFor(flow, claimOfDeath(flow, end));
    case 'refines':
      return together(flow, [onlySteps(run.trace.loop === null ? [end] : loopOf(run)), held(flow, end)]);
    case 'within':
      return together(flow, [late(flow, run, property), asItStands(flow, run, property.conclusion), held(flow, end)]);
    default:
      return together(flow, [onlySteps(loopOf(run)), ...ofRuns(flow, run, property), held(flow, end)]);
  }
}

/** What made the premise true that is never answered, what made false what has to come, and who else had a part in that. */
function ofRuns(
  flow: DataFlow,
  run: Rerun,
  { form, formula }: Extract<Property, { formula: Formula }>,
): readonly Sufficient[] {
  const predicates = predicatesIn(formula);
  const [first, second] = predicates;
  if (form === 'temporal' || first === undefined) return predicates.map((each) => asItStands(flow, run, each));
  if (form !== 'leadsTo') return [kept(flow, run, first), asItStands(flow, run, first)];
  return second === undefined
    ? []
    : [opened(flow, first, second), kept(flow, run, second), asItStands(flow, run, second)];
}

/** What made a premise true, the last time before it was never answered again. */
function opened(flow: DataFlow, premise: Predicate, conclusion: Predicate): Sufficient {
  const position = flow.words.findLastIndex((words) => isTrueIn(flow, words, conclusion));
  const opening = flow.words.findIndex((words, at) => at > position && isTrueIn(flow, words, premise));
  return opening < 0 ? onlySteps([]) : ofTruth(flow, opening, premise, true);
}

/** What made a predicate false where the run goes on for ever. */
function kept(flow: DataFlow, { trace }: Rerun, predicate: Predicate): Sufficient {
  const start = trace.loop?.start ?? 0;
  const position = flow.words.findLastIndex((words, at) => at >= start && !isTrueIn(flow, words, predicate));
  return position < 0 ? onlySteps([]) : ofTruth(flow, position, predicate, false);
}

/** Who wrote last what a predicate reads where the run goes on for ever: none of these is known to have been in vain. */
function asItStands(flow: DataFlow, { trace }: Rerun, predicate: Predicate): Sufficient {
  const start = trace.loop?.start ?? trace.steps.length;
  const writers = flow.words.flatMap((words, at) =>
    at < start ? [] : flow.writersOf(flow.model.readIn(words, (s) => ask(predicate, s)).reads, at),
  );
  return onlySteps(writers);
}

/** What made the premise true, and the time that has passed since. */
function late(flow: DataFlow, run: Rerun, { premise, conclusion, limit }: BoundedResponse): Sufficient {
  const end = run.trace.steps.length;
  const answered = flow.words.findLastIndex((words, at) => at < end && isTrueIn(flow, words, conclusion));
  const opening = flow.words.findIndex((words, at) => at > answered && isTrueIn(flow, words, premise));
  if (opening < 0) return onlySteps([]);
  const passing: number[] = [];
  let passed = 0;
  for (let at = opening; at < end; at++) {
    const duration = durationOf(run, at);
    if (duration > 0) passing.push(at + 1);
    passed += duration;
    if (passed > limit) break;
  }
  const { steps, decisive } = ofTruth(flow, opening, premise, true);
  return { steps: [...steps, ...passing], decisive: [...decisive, ...passing.slice(-1)] };
}

function ofTruth(flow: DataFlow, position: number, predicate: Predicate, value: boolean): Sufficient {
  return sufficientFor(
    flow,
    claimOfState(flow, position, (s) => ask(predicate, s) === value),
  );
}

function isTrueIn({ model }: DataFlow, words: Int32Array, predicate: Predicate): boolean {
  return model.readIn(words, (s) => ask(predicate, s)).result;
}

/** The faults without which the protocol could do, at the end of a run, what it cannot. */
function held(flow: DataFlow, end: number): Sufficient {
  const { model, steps, words } = flow;
  const { enabled } = model.possibleIn(words[end] ?? new Int32Array(0));
  const all = steps.map((_, position) => position + 1);
  const faults = all.filter((step) => {
    if (steps[step - 1]?.action.kind !== 'fault') return false;
    const without = stateAfter(
      all.filter((each) => each !== step),
      flow,
    );
    try {
      return [...model.possibleIn(without).enabled].some((instance) => !enabled.has(instance));
    } catch {
      // Without the fault, what followed may not have been possible.
      return true;
    }
  });
  return { steps: faults, decisive: faults };
}

function loopOf({ trace }: Rerun): readonly number[] {
  const { steps, loop } = trace;
  const start = loop?.start ?? steps.length;
  return steps.map((_, position) => position + 1).filter((step) => step > start);
}

function onlySteps(steps: readonly number[]): Sufficient {
  return { steps, decisive: [] };
}

function together(flow: DataFlow, all: readonly Sufficient[]): Sufficient {
  const steps = closureOf(new Set(all.flatMap((each) => each.steps)), flow);
  const decisive = new Set(all.flatMap((each) => each.decisive));
  return { steps, decisive: [...decisive].sort((one, other) => one - other) };
}
