import { Configurations, OperationSet } from './configurations.js';
import { EventList } from './event-list.js';
import { type Call, eventsOf, type History } from './history.js';
import type { Specification } from './specification.js';
import { textOf, type Value } from './value.js';

/**
 * Looks for an order of operations that respects time and that an object could have taken them in, one after the other,
 * with the results that they had. Every operation that returned is in it, and any of the pending ones, which may have
 * taken effect. Operations go by their positions in the history; undefined if there is no such order.
 *
 * The search is that of Wing and Gong, "Testing and verifying concurrent objects", Journal of Parallel and Distributed
 * Computing 17, 1993: what was invoked before anything left has returned may come next. No configuration is entered twice
 * (Lowe, "Testing for linearizability", Concurrency and Computation 29, 2017), and events are in a list from which they
 * are taken, as there. At worst there are as many configurations as sets of overlapping operations, times states: the
 * problem is NP-complete (Gibbons and Korach, "Testing shared memories", SIAM Journal on Computing 26, 1997).
 */
export function explain<State extends Value, C extends Call>(
  history: History<C>,
  specification: Specification<State, C>,
): readonly number[] | undefined {
  const events = new EventList(eventsOf(history), history.length);
  const results = history.map(({ result }) => (result === null ? undefined : textOf(result)));
  const seen = new Configurations();
  const effective = new OperationSet(history.length);
  const order: number[] = [];
  /** For each operation in the order: the state before it, and where the search goes on if that leads nowhere. */
  const choices: { readonly state: State; readonly place: number }[] = [];
  let left = results.filter((result) => result !== undefined).length;
  let { initial: state } = specification;
  let place = events.first;

  const after = (operation: number): State | undefined => {
    const call = history[operation];
    const applied = call === undefined ? undefined : specification.apply(state, call);
    const result = results[operation];
    if (applied === undefined || (result !== undefined && textOf(applied.result) !== result)) return undefined;
    return applied.state;
  };
  const enter = (operation: number, next: State): void => {
    choices.push({ state, place });
    order.push(operation);
    events.take(operation);
    if (results[operation] !== undefined) left--;
    state = next;
    place = events.first;
  };
  /** Takes the last operation out of the order again, if there is one. */
  const leave = (): boolean => {
    const choice = choices.pop();
    const operation = order.pop();
    if (choice === undefined || operation === undefined) return false;
    effective.delete(operation);
    events.putBack(operation);
    if (results[operation] !== undefined) left++;
    state = choice.state;
    place = events.after(choice.place);
    return true;
  };

  // As long as something that has returned is left its response is in the list, so the search never comes to the end of that.
  while (left > 0) {
    const event = events.at(place);
    if (event.isResponse) {
      // Nothing that was invoked before this response, and is left, can come next.
      if (!leave()) return undefined;
      continue;
    }
    const { operation } = event;
    const next = after(operation);
    if (next !== undefined) {
      effective.add(operation);
      if (seen.add(effective, textOf(next))) {
        enter(operation, next);
        continue;
      }
      effective.delete(operation);
    }
    place = events.after(place);
  }
  return order;
}
