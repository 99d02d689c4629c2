import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { explains, isLinearizableNaively, type RandomObject, randomHistory, respectsTime } from '../testing/index.js';
import type { Call, History } from './history.js';
import { isLinearizable, linearize } from './linearizability.js';
import {
  type CompareAndSwapCall,
  type CounterCall,
  compareAndSwapRegister,
  counter,
  type MapCall,
  map,
  type QueueCall,
  queue,
  type RegisterCall,
  register,
} from './sequential.js';
import type { Value } from './value.js';

/** How many random histories of each kind of object are put to the naive checker. */
const runs = Number(process.env.SIGNALBOX_RANDOM_HISTORIES ?? 500);

const client = fc.nat(2);
const value = fc.integer({ min: 0, max: 2 });
const valueResult = fc.record({ value });
const nothing = fc.constant({});
const calls = <C extends Call>(...each: readonly fc.Arbitrary<C>[]) => fc.oneof(...each);

const registers: RandomObject<Value, RegisterCall> = {
  specification: register(0),
  call: calls<RegisterCall>(
    fc.record({ client, kind: fc.constant('Write'), arguments: fc.record({ value }) }),
    fc.record({ client, kind: fc.constant('Read'), arguments: nothing }),
  ),
  result: ({ kind }) => (kind === 'Write' ? nothing : valueResult),
};

const compareAndSwapRegisters: RandomObject<Value, CompareAndSwapCall> = {
  specification: compareAndSwapRegister(0),
  call: calls<CompareAndSwapCall>(
    registers.call,
    fc.record({
      client,
      kind: fc.constant('CompareAndSwap'),
      arguments: fc.record({ expected: value, replacement: value }),
    }),
  ),
  result: (call) => (call.kind === 'CompareAndSwap' ? fc.record({ swapped: fc.boolean() }) : registers.result(call)),
};

const key = fc.constantFrom('x', 'y');
const maps: RandomObject<{ readonly [key: string]: Value }, MapCall> = {
  specification: map(),
  call: calls<MapCall>(
    fc.record({ client, kind: fc.constant('Put'), arguments: fc.record({ key, value }) }),
    fc.record({ client, kind: fc.constantFrom('Get', 'Remove'), arguments: fc.record({ key }) }),
  ),
  result: ({ kind }) => (kind === 'Get' ? fc.record({ value: fc.option(value) }) : nothing),
};

const queues: RandomObject<readonly Value[], QueueCall> = {
  specification: queue(),
  call: calls<QueueCall>(
    fc.record({ client, kind: fc.constant('Enqueue'), arguments: fc.record({ value }) }),
    fc.record({ client, kind: fc.constant('Dequeue'), arguments: nothing }),
  ),
  result: ({ kind }) => (kind === 'Enqueue' ? nothing : fc.record({ value: fc.option(value) })),
};

const counters: RandomObject<number, CounterCall> = {
  specification: counter(),
  call: calls<CounterCall>(
    fc.record({ client, kind: fc.constant('Add'), arguments: fc.record({ amount: value }) }),
    fc.record({ client, kind: fc.constant('Read'), arguments: nothing }),
  ),
  result: ({ kind }) => (kind === 'Add' ? nothing : valueResult),
};

const agreesWithNaiveChecker = <State extends Value, C extends Call>(object: RandomObject<State, C>) => {
  const { specification } = object;
  let linearizable = 0;
  fc.assert(
    fc.property(randomHistory(object, { minLength: 2, maxLength: 5 }), (history) => {
      const found = linearize<State, C>(history, specification);
      expect(found.isLinearizable).toBe(isLinearizableNaively<State, C>(history, specification));
      expect(isLinearizable<State, C>(history, specification)).toBe(found.isLinearizable);
      if (found.isLinearizable) {
        linearizable++;
        expect(respectsTime(found.order)).toBe(true);
        expect(explains<State, C>(found.order, specification)).toBe(true);
        expect(history.filter(({ returned }) => returned !== null).every((each) => found.order.includes(each))).toBe(
          true,
        );
        expect(new Set(found.order).size).toBe(found.order.length);
        return;
      }
      const { prefix, unexplained } = found;
      expect(isLinearizableNaively<State, C>(prefix, specification)).toBe(false);
      // Without the last response it would be explained.
      const shorter = prefix.map((each) => (each === unexplained ? { ...each, returned: null, result: null } : each));
      expect(shorter).not.toEqual(prefix);
      expect(isLinearizableNaively<State, C>(shorter, specification)).toBe(true);
      // It is the beginning: as much as there was then, of all parts or of one.
      const end = unexplained.returned ?? Number.NaN;
      const { partOf } = specification;
      const part = history.filter((each) => partOf === undefined || partOf(each) === partOf(unexplained));
      expect(prefix.every(({ returned, invoked }) => invoked <= end && (returned ?? end) <= end)).toBe(true);
      expect(prefix).toHaveLength(part.filter(({ invoked }) => invoked <= end).length);
      expect(
        part.filter(({ returned }) => returned !== null && returned < end).every((each) => prefix.includes(each)),
      ).toBe(true);
    }),
    { numRuns: runs, seed: 6 },
  );
  // Else the test would say little.
  expect(linearizable).toBeGreaterThan(runs / 10);
  expect(linearizable).toBeLessThan((runs * 9) / 10);
};

