import type { AnyFunction } from './functions.js';
import type { InputProperty, Trial } from './property.js';

/**
 * What becomes of one trial: the premise does not hold, so nothing is asked; it says nothing against `forAll`, or for
 * `forSome`; it decides the property; or something threw.
 */
export type Outcome = 'idle' | 'open' | 'decides' | 'throws';

type Functions = { readonly [name: string]: AnyFunction };

/** Puts one input to the functions. */
export function judge(form: InputProperty['form'], trial: Trial, functions: Functions): Outcome {
  try {
    return outcomeOf(form, trial, functions);
  } catch {
    return 'throws';
  }
}

/** The same, letting what is thrown through. @throws TypeError for a property that does not answer yes or no */
export function outcomeOf(form: InputProperty['form'], trial: Trial, functions: Functions): Outcome {
  // The catalogue binds a property only to designs that have its functions: a property is written of no others.
  const own = functions as never;
  if (!answered(trial.isAsked(own))) return 'idle';
  return answered(trial.holds(own)) === (form === 'forSome') ? 'decides' : 'open';
}

/** A promise, above all, would count as true. */
function answered(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  const what = answer instanceof Promise ? 'a promise' : typeof answer;
  throw new TypeError(`a property answers true or false, not with ${what}`);
}
