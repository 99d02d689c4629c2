import { ModelError } from '../errors.js';
import type { Instance } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import { asGuardsSee, type Passages, passagesByTicking, TIME_STOPS, timeOf, withCountdowns } from './ticking.js';

/**
 * For each state as guards see it (of countdowns only whether they run and are due), in units of time the earliest at
 * which it can be reached. Where time stops is an arrival, too.
 */
export type Arrivals = ReadonlyMap<string, number>;

/** The arrivals by the model's own passing of time, which leaps where it may. */
export function arrivalsByLeaping(instance: Instance): Arrivals {
  const { unit } = timeOf(instance);
  const model = new PlainModel(instance);
  return arrivals(instance, (state) => {
    try {
      return [...model.transitions(state)].map((transition) => ({
        state: transition.state,
        duration: Number(transition.arguments[unit] ?? 0),
      }));
    } catch (thrown) {
      if (thrown instanceof ModelError) return TIME_STOPS;
      throw thrown;
    }
  });
}

/** The arrivals where time is always advanced by one step. */
export function arrivalsByTicking(instance: Instance): Arrivals {
  return arrivals(instance, passagesByTicking(instance));
}

/** Follows all passages from the initial states, again and again until no arrival is earlier than is known. */
function arrivals(instance: Instance, passagesFrom: Passages): Arrivals {
  const byState = new Map<string, number>();
  const seen = new Map<string, number>();
  const arrive = (known: Map<string, number>, key: string, elapsed: number): boolean => {
    const isEarlier = elapsed < (known.get(key) ?? Number.POSITIVE_INFINITY);
    if (isEarlier) known.set(key, elapsed);
    return isEarlier;
  };
  const open = [...new PlainModel(instance).initialStates()].map(({ state }) => ({ state, elapsed: 0 }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { state, elapsed } = next;
    if (!arrive(byState, JSON.stringify(state), elapsed)) continue;
    arrive(seen, JSON.stringify(withCountdowns(instance.fields, state, asGuardsSee)), elapsed);
    const passages = passagesFrom(state);
    if (passages === TIME_STOPS) arrive(seen, TIME_STOPS, elapsed);
    else open.push(...passages.map((passage) => ({ state: passage.state, elapsed: elapsed + passage.duration })));
  }
  return seen;
}