describe('a random history is linearizable just if some order of its operations is right, and else its shortest wrong beginning is found', () => {
  it('of a register', () => agreesWithNaiveChecker(registers));
  it('of a register with compare-and-swap', () => agreesWithNaiveChecker(compareAndSwapRegisters));
  it('of a map, each key by itself', () => agreesWithNaiveChecker(maps));
  it('of a queue', () => agreesWithNaiveChecker(queues));
  it('of a counter', () => agreesWithNaiveChecker(counters));
});

/** A history as the papers write them: what happens, in order; "A Enqueue x", and "A ok" or "A ok x" for a response. */
function historyFrom(...events: readonly string[]): History<QueueCall> {
  return events.flatMap((event, invoked): History<QueueCall> => {
    const [client = '', kind, value = null] = event.split(' ');
    if (kind === 'ok') return [];
    const response = events.findIndex((other, time) => time > invoked && other.startsWith(`${client} ok`));
    const result = kind === 'Enqueue' ? {} : { value: events[response]?.split(' ')[2] ?? null };
    const outcome = response < 0 ? { invoked, returned: null, result: null } : { invoked, returned: response, result };
    return kind === 'Enqueue'
      ? [{ client, kind, arguments: { value }, ...outcome }]
      : [{ client, kind: 'Dequeue', arguments: {}, ...outcome }];
  });
}

describe('the queue histories of Herlihy and Wing, figure 1', () => {
  const h1 = [
    'A Enqueue x',
    'B Enqueue y',
    'B ok',
    'A ok',
    'B Dequeue',
    'B ok x',
    'A Dequeue',
    'A ok y',
    'A Enqueue z',
  ];
  const h2 = ['A Enqueue x', 'A ok', 'B Enqueue y', 'A Dequeue', 'B ok', 'A ok y'];
  const h3 = ['A Enqueue x', 'B Dequeue', 'B ok x'];
  const h4 = ['A Enqueue x', 'B Enqueue y', 'A ok', 'B ok', 'A Dequeue', 'C Dequeue', 'A ok y', 'C ok y'];

  it('H1 is linearizable, although y is enqueued within the time of x', () => {
    const { order } = expectLinearizable(historyFrom(...h1));
    expect(order.map(({ kind }) => kind)).toEqual(['Enqueue', 'Enqueue', 'Dequeue', 'Dequeue']);
  });

  it('H2 is not: x was enqueued before y, and y is dequeued first', () => {
    const found = linearize(historyFrom(...h2), queue());
    expect(found).toMatchObject({ isLinearizable: false, unexplained: { client: 'A', kind: 'Dequeue' } });
  });

  it('H3 is: the enqueuing of x, from which nobody has heard, has taken effect', () => {
    const { order } = expectLinearizable(historyFrom(...h3));
    expect(order.map(({ kind, returned }) => [kind, returned])).toEqual([
      ['Enqueue', null],
      ['Dequeue', 2],
    ]);
  });

  it('H4 is not: y is dequeued twice; up to the first time all is well', () => {
    const found = linearize(historyFrom(...h4), queue());
    expect(found).toMatchObject({ isLinearizable: false, unexplained: { client: 'C' } });
    expect(isLinearizable(historyFrom(...h4.slice(0, -1)), queue())).toBe(true);
  });

  function expectLinearizable(history: History<QueueCall>) {
    const found = linearize(history, queue());
    if (!found.isLinearizable) throw new Error('it is linearizable');
    return found;
  }
});

