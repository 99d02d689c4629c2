import { compile } from '../compile/index.js';
import { ModelError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { type Learnt, widen } from './access-sets.js';
import { makeReducer } from './reducer.js';
import type { Preserved } from './stubborn-sets.js';

/** In which order states are expanded: what a rehearsal needs of a frontier. */
export interface Order {
  push(id: number): void;
  /** The next state, or −1. */
  next(): number;
  readonly laterFrom: number;
}

/** A rehearsal ends after so many states. An exploration that does not find more exceeds no set that was learnt so. */
const MOST_STATES = 500_000;

/**
 * Makes the reduced exploration with what is learnt so far, widening the sets where they are exceeded, up to a number of
 * states or a fault of the model. Returns how often something was learnt. If never, the exploration will do the same.
 */
export function* rehearse(
  instance: Instance,
  properties: readonly Property[],
  preserved: Preserved,
  learnt: Learnt,
  order: Order,
  maxStates: number,
): Generator<Learnt, number> {
  let lessons = 0;
  const ignore = () => {};
  const listener = { found: (id: number) => order.push(id), decided: ignore, decidedByStep: ignore };
  const reducer = makeReducer({
    sets: learnt.sets,
    preserved,
    laterFrom: () => order.laterFrom,
    exceeded: (...access) => {
      widen(learnt.sets, learnt.words, ...access);
      lessons += 1;
    },
    stutter: ignore,
  });
  const program = compile(instance, properties, listener, { reducer });
  try {
    program.start();
    for (
      let id = order.next();
      id >= 0 && program.store.count() <= Math.min(MOST_STATES, maxStates);
      id = order.next()
    ) {
      program.expand(id);
      yield learnt;
    }
  } catch (thrown) {
    if (!(thrown instanceof ModelError)) throw thrown;
  }
  return lessons;
}
