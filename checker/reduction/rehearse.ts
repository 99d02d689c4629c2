import { compile } from '../compile/index.js';
import { ModelError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { type Learnt, widen } from './access-sets.js';
import { refuseUndeclared } from './declared.js';
import { makeReducer } from './reducer.js';
import { preservedFor } from './stubborn-sets.js';

/** In which order states are expanded: what a rehearsal needs of a frontier. */
export interface Order {
  push(id: number): void;
  /** The next state, or −1. */
  next(): number;
  readonly laterFrom: number;
  /** Of the state last taken. */
  readonly level: number;
}

/** How far a rehearsal goes: until so many states are found, or one on this level was expanded. */
export interface Extent {
  readonly states: number;
  readonly level: number;
}

/**
 * Makes the reduced exploration with what is learnt so far, widening the sets where they are exceeded, up to a fault of the
 * model. Returns how often something was learnt. If never, the exploration will do the same so far.
 */
export function* rehearse(
  instance: Instance,
  properties: readonly Property[],
  learnt: Learnt,
  order: Order,
  extent: Extent,
): Generator<Learnt, number> {
  let lessons = 0;
  const ignore = () => {};
  const listener = { found: (id: number) => order.push(id), decided: ignore, decidedByStep: ignore };
  const reducer = makeReducer({
    learnt,
    preserved: preservedFor(properties),
    laterFrom: () => order.laterFrom,
    exceeded: (subject, how, word, bits) => {
      widen(learnt, { subject, how, word, bits });
      lessons += 1;
    },
    undeclared: refuseUndeclared(instance, learnt),
    stutter: ignore,
  });
  const program = compile(instance, properties, listener, { reducer });
  try {
    program.start();
    while (program.store.count() <= extent.states) {
      const id = order.next();
      if (id < 0 || order.level > extent.level) break;
      program.expand(id);
      yield learnt;
    }
  } catch (thrown) {
    if (!(thrown instanceof ModelError)) throw thrown;
  }
  return lessons;
}
