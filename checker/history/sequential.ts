import { UsageError } from '../errors.js';
import type { Call, CallOf } from './history.js';
import type { Specification } from './specification.js';
import { type Content, textOf, type Value } from './value.js';

type Nothing = Record<never, never>;

/** An operation of a `register`. */
export type RegisterCall = CallOf<{ Write: { readonly value: Value }; Read: Nothing }>;

/** A register: `Write` a value; `Read` gives the last one, as `value`. */
export function register(initial: Value = null): Specification<Value, RegisterCall> {
  return {
    initial,
    apply(value, call) {
      if (call.kind === 'Write') return { state: call.arguments.value, result: nothing };
      if (call.kind === 'Read') return { state: value, result: { value } };
      throw noOperation('a register', call);
    },
  };
}

/** An operation of a `compareAndSwapRegister`. */
export type CompareAndSwapCall =
  | RegisterCall
  | CallOf<{ CompareAndSwap: { readonly expected: Value; readonly replacement: Value } }>;

/** A register with `CompareAndSwap`, too: it writes the replacement if the value is the expected one; `swapped` says whether. */
export function compareAndSwapRegister(initial: Value = null): Specification<Value, CompareAndSwapCall> {
  const simple = register(initial);
  return {
    initial,
    apply(value, call) {
      if (call.kind !== 'CompareAndSwap') return simple.apply(value, call);
      const { expected, replacement } = call.arguments;
      const swapped = textOf(value) === textOf(expected);
      return { state: swapped ? replacement : value, result: { swapped } };
    },
  };
}

/** An operation of a `map`. */
export type MapCall = CallOf<{
  Put: { readonly key: Value; readonly value: Value };
  Get: { readonly key: Value };
  Remove: { readonly key: Value };
}>;

/** A map: `Put` a value at a key, `Get` it, as `value` (null where there is none), or `Remove` it. Each key is a part. */
export function map(): Specification<Content, MapCall> {
  return {
    initial: {},
    apply(entries, call) {
      const key = textOf(call.arguments.key);
      if (call.kind === 'Get') return { state: entries, result: { value: entries[key] ?? null } };
      if (call.kind !== 'Put' && call.kind !== 'Remove') throw noOperation('a map', call);
      const { [key]: _, ...others } = entries;
      return { state: call.kind === 'Put' ? { ...others, [key]: call.arguments.value } : others, result: nothing };
    },
    partOf: ({ arguments: { key } }) => textOf(key),
  };
}

/** An operation of a `queue`. */
export type QueueCall = CallOf<{ Enqueue: { readonly value: Value }; Dequeue: Nothing }>;

/** A first-in, first-out queue: `Enqueue` a value; `Dequeue` gives the oldest, as `value`, or null if there is none. */
export function queue(): Specification<readonly Value[], QueueCall> {
  return {
    initial: [],
    apply(values, call) {
      if (call.kind === 'Enqueue') return { state: [...values, call.arguments.value], result: nothing };
      if (call.kind !== 'Dequeue') throw noOperation('a queue', call);
      const [value = null, ...others] = values;
      return { state: others, result: { value } };
    },
  };
}

/** An operation of a `counter`. */
export type CounterCall = CallOf<{ Add: { readonly amount: number }; Read: Nothing }>;

/** A counter: `Add` an amount; `Read` gives the sum, as `value`. */
export function counter(initial = 0): Specification<number, CounterCall> {
  return {
    initial,
    apply(value, call) {
      if (call.kind === 'Add') return { state: value + call.arguments.amount, result: nothing };
      if (call.kind === 'Read') return { state: value, result: { value } };
      throw noOperation('a counter', call);
    },
  };
}

/** What an operation returns of which only the effect matters. */
const nothing: Content = Object.freeze({});

/** A history that was read from a file may speak of others. */
function noOperation(object: string, { kind }: Call): UsageError {
  return new UsageError(`${object} has no operation "${kind}": write a specification of your own that has it`);
}
