import { DisagreementError, ModelError } from '../errors.js';
import {
  type AssumedFairness,
  type Assumption,
  abstractSystemOf,
  type BoundedResponse,
  type Property,
  type Refinement,
  type TemporalProperty,
  TIME_PASSES,
} from '../language/index.js';
import { PlainModel, trueOfLasso } from '../plain/index.js';
import type { Loop, Snapshot, Trace, TraceStep } from '../result.js';
import { type EndlessRun, fairnessOfRun } from './fairness.js';
import { isSame } from './retrace.js';

/** A run of the engine that is to violate a property of whole runs. */
export interface RunToValidate {
  readonly id: string;
  /** Its loop still without the evidence that it is fair. */
  readonly trace: Trace;
  readonly assumed: AssumedFairness;
}

/**
 * Judges a run by the definition of the property, on the plain model and without any automaton.
 * @returns how the run goes on for ever, with the evidence that it is fair
 * @throws DisagreementError unless it is a fair run that violates the property
 */
export function validateRun(
  plain: PlainModel,
  property: TemporalProperty | BoundedResponse | Refinement,
  run: RunToValidate,
): Loop | null {
  const { id, trace } = run;
  const states: readonly Snapshot[] = [trace.initial, ...trace.steps.map(({ state }) => state)];
  const shows = (isShown: boolean) => {
    if (isShown) return;
    throw new DisagreementError(`the engine decided ${id} by a run that does not violate it on the plain model`);
  };
  switch (property.form) {
    case 'refines': {
      const { loop } = trace;
      const abstract = new AbstractRun(plain, id, property, states);
      if (loop === null) {
        shows(abstract.endsUnlawfully());
        return null;
      }
      const endless = endlessRun(states, loop.start);
      shows(abstract.isUnfair(endless));
      return fairLoop(plain, endless, run, property.assuming);
    }
    case 'within': {
      const { loop } = trace;
      shows(isLate(plain, id, property, trace, states));
      if (loop === null) return null;
      const endless = endlessRun(states, loop.start);
      const isStop = loop.start === trace.steps.length;
      const last = endless.states.at(-1) ?? null;
      shows(
        isStop
          ? plain.timeCanPassUnseen(last)
          : trace.steps.slice(loop.start).some((step) => durationOf(plain, step) > 0),
      );
      return { start: loop.start, assumed: null, fairness: [], couldHappen: [] };
    }
    default: {
      const { loop } = trace;
      if (loop === null) throw new DisagreementError(`the engine decided ${id} by a run that ends`);
      const endless = endlessRun(states, loop.start);
      refuseStanding(plain, endless);
      const { length } = endless.states;
      const judge = (holds: (state: never) => boolean, position: number) =>
        plain.ask(id, holds, endless.states[position] ?? null);
      shows(!trueOfLasso(property.formula, { length, loopStart: loop.start }, judge));
      return fairLoop(plain, endless, run, property.assuming);
    }
  }
}

/** Whether the conclusion stays out after the premise for longer than the limit, or to the end of a run that stops. */
function isLate(
  plain: PlainModel,
  id: string,
  { premise, conclusion, limit }: BoundedResponse,
  { steps, loop }: Trace,
  states: readonly Snapshot[],
): boolean {
  const firstPremise = states.findIndex((state) => plain.ask(id, premise, state));
  return states.some((state, begin) => {
    if (begin < firstPremise || !plain.ask(id, premise, state)) return false;
    const answered = states.findIndex((later, position) => position >= begin && plain.ask(id, conclusion, later));
    if (answered < 0 && loop !== null) return true;
    const end = answered < 0 ? steps.length : answered;
    const passed = steps.slice(begin, end).reduce((sum, step) => sum + durationOf(plain, step), 0);
    return passed > limit;
  });
}

/** How much time passes by a step. */
function durationOf({ instance: { time } }: PlainModel, step: TraceStep): number {
  const duration = time === undefined || step.action !== TIME_PASSES ? 0 : step.arguments[time.unit];
  return typeof duration === 'number' ? duration : 0;
}

/** @throws DisagreementError unless a run comes back to where its loop begins, and no time passes in between */
export function validateStandstill({ initial, steps, loop }: Trace): void {
  const states = [initial, ...steps.map(({ state }) => state)];
  const start = loop?.start ?? 0;
  const { length } = endlessRun(states, start).states;
  const passes = steps.slice(start).some(({ action }) => action === TIME_PASSES);
  if (passes || length <= start + 1)
    throw new DisagreementError('the engine found a run in no time on which time passes');
}

