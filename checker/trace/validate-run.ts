import { DisagreementError } from '../errors.js';
import type {
  AssumedFairness,
  Assumption,
  BoundedResponse,
  Property,
  Refinement,
  TemporalProperty,
} from '../language/index.js';
import { PlainModel, trueOfLasso } from '../plain/index.js';
import type { Loop, Snapshot, Trace } from '../result.js';
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
    case 'within':
      return null;
    default: {
      const { loop } = trace;
      if (loop === null) throw new DisagreementError(`the engine decided ${id} by a run that ends`);
      const endless = endlessRun(states, loop.start);
      const { length } = endless.states;
      const judge = (holds: (state: never) => boolean, position: number) =>
        plain.ask(id, holds, endless.states[position] ?? null);
      shows(!trueOfLasso(property.formula, { length, loopStart: loop.start }, judge));
      return fairLoop(plain, endless, run, property.assuming);
    }
  }
}

/** @throws DisagreementError if the run is not fair */
function fairLoop(plain: PlainModel, run: EndlessRun, { id, assumed }: RunToValidate, assuming: Assumption): Loop {
  const { evidence, unfairTo } = fairnessOfRun(plain, run, assumed, assuming);
  if (unfairTo === undefined) return { start: run.loopStart, fairness: evidence };
  throw new DisagreementError(`the engine decided ${id} by a run that is not fair to ${unfairTo}`);
}

/** @throws DisagreementError if the loop does not close */
function endlessRun(states: readonly Snapshot[], loopStart: number): EndlessRun {
  const last = states.length - 1;
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
    const { abstract, variant, parameters, mapping } = refinement;
    const system = abstract.instantiate({ ...(variant === undefined ? {} : { variant }), parameters });
    this.#abstract = new PlainModel(system);
    this.#states = states.map((state) => plain.mapped(id, mapping, state, system));
  }

  /** Whether the abstract model does not begin so, or does not make the last step. */
  endsUnlawfully(): boolean {
    const [last, before] = [this.#states.at(-1) ?? null, this.#states.at(-2)];
    if (before === undefined) return ![...this.#abstract.initialStates()].some(({ state }) => isSame(state, last));
    return !isSame(before, last) && ![...this.#abstract.transitions(before)].some(({ state }) => isSame(state, last));
  }

  /** Whether the run that goes on for ever is not fair to the abstract model's actions. */
  isUnfair({ states, loopStart }: EndlessRun): boolean {
    const abstract = { states: this.#states.slice(0, states.length), loopStart };
    return fairnessOfRun(this.#abstract, abstract, 'declared', {}).unfairTo !== undefined;
  }
}

/** Asks a state all that a property asks of states, for what that throws. @throws ModelError */
export function askEverything(plain: PlainModel, id: string, property: Property, state: Snapshot): void {
  if (property.form === 'refines') new AbstractRun(plain, id, property, [state]);
  if (property.form === 'within') {
    for (const holds of [property.premise, property.conclusion]) plain.ask(id, holds, state);
  }
  if ('formula' in property) {
    const judge = (holds: (state: never) => boolean) => plain.ask(id, holds, state);
    trueOfLasso(property.formula, { length: 1, loopStart: 0 }, judge);
  }
}
