import { beginning, type Call, eventsOf, type History, type Operation, textOfHistory } from './history.js';
import { Memory } from './memory.js';
import { explain } from './search.js';
import type { Specification } from './specification.js';
import type { Value } from './value.js';

/** Whether a history is linearizable, and why. */
export type Linearization<C extends Call> =
  | {
      readonly isLinearizable: true;
      /** Every operation that returned, and the pending ones that took effect, in an order that explains all results. */
      readonly order: History<C>;
    }
  | ({ readonly isLinearizable: false } & Unexplained<C>);

/** Where a history begins to be wrong. */
export interface Unexplained<C extends Call> {
  /** The shortest beginning of the history that no order explains; if the object has parts, that of one of them. */
  readonly prefix: History<C>;
  /** With whose response it ends. */
  readonly unexplained: Operation<C>;
}

/**
 * Decides whether operations that overlap can be put in an order, each taking effect at a moment between its invocation
 * and its response, in which the object would have given the same results (Herlihy and Wing, "Linearizability: a
 * correctness condition for concurrent objects", ACM Transactions on Programming Languages and Systems 12, 1990). A pending
 * operation may have taken effect or not.
 * @throws UsageError if the history is none: something returned before it was invoked.
 */
export function linearize<State extends Value, C extends Call>(
  history: History<NoInfer<C>>,
  specification: Specification<State, C>,
): Linearization<C> {
  const orders: History<C>[] = [];
  let worst: Unexplained<C> | undefined;
  for (const part of partsOf<State, C>(history, specification)) {
    const order = explain<State, C>(part, specification);
    if (order !== undefined) {
      orders.push(order.flatMap((position) => part[position] ?? []));
      continue;
    }
    const found = shortestUnexplained<State, C>(part, specification);
    if (worst === undefined || timeOf(found.unexplained) < timeOf(worst.unexplained)) worst = found;
  }
  return worst === undefined ? { isLinearizable: true, order: merged(orders) } : { isLinearizable: false, ...worst };
}

const answers = new WeakMap<object, Memory<boolean>>();

/**
 * Whether a history is linearizable: what `linearize` decides. What was decided last is remembered with the specification,
 * so that a property of states can ask it of each. Make the specification once, therefore, outside the property.
 * @throws UsageError as `linearize` does.
 */
export function isLinearizable<State extends Value, C extends Call>(
  history: History<NoInfer<C>>,
  specification: Specification<State, C>,
): boolean {
  let memory = answers.get(specification);
  if (memory === undefined) {
    memory = new Memory();
    answers.set(specification, memory);
  }
  return memory.recall(textOfHistory(history), () => linearize<State, C>(history, specification).isLinearizable);
}

/**
 * Halves the events of a history that is not linearizable until its shortest such beginning is found: every beginning of
 * one that is linearizable is so, too.
 */
function shortestUnexplained<State extends Value, C extends Call>(
  history: History<C>,
  specification: Specification<State, C>,
): Unexplained<C> {
  const events = eventsOf(history);
  let [explained, unexplained] = [0, events.length];
  while (unexplained - explained > 1) {
    const middle = (explained + unexplained) >>> 1;
    const order = explain<State, C>(beginning(history, events.slice(0, middle)), specification);
    if (order === undefined) unexplained = middle;
    else explained = middle;
  }
  const last = history[events[unexplained - 1]?.operation ?? -1];
  if (last === undefined) throw new RangeError('a history without events is linearizable');
  return { prefix: beginning(history, events.slice(0, unexplained)), unexplained: last };
}

/** The history of each part of the object. */
function partsOf<State extends Value, C extends Call>(
  history: History<C>,
  { partOf }: Specification<State, C>,
): Iterable<History<C>> {
  if (partOf === undefined) return [history];
  const parts = new Map<string, Operation<C>[]>();
  for (const operation of history) {
    const key = partOf(operation);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [operation]);
    else part.push(operation);
  }
  return parts.values();
}

/**
 * One order of all parts (theorem 1 of Herlihy and Wing). Each operation is taken to have its effect at the latest
 * invocation among those up to it in the order of its part: no earlier than its own, and no later than its response, since
 * what was invoked after that comes behind it.
 */
function merged<C extends Call>(orders: readonly History<C>[]): History<C> {
  const effects = orders.flatMap((order) => {
    let time = Number.NEGATIVE_INFINITY;
    return order.map((operation) => {
      time = Math.max(time, operation.invoked);
      return { operation, time };
    });
  });
  // Those of one part that have the same time stay in their order.
  return effects.sort((one, other) => one.time - other.time).map(({ operation }) => operation);
}

function timeOf({ returned }: Operation): number {
  return returned ?? Number.POSITIVE_INFINITY;
}