/** @throws DisagreementError if the run is not fair */
function fairLoop(plain: PlainModel, run: EndlessRun, { id, assumed }: RunToValidate, assuming: Assumption): Loop {
  const { evidence, unfairTo } = fairnessOfRun(plain, run, assumed, assuming);
  if (unfairTo !== undefined) {
    throw new DisagreementError(`the engine decided ${id} by a run that is not fair to ${unfairTo}`);
  }
  return {
    start: run.loopStart,
    assumed: { fairness: assumed, repairs: assuming.repairs ?? null },
    fairness: evidence,
    couldHappen: changesPossibleAfter(plain, run),
  };
}

/** Where a run stays: the actions that could change the state. */
function changesPossibleAfter(plain: PlainModel, { states, loopStart }: EndlessRun): readonly string[] {
  const last = states.at(-1) ?? null;
  if (loopStart < states.length - 1) return [];
  const changes = [...plain.transitions(last)].filter(({ state }) => !isSame(state, last));
  return [...new Set(changes.map(({ action }) => action.name))];
}

/** @throws DisagreementError if a run stops where time cannot pass for ever */
function refuseStanding(plain: PlainModel, { states, loopStart }: EndlessRun): void {
  const last = states.at(-1) ?? null;
  if (plain.instance.time === undefined || loopStart < states.length - 1 || plain.timeCanPassUnseen(last)) return;
  throw new DisagreementError('the engine lets a run stop in a state in which time cannot stop');
}

/** @throws DisagreementError if the loop does not close, or a step leaves the state as it was */
function endlessRun(states: readonly Snapshot[], loopStart: number): EndlessRun {
  const last = states.length - 1;
  const idle = states.findIndex((state, position) => position > 0 && isSame(state, states[position - 1] ?? null));
  if (idle > 0) throw new DisagreementError(`the engine's step ${idle} leaves the state as it was, which is no step`);
  if (!isSame(states[loopStart] ?? null, states[last] ?? null)) {
    throw new DisagreementError(`the engine's run does not come back to the state after step ${loopStart}`);
  }
  return { states: loopStart === last ? states : states.slice(0, -1), loopStart };
}

/** A run as the mapping of a refinement shows it. */
class AbstractRun {
  readonly #abstract: PlainModel;
  readonly #states: readonly Snapshot[];

  constructor(plain: PlainModel, id: string, refinement: Refinement, states: readonly Snapshot[]) {
    const system = abstractSystemOf(refinement);
    this.#abstract = new PlainModel(system);
    this.#states = states.map((state) => plain.mapped(id, refinement.mapping, state, system));
  }

  /** Whether the abstract model does not begin so, or does not make the last step. */
  endsUnlawfully(): boolean {
    const [last, before] = [this.#states.at(-1) ?? null, this.#states.at(-2)];
    if (before === undefined) return ![...this.#abstract.initialStates()].some(({ state }) => isSame(state, last));
    return !isSame(before, last) && ![...this.#abstract.transitions(before)].some(({ state }) => isSame(state, last));
  }

  /** Makes all that the abstract model can do at the beginning and at the end, for what that throws. @throws ModelError */
  askEverything(): void {
    const { model } = this.#abstract.instance;
    if ([...this.#abstract.initialStates()].length === 0) throw new ModelError(`model "${model}" has no initial state`);
    for (const _ of this.#abstract.transitions(this.#states.at(-1) ?? null));
  }

  /** Whether the run that goes on for ever is not fair to the abstract model's actions. */
  isUnfair({ states, loopStart }: EndlessRun): boolean {
    const abstract = { states: this.#states.slice(0, states.length), loopStart };
    return fairnessOfRun(this.#abstract, abstract, 'declared', {}).unfairTo !== undefined;
  }
}

/** Asks a state all that a property asks of states, for what that throws. @throws ModelError */
export function askEverything(plain: PlainModel, id: string, property: Property, state: Snapshot): void {
  if (property.form === 'refines') new AbstractRun(plain, id, property, [state]).askEverything();
  if (property.form === 'within') {
    for (const holds of [property.premise, property.conclusion]) plain.ask(id, holds, state);
  }
  if ('formula' in property) {
    const judge = (holds: (state: never) => boolean) => plain.ask(id, holds, state);
    trueOfLasso(property.formula, { length: 1, loopStart: 0 }, judge);
  }
}
