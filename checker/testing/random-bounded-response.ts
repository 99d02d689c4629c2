import fc from 'fast-check';
import type { BoundedResponse } from '../language/index.js';
import type { RandomTimedModel } from './random-timed-model.js';

/** What a state of a random timed model has to answer questions. */
interface TimedState {
  readonly timer: { at(index: number): { readonly isRunning: boolean; readonly isDue: boolean } };
  readonly flag: boolean;
  readonly level: number;
}

/** Something that is true of a state, as plain data. */
type TimedCondition =
  | { readonly asks: 'running' | 'due'; readonly timer: number; readonly is: boolean }
  | { readonly asks: 'flag'; readonly is: boolean }
  | { readonly asks: 'level'; readonly is: number };

/** A bound of time as plain data: all conditions of a premise or a conclusion have to be true. */
export interface RandomBoundedResponse {
  readonly premise: readonly TimedCondition[];
  readonly conclusion: readonly TimedCondition[];
  /** In units of time, and no multiple of the step perhaps. */
  readonly limit: number;
}

/** In steps of time: what most random models take to answer. */
const LONGEST_LIMIT = 12;

/** A bound of time for a random timed model. */
export function randomBoundedResponse({ timers, step }: RandomTimedModel): fc.Arbitrary<RandomBoundedResponse> {
  const ofTimer = fc.record({
    asks: fc.constantFrom('running' as const, 'due' as const),
    timer: fc.nat({ max: timers - 1 }),
    is: fc.boolean(),
  });
  const condition: fc.Arbitrary<TimedCondition> = fc.oneof(
    ofTimer,
    ofTimer,
    fc.record({ asks: fc.constant('flag' as const), is: fc.boolean() }),
    fc.record({ asks: fc.constant('level' as const), is: fc.nat({ max: 2 }) }),
  );
  return fc.noBias(
    fc.record({
      premise: fc.array(condition, { minLength: 1, maxLength: 2 }),
      conclusion: fc.array(condition, { minLength: 1, maxLength: 2 }),
      limit: fc.nat({ max: LONGEST_LIMIT * step }),
    }),
  );
}

/** The property that the data describe. */
export function boundedResponse({ premise, conclusion, limit }: RandomBoundedResponse): BoundedResponse {
  const allOf = (conditions: readonly TimedCondition[]) => (state: TimedState) =>
    conditions.every((condition) => isTrue(condition, state));
  return {
    form: 'within',
    sentence: 'it is answered in time',
    premise: allOf(premise),
    conclusion: allOf(conclusion),
    limit,
  };
}

function isTrue(condition: TimedCondition, { timer, flag, level }: TimedState): boolean {
  switch (condition.asks) {
    case 'running':
      return timer.at(condition.timer).isRunning === condition.is;
    case 'due':
      return timer.at(condition.timer).isDue === condition.is;
    case 'flag':
      return flag === condition.is;
    case 'level':
      return level === condition.is;
  }
}
