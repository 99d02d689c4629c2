import { describe, expect, it } from 'vitest';
import type { Call } from './history.js';
import { compareAndSwapRegister, counter, map, queue, register } from './sequential.js';
import type { Specification } from './specification.js';
import type { Content, Value } from './value.js';

/** What calls return one after the other. */
function resultsOf<State extends Value, C extends Call>(
  { initial, apply }: Specification<State, C>,
  ...calls: readonly C[]
): readonly (Content | undefined)[] {
  let state = initial;
  return calls.map((call) => {
    const before = JSON.stringify(state);
    const applied = apply(state, call);
    expect(JSON.stringify(state)).toBe(before);
    state = applied?.state ?? state;
    return applied?.result;
  });
}

const client = 'A';
const read = { client, kind: 'Read', arguments: {} } as const;
const write = (value: Value) => ({ client, kind: 'Write', arguments: { value } }) as const;

describe('one operation after the other', () => {
  it('a register gives what was last written', () => {
    expect(resultsOf(register(7), read, write(1), write(2), read, read)).toEqual([
      { value: 7 },
      {},
      {},
      { value: 2 },
      { value: 2 },
    ]);
    expect(resultsOf(register(), read)).toEqual([{ value: null }]);
  });

  it('a compare-and-swap register writes only over what is expected', () => {
    const swap = (expected: Value, replacement: Value) =>
      ({ client, kind: 'CompareAndSwap', arguments: { expected, replacement } }) as const;
    expect(
      resultsOf(compareAndSwapRegister(0), swap(1, 2), read, swap(0, 3), read, write(['a']), swap(['a'], 4), read),
    ).toEqual([{ swapped: false }, { value: 0 }, { swapped: true }, { value: 3 }, {}, { swapped: true }, { value: 4 }]);
  });

  it('a map keeps a value for each key until it is removed', () => {
    const put = (key: Value, value: Value) => ({ client, kind: 'Put', arguments: { key, value } }) as const;
    const get = (key: Value) => ({ client, kind: 'Get', arguments: { key } }) as const;
    const remove = (key: Value) => ({ client, kind: 'Remove', arguments: { key } }) as const;
    expect(
      resultsOf(
        map(),
        get('x'),
        put('x', 1),
        put(1, 2),
        put('1', 3),
        get('x'),
        get(1),
        remove('x'),
        get('x'),
        get('1'),
      ),
    ).toEqual([{ value: null }, {}, {}, {}, { value: 1 }, { value: 2 }, {}, { value: null }, { value: 3 }]);
    expect(resultsOf(map(), get('constructor'), put('__proto__', 1), get('__proto__'))).toEqual([
      { value: null },
      {},
      { value: 1 },
    ]);
  });

  it('a queue gives first what came first', () => {
    const enqueue = (value: Value) => ({ client, kind: 'Enqueue', arguments: { value } }) as const;
    const dequeue = { client, kind: 'Dequeue', arguments: {} } as const;
    expect(resultsOf(queue(), dequeue, enqueue(1), enqueue(2), dequeue, enqueue(3), dequeue, dequeue, dequeue)).toEqual(
      [{ value: null }, {}, {}, { value: 1 }, {}, { value: 2 }, { value: 3 }, { value: null }],
    );
  });

  it('a counter gives the sum of what was added', () => {
    const add = (amount: number) => ({ client, kind: 'Add', arguments: { amount } }) as const;
    expect(resultsOf(counter(1), add(2), read, add(-4), read)).toEqual([{}, { value: 3 }, {}, { value: -1 }]);
    expect(resultsOf(counter(), read)).toEqual([{ value: 0 }]);
  });

  it('none takes an operation for another that it does not have', () => {
    const call = { client, kind: 'Clear', arguments: { key: 'x', value: 1 } } as never;
    expect(() => register().apply(null, call)).toThrow('a register has no operation "Clear"');
    expect(() => compareAndSwapRegister().apply(null, call)).toThrow('a register has no operation "Clear"');
    expect(() => map().apply({}, call)).toThrow('a map has no operation "Clear"');
    expect(() => queue().apply([], call)).toThrow('a queue has no operation "Clear"');
    expect(() => counter().apply(0, call)).toThrow('a counter has no operation "Clear"');
  });
});
