import type { CheckResult, Expected, Shown } from '../../checker/index.js';
import type { resultVersion } from '../result-document.js';

/** What is varied in a sweep: a parameter of the model, or which of its designs is checked. */
export interface SweepDimension {
  /** The parameter's name; of variants "variant". */
  readonly name: string;
  readonly of: 'parameter' | 'variant';
  /** In the order in which they are shown; there are several. */
  readonly values: readonly Shown[];
}

/** One combination of the values of all dimensions, and what became of it. */
export interface SweepCell {
  /** A value of each dimension, in the order of the dimensions. */
  readonly values: readonly Shown[];
  /**
   * `checked`: there is a result. `no model`: the model has no such instance. `refused`: what was asked cannot be asked of
   * this instance. `not begun`: the sweep was interrupted before.
   */
  readonly outcome: 'checked' | 'no model' | 'refused' | 'not begun';
  /** Why there is no model, or why it was refused; else null. */
  readonly because: string | null;
  readonly result: CheckResult | null;
}

/** What `sweep --json` prints: a model checked with every combination of several values. */
export interface SweepDocument {
  readonly version: typeof resultVersion;
  /** The version of signalbox that made it. */
  readonly signalbox: string;
  /** A shipped name, or `path#export`. */
  readonly model: string;
  /** The variant of all cells; null where it is a dimension. */
  readonly variant: string | null;
  /** The parameters that were chosen for all cells. */
  readonly parameters: { readonly [name: string]: Shown };
  readonly dimensions: readonly SweepDimension[];
  /** What was expected of all properties in all cells; null where it was only asked what comes out. */
  readonly expected: Expected | null;
  /** Every combination: the last dimension changes fastest. */
  readonly cells: readonly SweepCell[];
  readonly interrupted: boolean;
  readonly seconds: number;
}
