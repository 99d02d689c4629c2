import { UsageError } from '../errors.js';
import type { Fairness } from './action.js';
import { type Formula, type FormulaVocabulary, formulaWords } from './formula.js';
import { madeFrom } from './origin.js';
import { placed } from './place.js';
import type { Fields } from './structure.js';
import type { Design, ProcessDeclarations, ProcessSets, TransitionSystem } from './transition-system.js';
import type { View } from './view.js';

/**
 * A statement about a model whose states look like `State`, with a sentence for people.
 * `given` is the premise of an implication: a property whose premise never holds has passed vacuously, and says so.
 */
export type Property<State = never> =
  | {
      readonly form: 'always';
      readonly sentence: string;
      readonly given: ((state: State) => boolean) | undefined;
      readonly holds: (state: State) => boolean;
    }
  | {
      readonly form: 'alwaysStep';
      readonly sentence: string;
      readonly given: ((before: State, after: State) => boolean) | undefined;
      readonly holds: (before: State, after: State) => boolean;
    }
  | {
      readonly form: 'reachable';
      readonly sentence: string;
      readonly holds: (state: State) => boolean;
    }
  | { readonly form: 'deadlockFree'; readonly sentence: string }
  | TemporalProperty<State>
  | BoundedResponse<State>
  | Refinement<State>;

/** By which word a property was made. */
export type PropertyForm = Property['form'];

const forms: { readonly [Form in PropertyForm]: true } = {
  always: true,
  alwaysStep: true,
  reachable: true,
  deadlockFree: true,
  eventually: true,
  leadsTo: true,
  alwaysEventually: true,
  eventuallyAlways: true,
  temporal: true,
  within: true,
  refines: true,
};

/** Whether a value is a statement about states and runs. One about functions and their inputs is none. */
export function isProperty(value: unknown): value is Property {
  return typeof value === 'object' && value !== null && 'form' in value && Object.hasOwn(forms, String(value.form));
}

/** Of every fair run: a formula of linear temporal logic. The form says by which word it was made. */
export interface TemporalProperty<State = never> {
  readonly form: 'eventually' | 'leadsTo' | 'alwaysEventually' | 'eventuallyAlways' | 'temporal';
  readonly sentence: string;
  readonly formula: Formula<State>;
  readonly assuming: Assumption;
}

/** ⇝[≤ limit]: whenever the premise holds, the conclusion does before more than `limit` units of time have passed. */
export interface BoundedResponse<State = never> {
  readonly form: 'within';
  readonly sentence: string;
  readonly premise: (state: State) => boolean;
  readonly conclusion: (state: State) => boolean;
  /** In units of the model's time. */
  readonly limit: number;
}

/** Every step of the model, seen through the mapping, is one of the abstract model or changes nothing there. */
export interface Refinement<State = never> {
  readonly form: 'refines';
  readonly sentence: string;
  readonly abstract: Design;
  readonly variant: string | undefined;
  readonly parameters: { readonly [name: string]: unknown };
  /** Makes of the blank state of the abstract model the one that a state stands for. */
  readonly mapping: (state: State, abstract: never, processes: never) => void;
  readonly assuming: Assumption;
}

/** What a temporal property assumes besides the fairness that the model declares. */
export interface Assumption {
  /** How fair repairs (restarts, healing) are; not at all if not said. */
  readonly repairs?: Fairness;
}

/** □: in every reachable state, `holds` (where the premise `given` does). */
export function always<State>(
  sentence: string,
  holds: (state: State) => boolean,
  options: { readonly given?: (state: State) => boolean } = {},
): Property<State> {
  return placed(always, { form: 'always', sentence, holds, given: options.given });
}

/** □¬: in no reachable state. The sentence says what must not happen. */
export function never<State>(sentence: string, happens: (state: State) => boolean): Property<State> {
  return placed(never, {
    form: 'always',
    sentence: `never: ${sentence}`,
    holds: madeFrom((state: State) => !happens(state), happens),
    given: undefined,
  });
}

/** □ over steps: for every step from a reachable state, `holds` between the state before and the one after. */
export function alwaysStep<State>(
  sentence: string,
  holds: (before: State, after: State) => boolean,
  options: { readonly given?: (before: State, after: State) => boolean } = {},
): Property<State> {
  return placed(alwaysStep, { form: 'alwaysStep', sentence, holds, given: options.given });
}

/** Some reachable state satisfies it: the witness against vacuity. It holds with a trace that leads there. */
export function reachable<State>(sentence: string, holds: (state: State) => boolean): Property<State> {
  return placed(reachable, { form: 'reachable', sentence, holds });
}

/** Every reachable state without a successor is one that the model declares final. */
export function deadlockFree(sentence = 'every state that is not final has a successor'): Property<unknown> {
  return placed(deadlockFree, { form: 'deadlockFree', sentence });
}

/** ◇: on every fair run, `holds` at some time. */
export function eventually<State>(
  sentence: string,
  holds: (state: State) => boolean,
  assuming: Assumption = {},
): Property<State> {
  const { now, eventually: later } = formulaWords<State>();
  return placed(eventually, { form: 'eventually', sentence, formula: later(now('it', holds)), assuming });
}

