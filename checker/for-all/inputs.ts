import type fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { areFinite, type FiniteInputs } from './finite-inputs.js';

export type FastCheck = typeof fc;

/** What inputs are drawn from: an arbitrary of fast-check, or how to make one when it is needed. */
export type Drawn<Input> = Arbitrary<Input> | ((fastCheck: FastCheck) => Arbitrary<Input>);

/**
 * Over which inputs a property speaks: those that are gone through, one and all; those that are drawn at random; or,
 * where only some can be gone through, these and the ones `beyond`.
 */
export type Inputs<Input> =
  | FiniteInputs<Input>
  | Drawn<Input>
  | { readonly all: FiniteInputs<Input>; readonly beyond: Drawn<Input> };

/** The same, told apart. There is at least one of the two. */
export interface InputSources<Input> {
  readonly all: FiniteInputs<Input> | undefined;
  readonly drawn: Drawn<Input> | undefined;
}

export function sourcesOfInputs<Input>(inputs: Inputs<Input>): InputSources<Input> {
  if ('beyond' in inputs) return { all: inputs.all, drawn: inputs.beyond };
  return areFinite<Input>(inputs) ? { all: inputs, drawn: undefined } : { all: undefined, drawn: inputs };
}