describe('an object of several parts', () => {
  const get = (key: string, invoked: number, found: number) =>
    ({
      client: key,
      kind: 'Get',
      arguments: { key },
      invoked,
      returned: invoked + 1,
      result: { value: found },
    }) as const;

  it('is wrong where the first of them is, whose history alone is shown', () => {
    const wrong = [get('x', 6, 1), get('y', 2, 1), get('z', 4, 1)];
    expect(linearize(wrong, map())).toEqual({ isLinearizable: false, prefix: [wrong[1]], unexplained: wrong[1] });
  });
});

describe('operations that only touch', () => {
  const write = { client: 'A', kind: 'Write', arguments: { value: 1 }, invoked: 0, returned: 1, result: {} } as const;
  const read = (invoked: number) =>
    ({ client: 'B', kind: 'Read', arguments: {}, invoked, returned: 2, result: { value: 0 } }) as const;

  it('overlap', () => {
    expect(isLinearizable([write, read(1)], register(0))).toBe(true);
    expect(isLinearizable([write, read(1.5)], register(0))).toBe(false);
  });
});

describe('a long history', () => {
  /** Four clients at a time, each of whose operations overlaps with those of the others. */
  const long = (length: number): History<RegisterCall> =>
    Array.from({ length }, (_, position) => ({
      client: position % 4,
      ...(position % 2 === 0
        ? { kind: 'Write' as const, arguments: { value: position }, result: {} }
        : { kind: 'Read' as const, arguments: {}, result: { value: position - 1 } }),
      invoked: 2 * position,
      returned: 2 * position + 7,
    }));

  it('is decided, and its last response is found to be wrong', () => {
    const right = long(4000);
    expect(isLinearizable(right, register(0))).toBe(true);
    const last = right[3999];
    if (last === undefined) throw new Error('there is a last operation');
    const wrong = [...right.slice(0, -1), { ...last, result: { value: -1 } }];
    expect(linearize(wrong, register(0))).toMatchObject({ isLinearizable: false, unexplained: { invoked: 7998 } });
  });

  it('of many keys is decided key by key, and put in one order', () => {
    const history: History<MapCall> = Array.from({ length: 2000 }, (_, position) => ({
      client: position,
      kind: 'Put' as const,
      arguments: { key: position % 50, value: position },
      result: {},
      invoked: position,
      returned: position + 150,
    }));
    const read = { client: 'reader', kind: 'Get', arguments: { key: 7 }, invoked: 5000, returned: 5001 } as const;
    const found = linearize([...history, { ...read, result: { value: 1907 } }], map());
    expect(found.isLinearizable && respectsTime(found.order)).toBe(true);
    expect(isLinearizable([...history, { ...read, result: { value: 1757 } }], map())).toBe(false);
  });
});

describe('an object of very many parts', () => {
  it('has one order that respects time', () => {
    const count = 130_000;
    const history = Array.from({ length: count }, (_, position) => ({
      client: 'A',
      kind: 'Put' as const,
      arguments: { key: position, value: 1 },
      result: {},
      invoked: count - position,
      returned: count - position + 0.5,
    }));
    const found = linearize(history, map());
    expect(found.isLinearizable && found.order.length).toBe(count);
    expect(found.isLinearizable && found.order.every(({ invoked }, position) => invoked === position + 1)).toBe(true);
  });
});

describe('what is no history', () => {
  const read = { client: 'A', kind: 'Read', arguments: {} } as const;

  it.each([
    ['a missing time of return', { invoked: 0 }],
    ['a missing time of invocation', { returned: 1 }],
    ['a time that is text', { invoked: '9', returned: '10' }],
  ])('is refused for %s, by which nothing can be put in order', (_, times) => {
    const operation = { ...read, result: { value: 0 }, ...times } as never;
    expect(() => linearize([operation], register(0))).toThrow(UsageError);
    expect(() => linearize([operation], register(0))).toThrow(
      'operation 1 of the history has a time that is no number',
    );
  });

  it.each([
    [
      { ...read, invoked: 5, returned: 4, result: { value: 0 } },
      'operation 1 of the history returned at 4, before it was invoked at 5',
    ],
    [
      { ...read, invoked: 5, returned: null, result: { value: 0 } },
      'operation 1 of the history has a result and no time of return',
    ],
    [
      { ...read, invoked: 5, returned: 6, result: null },
      'operation 1 of the history has a time of return and no result',
    ],
    [
      { ...read, invoked: Number.NaN, returned: null, result: null },
      'operation 1 of the history has a time that is no number',
    ],
  ])('is refused: %o', (operation, message) => {
    expect(() => isLinearizable([operation], register(0))).toThrow(UsageError);
    expect(() => isLinearizable([operation], register(0))).toThrow(message);
  });
});