/** ⇝: on every fair run, whenever `premise` holds, `conclusion` does then or later. Whether it ever does is reported. */
export function leadsTo<State>(
  sentence: string,
  premise: (state: State) => boolean,
  conclusion: (state: State) => boolean,
  assuming: Assumption = {},
): Property<State> {
  const { now, always: throughout, implies, eventually: later } = formulaWords<State>();
  const formula = throughout(implies(now('premise', premise), later(now('conclusion', conclusion))));
  return placed(leadsTo, { form: 'leadsTo', sentence, formula, assuming });
}

/** □◇: on every fair run, `holds` again and again. */
export function alwaysEventually<State>(
  sentence: string,
  holds: (state: State) => boolean,
  assuming: Assumption = {},
): Property<State> {
  const { now, always: throughout, eventually: later } = formulaWords<State>();
  return placed(alwaysEventually, {
    form: 'alwaysEventually',
    sentence,
    formula: throughout(later(now('it', holds))),
    assuming,
  });
}

/** ◇□: on every fair run, from some time on, `holds` for good. */
export function eventuallyAlways<State>(
  sentence: string,
  holds: (state: State) => boolean,
  assuming: Assumption = {},
): Property<State> {
  const { now, always: throughout, eventually: later } = formulaWords<State>();
  return placed(eventuallyAlways, {
    form: 'eventuallyAlways',
    sentence,
    formula: later(throughout(now('it', holds))),
    assuming,
  });
}

/**
 * On every fair run, a formula of linear temporal logic, made of the words that the function is given:
 * `temporal('…', ({ now, always, until }) => always(until(now('open', …), now('closed', …))))`.
 */
export function temporal<State>(
  sentence: string,
  formula: (words: FormulaVocabulary<State>) => Formula<State>,
  assuming: Assumption = {},
): Property<State> {
  return placed(temporal, { form: 'temporal', sentence, formula: formula(formulaWords<State>()), assuming });
}

/**
 * ⇝[≤ limit]: whenever `premise` holds, `conclusion` does before more than `limit` units of time have passed; of a model
 * that declares time. Fairness has no part in it: deadlines are what makes things happen in time.
 * @throws UsageError if the limit is no whole number of units.
 */
export function within<State>(
  sentence: string,
  limit: number,
  premise: (state: State) => boolean,
  conclusion: (state: State) => boolean,
): Property<State> {
  if (!Number.isInteger(limit) || limit < 0) {
    throw new UsageError(
      `the limit of within("${sentence}", …) is a whole number of units of time from 0 on, not ${limit}`,
    );
  }
  return placed(within, { form: 'within', sentence, premise, conclusion, limit });
}

/** Which design of the abstract model is refined, and how. */
export interface RefinementOptions<State, Abstract extends Fields, Processes extends ProcessDeclarations> {
  /** The first one if not given. */
  readonly variant?: string;
  readonly parameters?: { readonly [name: string]: unknown };
  /**
   * Makes of the blank state of the abstract model the one that a state stands for. The abstract model's processes come
   * last: `(s, abstract, { rm }) => { for (const p of participant.ids) abstract.rm.at(rm.valueAt(p)).phase = … }`.
   */
  readonly mapping: (state: State, abstract: View<Abstract>, processes: ProcessSets<Processes>) => void;
  readonly assuming?: Assumption;
}

/**
 * Refinement (Abadi and Lamport, "The existence of refinement mappings", 1991): the model begins where the abstract one
 * may, and each of its steps is a step of the abstract one or changes nothing there. Where both declare fairness, every
 * fair run of the model is a fair run of the abstract one, too.
 */
export function refines<State, Abstract extends Fields, Processes extends ProcessDeclarations>(
  sentence: string,
  abstract: Design<Abstract, Processes>,
  options: RefinementOptions<State, Abstract, Processes>,
): Property<State> {
  const { variant, parameters = {}, mapping, assuming = {} } = options;
  return placed(refines, { form: 'refines', sentence, abstract, variant, parameters, mapping, assuming });
}

/** The system that a refinement says is refined. @throws UsageError for a variant or parameters that it does not have. */
export function abstractSystemOf({ abstract, variant, parameters }: Refinement): TransitionSystem {
  return abstract.instantiate({ ...(variant === undefined ? {} : { variant }), parameters });
}

/** The constructors of properties, for the state of one model. */
export interface PropertyVocabulary<State> {
  always: typeof always<State>;
  never: typeof never<State>;
  alwaysStep: typeof alwaysStep<State>;
  reachable: typeof reachable<State>;
  deadlockFree: typeof deadlockFree;
  eventually: typeof eventually<State>;
  leadsTo: typeof leadsTo<State>;
  alwaysEventually: typeof alwaysEventually<State>;
  eventuallyAlways: typeof eventuallyAlways<State>;
  temporal: typeof temporal<State>;
  within: typeof within<State>;
  refines<Abstract extends Fields, Processes extends ProcessDeclarations>(
    sentence: string,
    abstract: Design<Abstract, Processes>,
    options: RefinementOptions<State, Abstract, Processes>,
  ): Property<State>;
}

/** The same words for states of any type: what a model is given under the types of its own. */
export const propertyVocabulary = {
  always,
  never,
  alwaysStep,
  reachable,
  deadlockFree,
  eventually,
  leadsTo,
  alwaysEventually,
  eventuallyAlways,
  temporal,
  within,
  refines,
};
