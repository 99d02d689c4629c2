/**
 * Matchers for vitest. Importing this, in a test or a file of `setupFiles`, gives `expect(model)` two of them, to be awaited:
 * `toSatisfy(properties, options)`, that a model has properties, and `toReach(state, options)`, that it reaches a state.
 *
 * @module
 */
import { expect, type JestAssertion } from 'vitest';
import type { Instance, Model, Property, ReadonlyView } from '../../checker/index.js';
import { toReach, toSatisfy } from './matchers.js';
import type { ExaminationOptions, Expectation } from './options.js';
import type { Asked } from './properties.js';
import type { AskedState } from './state-asked.js';

export type { ExaminationOptions, Expectation } from './options.js';

/** The states that properties of what a test is about speak of; those of an instance have lost their types. */
type StateIn<T> = T extends Model<infer State> ? ReadonlyView<State> : never;

/** What can be asked of a model; of other values nothing. */
type AskedOf<T> = T extends Model | Instance ? Asked<Property<StateIn<T>>> : never;

type AskedStateOf<T> = T extends Model | Instance ? AskedState<StateIn<T>> : never;

interface ModelMatchers<T> {
  /**
   * Asserts that a model (or an instance) has properties: its own by their ids, others as `always(…)` and its like make
   * them, one or a list of them or an object of them by id. With `not`, that one of them is violated. What is inconclusive
   * does not pass, in either case. To be awaited.
   */
  toSatisfy(properties: AskedOf<T>, options?: ExaminationOptions & Expectation): Promise<void>;
}

declare module 'vitest' {
  interface Assertion<T> {
    toSatisfy: ModelMatchers<T>['toSatisfy'] & JestAssertion<T>['toSatisfy'];
    /**
     * Asserts that a model (or an instance) reaches a state: one of which a function is true, or a property made by
     * `reachable(…)`. With `not`, that it never does. What is inconclusive does not pass, in either case. To be awaited.
     */
    toReach(state: AskedStateOf<T>, options?: ExaminationOptions): Promise<void>;
  }
}

expect.extend({ toSatisfy, toReach });
