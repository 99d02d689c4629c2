import { UsageError } from '../errors.js';
import type { Action } from './action.js';
import type { Time } from './time.js';

/** What the action is called by which time passes. */
export const TIME_PASSES = 'time passes';

/**
 * The actions of a model, and behind them, if it has time, the one by which time passes.
 *
 * Where no other action changes the state, time leaps to the next moment at which a running countdown becomes due or
 * reaches its latest time; nothing can become enabled earlier, since countdowns can be asked for nothing else. Where
 * something else can happen it passes by one step, so that this may happen at any multiple of it; and so it does where an
 * action starts a countdown that runs: if that leaves it as it is now, it will not later. That is exact, since
 * all durations are multiples of the step and all bounds are included (Henzinger, Manna and Pnueli, "What good are
 * digital clocks?", ICALP 1992); where a guard asks that something is not due yet, its bound is left out, and a step before
 * it is the latest. While a countdown has reached its latest time, it does not pass.
 * @throws UsageError if an action of the model has its name.
 */
export function withPassingTime(model: string, actions: readonly Action[], time: Time | undefined): readonly Action[] {
  if (time === undefined) return actions;
  if (actions.some(({ name }) => name === TIME_PASSES)) {
    throw new UsageError(
      `model "${model}": an action cannot be called "${TIME_PASSES}"; by that name the model's time passes`,
    );
  }
  return [...actions, timePasses(time)];
}

function timePasses(time: Time): Action {
  return {
    name: TIME_PASSES,
    kind: 'timer',
    by: undefined,
    fair: undefined,
    fairFor: 'each',
    range: { over: 'time', ...time },
    choice: { over: 'once' },
    spends: undefined,
    likelihood: undefined,
    means: undefined,
    touches: undefined,
    when: undefined,
    then: undefined,
  };
}
