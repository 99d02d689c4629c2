import type { Domain } from '../language/index.js';

/** A thing found in one state: what is seen there, and how a scalar there is assigned. */
export interface Spot {
  readonly view: unknown;
  assign(value: unknown): void;
}

/** What can be asked of a thing in a state. The answer is a number: of a boolean 0 or 1, of a value its code. */
export interface Query {
  readonly name: string;
  readonly operands: readonly Domain<unknown>[];
  /** Answers lie in 0 … answers − 1. */
  readonly answers: number;
  ask(spot: Spot, operands: readonly unknown[]): number;
}

/** What can be done to a thing in a state. */
export interface Operation {
  readonly name: string;
  readonly operands: readonly Domain<unknown>[];
  /** Whether it is sure to leave every value in its domain. */
  isSafe(spot: Spot, operands: readonly unknown[]): boolean;
  /** Whether it leads to something new, such that it cannot do so for ever. */
  leadsOn(spot: Spot, operands: readonly unknown[]): boolean;
  perform(spot: Spot, operands: readonly unknown[]): void;
}

export interface Vocabulary {
  readonly queries: readonly Query[];
  readonly operations: readonly Operation[];
  /** Those of the operations that can lead on. */
  readonly moves: readonly Operation[];
}

/** Words for things that are seen as `View`: which view a type has, `vocabularyOf` has decided. */
export function words<View>() {
  return {
    query: (
      name: string,
      operands: readonly Domain<unknown>[],
      answers: number,
      ask: (view: View, ...operands: readonly unknown[]) => number | boolean,
    ): Query => ({ name, operands, answers, ask: (spot, values) => Number(ask(spot.view as View, ...values)) }),
    operation: (
      name: string,
      operands: readonly Domain<unknown>[],
      perform: (view: View, ...operands: readonly unknown[]) => void,
      isSafe: (view: View, ...operands: readonly unknown[]) => boolean = () => true,
      leadsOn = isSafe,
    ): Operation => ({
      name,
      operands,
      isSafe: (spot, values) => isSafe(spot.view as View, ...values),
      leadsOn: (spot, values) => leadsOn(spot.view as View, ...values),
      perform: (spot, values) => perform(spot.view as View, ...values),
    }),
  };
}
