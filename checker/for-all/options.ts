import type { Expected } from '../result.js';
import type { InputProperty } from './property.js';

/** What to check of functions, and how. */
export interface FunctionsOptions {
  /** What to check, by id. */
  readonly properties: { readonly [id: string]: InputProperty };
  /** What is expected of a property; `holds` if not said. */
  readonly expected?: { readonly [id: string]: Expected };
  /** The address written into the result; the name of the design if not given. */
  readonly address?: string;
  /**
   * Whether inputs are gone through, one and all, or drawn at random; if not given each property has those gone through
   * that can be, and else has them drawn. Where inputs are drawn of a property that has some `beyond` them, they are these.
   */
  readonly engine?: 'exhaustive' | 'random';
  /** From which inputs are drawn, a whole number from 0 to 2³² − 1; 1 if not given. */
  readonly seed?: number;
  /** How many inputs to draw for each property; `defaultRuns` if not given. */
  readonly runs?: number;
  /** Tries one input again instead of many: the `path` of the input that decided the one property to be checked. */
  readonly path?: string;
  /** In seconds. It ends no function that is running. */
  readonly timeLimit?: number;
  /** In bytes of resident memory. */
  readonly memoryLimit?: number;
  /** Aborting it ends the check; what was found so far is in the result. */
  readonly signal?: AbortSignal;
}

/** How many inputs are drawn for a property. */
export const defaultRuns = 10_000;
