import type { Call, History, Outcome, Specification, Transaction, Value } from '../history/index.js';
import { ordersOf } from './orders.js';

/** Whether a history is linearizable: tries every order of every choice of operations, and knows nothing better. */
export function isLinearizableNaively<State extends Value, C extends Call>(
  history: History<NoInfer<C>>,
  specification: Specification<State, C>,
): boolean {
  return choices(history, ({ returned }) => returned === null).some((chosen) =>
    ordersOf(chosen).some((order) => respectsTime(order) && explains(order, specification)),
  );
}

/** Whether no operation of an order comes after one that was invoked when it had returned. */
export function respectsTime(order: readonly Outcome[]): boolean {
  return order.every((later, position) =>
    order.slice(0, position).every(({ invoked }) => later.returned === null || later.returned >= invoked),
  );
}

/** Whether operations taken in this order have the results that they had. */
export function explains<State extends Value, C extends Call>(
  order: History<NoInfer<C>>,
  { initial, apply }: Specification<State, C>,
): boolean {
  let state = initial;
  for (const operation of order) {
    const applied = apply(state, operation);
    if (applied === undefined) return false;
    if (operation.result !== null && !isSame(applied.result, operation.result)) return false;
    state = applied.state;
  }
  return true;
}

/** What an order of transactions has to respect besides what they read. */
export interface NaiveOrder {
  readonly ofTime: boolean;
  readonly ofVersions: boolean;
}

/** Whether transactions are serializable: tries every order of every choice of them. */
export function isSerializableNaively(transactions: readonly Transaction[], respected: NaiveOrder): boolean {
  return choices(transactions, ({ committed }) => committed === null).some((chosen) =>
    ordersOf(chosen).some(
      (order) =>
        readsAreExplained(order) &&
        (!respected.ofTime || respectsTime(order.map(asOutcome))) &&
        (!respected.ofVersions || versionsGrow(order)),
    ),
  );
}

function asOutcome({ began, committed }: Transaction): Outcome {
  return { invoked: began, returned: committed, result: null };
}

/** Whether each read is of what was last written in this order; nothing was in the beginning. */
export function readsAreExplained(order: readonly Transaction[]): boolean {
  const store = new Map<string, Value>();
  return order.every(({ accesses }) =>
    accesses.every(({ does, key, value }) => {
      if (does === 'write') store.set(key, value);
      return isSame(store.get(key) ?? null, value);
    }),
  );
}

function versionsGrow(order: readonly Transaction[]): boolean {
  const latest = new Map<string, number>();
  return order.every(({ accesses }) =>
    accesses.every(({ does, key, version = 0 }) => {
      if (does === 'read') return true;
      const grows = version > (latest.get(key) ?? 0);
      latest.set(key, version);
      return grows;
    }),
  );
}

/** Every way to leave some of those out that may be left out. */
function choices<Element>(all: readonly Element[], mayBeLeftOut: (element: Element) => boolean): readonly Element[][] {
  return all.reduce<readonly Element[][]>(
    (chosen, element) => [...chosen.map((each) => [...each, element]), ...(mayBeLeftOut(element) ? chosen : [])],
    [[]],
  );
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
