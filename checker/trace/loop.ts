import { messageOf } from '../errors.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { FairnessEvidence, Loop, Snapshot, Trace } from '../result.js';
import { changesBetween } from './changes.js';
import { fairnessOfRun } from './fairness.js';
import { quoted } from './occurrence.js';
import { isSame } from './retrace.js';

/** What is wrong with a trace, and at which step: 0 is the initial state, else the step or the state after it. */
export interface Mistake {
  readonly step: number;
  readonly reason: string;
}

/**
 * Whether a run that the plain model can make goes on for ever as its loop says: that it returns to where the loop begins,
 * that it is fair for the reasons given, and that no action is left out to which it must be fair by what was assumed.
 */
export function mistakeInLoop(plain: PlainModel, trace: Trace, loop: Loop): Mistake | undefined {
  const states = [trace.initial, ...trace.steps.map(({ state }) => state)];
  const last = trace.steps.length;
  const [begin, end] = [states[loop.start], states[last]];
  if (begin === undefined || end === undefined) {
    return { step: last, reason: `the loop begins after step ${loop.start}, but the run ends ${whereAfter(last)}` };
  }
  const idle = trace.steps.findIndex(({ state }, position) => isSame(state, states[position] ?? null));
  if (idle >= 0) {
    return {
      step: idle + 1,
      reason: 'it leaves the state as it was, and a run that goes on for ever has no such step',
    };
  }
  const [change] = changesBetween(plain.instance.fields, begin, end);
  if (change !== undefined) {
    const { field, before, after } = change;
    const difference = `${field} is ${JSON.stringify(after)} and not ${JSON.stringify(before)}`;
    return { step: last, reason: `the loop does not close: ${difference}, as it was ${whereAfter(loop.start)}` };
  }
  return new LoopReplay(plain, states, loop).firstMistake();
}

/** The loop of a run, with what each of its states enables. */
class LoopReplay {
  readonly #enabled = new Map<number, readonly Transition[]>();

  constructor(
    readonly plain: PlainModel,
    readonly states: readonly Snapshot[],
    readonly loop: Loop,
  ) {}

  firstMistake(): Mistake | undefined {
    const names = new Set(this.plain.instance.actions.map(({ name }) => name));
    const unknown = this.loop.fairness.find(({ action }) => !names.has(action));
    if (unknown !== undefined) {
      return { step: this.loop.start, reason: `the model has no action ${quoted(unknown.action, unknown.arguments)}` };
    }
    for (let step = this.loop.start; step <= this.#last; step++) {
      try {
        this.#enabled.set(step, this.#changesOf(step));
      } catch (thrown) {
        return { step, reason: messageOf(thrown) };
      }
    }
    for (const evidence of this.loop.fairness) {
      const mistake = this.#mistakeIn(evidence);
      if (mistake !== undefined) return mistake;
    }
    return this.#unfairness();
  }

  /** An action that is left out, perhaps one of which the trace says nothing. */
  #unfairness(): Mistake | undefined {
    const { start, assumed } = this.loop;
    if (assumed === null) return undefined;
    const states = start === this.#last ? this.states : this.states.slice(0, -1);
    const assuming = assumed.repairs === null ? {} : { repairs: assumed.repairs };
    const { unfairTo } = fairnessOfRun(this.plain, { states, loopStart: start }, assumed.fairness, assuming);
    return unfairTo === undefined ? undefined : { step: start, reason: `from here on it is not fair to ${unfairTo}` };
  }

  get #last(): number {
    return this.states.length - 1;
  }

  /** What can happen after so many steps. Where the state stays as it is, nothing has happened. */
  #changesOf(step: number): readonly Transition[] {
    const before = this.states[step] ?? null;
    return [...this.plain.transitions(before)].filter(({ state }) => !isSame(state, before));
  }

  #mistakeIn(evidence: FairnessEvidence): Mistake | undefined {
    const { because, fairness, step } = evidence;
    const { start } = this.loop;
    const named = quoted(evidence.action, evidence.arguments);
    if (because === 'never enabled') {
      const enabling = [...this.#enabled.keys()].find((each) => this.#isEnabled(evidence, each));
      return enabling === undefined ? undefined : this.#enabledInstead(evidence, enabling);
    }
    if (step === null || step > this.#last || step < (because === 'taken' ? start + 1 : start)) {
      return { step: step ?? this.#last, reason: `${named} is said to be ${because}, but not where in the loop` };
    }
    if (because === 'taken') {
      if (this.#isTaken(evidence, step)) return undefined;
      return { step, reason: `it is no step of ${named}, so the loop is not shown to be ${fairness}ly fair to it` };
    }
    if (fairness === 'strong') {
      return { step, reason: `that ${named} is not enabled ${whereAfter(step)} is not enough for strong fairness` };
    }
    return this.#isEnabled(evidence, step) ? this.#enabledInstead(evidence, step) : undefined;
  }

  #enabledInstead({ action, arguments: args, fairness }: FairnessEvidence, step: number): Mistake {
    const runs = this.loop.start === this.#last ? 'a run that stops there' : 'the loop';
    const named = quoted(action, args);
    return {
      step,
      reason: `${named} is enabled ${whereAfter(step)}, so ${runs} is not shown to be ${fairness}ly fair to it`,
    };
  }

  #isEnabled(evidence: FairnessEvidence, step: number): boolean {
    return this.#enabled.get(step)?.some((transition) => isOccurrence(transition, evidence)) ?? false;
  }

  #isTaken(evidence: FairnessEvidence, step: number): boolean {
    const before = this.#enabled.get(step - 1);
    const after = this.states[step] ?? null;
    return before?.some((each) => isOccurrence(each, evidence) && isSame(each.state, after)) ?? false;
  }
}

/** Whether a transition is one of the action instance that the evidence is about, whatever the effect chooses. */
function isOccurrence({ action, arguments: made }: Transition, evidence: FairnessEvidence): boolean {
  if (action.name !== evidence.action) return false;
  return Object.entries(evidence.arguments ?? {}).every(([name, value]) => made[name] === value);
}

function whereAfter(step: number): string {
  return step === 0 ? 'in the initial state' : `after step ${step}`;
}
