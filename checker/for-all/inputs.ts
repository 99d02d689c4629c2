import type fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { UsageError } from '../errors.js';
import { areFinite, type FiniteInputs } from './finite-inputs.js';

/** The module fast-check, as inputs that are drawn are given it. */
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

/** @throws UsageError naming the property, for what inputs can neither be gone through of nor drawn from */
export function sourcesOfInputs<Input>(sentence: string, inputs: Inputs<Input>): InputSources<Input> {
  const sources = sourcesIn<Input>(inputs);
  const isAll = sources.all === undefined || areFinite<Input>(sources.all);
  const isDrawn = sources.drawn === undefined || typeof sources.drawn === 'function' || isArbitrary(sources.drawn);
  if (sources.all === undefined && sources.drawn === undefined) throw noInputs(sentence);
  if (!isAll || !isDrawn) throw noInputs(sentence);
  return sources;
}

function sourcesIn<Input>(inputs: Inputs<Input>): InputSources<Input> {
  if (!isComposed(inputs)) return { all: undefined, drawn: inputs };
  if ('beyond' in inputs) return { all: inputs.all, drawn: inputs.beyond };
  return areFinite<Input>(inputs) ? { all: inputs, drawn: undefined } : { all: undefined, drawn: inputs };
}

/** A module that makes inputs has not been checked by the compiler if a command line loads it. */
export function isArbitrary(value: unknown): boolean {
  return isComposed(value) && 'generate' in value && 'shrink' in value;
}

function isComposed(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function noInputs(sentence: string): UsageError {
  return new UsageError(
    `the property "${sentence}" has no inputs: give it some to go through, such as range(1, 9) or each([…]), or an arbitrary of fast-check`,
  );
}
