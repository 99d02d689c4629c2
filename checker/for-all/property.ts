import { madeFrom, placed } from '../language/index.js';
import { mapped } from './finite-inputs.js';
import { type Drawn, type InputSources, type Inputs, isArbitrary, sourcesOfInputs } from './inputs.js';

/** One input, put to the functions of a design. */
export interface Trial<Functions = never> {
  readonly input: unknown;
  /** Whether the premise holds, so that something is asked at all. */
  readonly isAsked: (functions: Functions) => boolean;
  readonly holds: (functions: Functions) => boolean;
}

/** A statement about the functions of a design, which have to be pure, and all inputs or some input. */
export interface InputProperty<Functions = never> {
  readonly form: 'forAll' | 'forSome';
  readonly sentence: string;
  readonly trials: InputSources<Trial<Functions>>;
}

/** What a property of functions may say besides. */
export interface ForAllOptions<Input, Functions> {
  /** The premise: only inputs of which it is true put the property to the test. */
  readonly given?: (input: Input, functions: Functions) => boolean;
}

/** ∀: for every input, `holds` (where the premise `given` does). @throws UsageError for inputs that are none */
export function forAll<Input, Functions>(
  sentence: string,
  inputs: Inputs<Input>,
  holds: (input: Input, functions: Functions) => boolean,
  { given }: ForAllOptions<Input, Functions> = {},
): InputProperty<Functions> {
  const trials = trialsOf(sentence, inputs, holds, given ?? (() => true));
  return placed(forAll, madeFrom({ form: 'forAll', sentence, trials }, holds, given));
}

/** ∃: for some input, `holds`: the witness against vacuity. It holds with the input. @throws UsageError for inputs that are none */
export function forSome<Input, Functions>(
  sentence: string,
  inputs: Inputs<Input>,
  holds: (input: Input, functions: Functions) => boolean,
): InputProperty<Functions> {
  return placed(
    forSome,
    madeFrom({ form: 'forSome', sentence, trials: trialsOf(sentence, inputs, holds, () => true) }, holds),
  );
}

/** Whether a formula is about functions and their inputs, not about states and runs. */
export function isInputProperty<Functions>(
  formula: InputProperty<Functions> | { readonly form: string },
): formula is InputProperty<Functions> {
  return typeof formula === 'object' && formula !== null && 'trials' in formula;
}

/** The constructors of properties, for the functions of one design. */
export interface InputVocabulary<Functions> {
  forAll<Input>(
    sentence: string,
    inputs: Inputs<Input>,
    holds: (input: Input, functions: Functions) => boolean,
    options?: ForAllOptions<Input, Functions>,
  ): InputProperty<Functions>;
  forSome<Input>(
    sentence: string,
    inputs: Inputs<Input>,
    holds: (input: Input, functions: Functions) => boolean,
  ): InputProperty<Functions>;
}

/** The same words for functions of any type. */
export const inputVocabulary = { forAll, forSome };

function trialsOf<Input, Functions>(
  sentence: string,
  inputs: Inputs<Input>,
  holds: (input: Input, functions: Functions) => boolean,
  given: (input: Input, functions: Functions) => boolean,
): InputSources<Trial<Functions>> {
  const trialOf = (input: Input): Trial<Functions> => {
    freeze(input);
    return { input, isAsked: (functions) => given(input, functions), holds: (functions) => holds(input, functions) };
  };
  const { all, drawn } = sourcesOfInputs(sentence, inputs);
  return {
    all: all === undefined ? undefined : mapped(all, trialOf),
    drawn: drawn === undefined ? undefined : trialsDrawn(drawn, trialOf),
  };
}

function trialsDrawn<Input, Made>(drawn: Drawn<Input>, trialOf: (input: Input) => Made): Drawn<Made> {
  if (typeof drawn !== 'function') return drawn.map(trialOf);
  return (fastCheck) => {
    const arbitrary = drawn(fastCheck);
    if (!isArbitrary(arbitrary))
      throw new TypeError('the function that is to make an arbitrary of fast-check makes none');
    return arbitrary.map(trialOf);
  };
}

/** A function that changed its input would be asked, the next time, about another one: so it cannot. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
