import {
  type BudgetView,
  type Countdown,
  type CountdownView,
  type Domain,
  type Fields,
  integer,
  type MapOf,
  type MapView,
  type ReadonlyArrayView,
  type SequenceOf,
  type SequenceView,
  type SetOf,
  type SetView,
  type VectorClock,
} from '../language/index.js';
import { type Operation, type Query, type Spot, type Vocabulary, words } from './words.js';

/** After how many values a scalar that advances is at the first again. */
const longestRound = 6;

export function ofScalar(domain: Domain<unknown>): Vocabulary {
  const always = () => true;
  const nextCode = (spot: Spot) => domain.codeOf(spot.view) + 1;
  const round = Math.min(domain.size, longestRound);
  const canRaise = (spot: Spot) => nextCode(spot) < domain.size;
  const value: Query = { name: 'value', operands: [], answers: domain.size, ask: (spot) => domain.codeOf(spot.view) };
  const assign: Operation = {
    name: 'assign',
    operands: [domain],
    isSafe: always,
    leadsOn: (spot, [assigned]) => nextCode(spot) <= domain.codeOf(assigned),
    perform: (spot, [assigned]) => spot.assign(assigned),
  };
  const advance: Operation = {
    name: 'advance',
    operands: [],
    isSafe: always,
    leadsOn: (spot) => nextCode(spot) < round,
    perform: (spot) => spot.assign(domain.valueAt(nextCode(spot) % round)),
  };
  const raise: Operation = {
    name: 'raise',
    operands: [],
    isSafe: canRaise,
    leadsOn: canRaise,
    perform: (spot) => spot.assign(Number(spot.view) + 1),
  };
  const moves = domain.shape.type === 'integer' ? [assign, advance, raise, raise] : [assign, advance, advance];
  return { queries: [value], operations: moves, moves };
}

export function ofRecord(fields: Fields): Vocabulary {
  const { operation } = words<{ reset(options?: { readonly keep: readonly string[] }): void }>();
  return {
    queries: [],
    operations: [
      operation('reset', [], (record) => record.reset()),
      operation('reset but the first', [], (record) => record.reset({ keep: Object.keys(fields).slice(0, 1) })),
    ],
    moves: [],
  };
}

/** Of its elements the first thing is asked that can be asked of them without more ado. */
export function ofArray(index: Domain<unknown>, element: Vocabulary): Vocabulary {
  const { query } = words<ReadonlyArrayView<unknown, Domain<unknown>>>();
  const [asked] = element.queries;
  if (asked === undefined || asked.operands.length > 0) return { queries: [], operations: [], moves: [] };
  const answer = integer({ min: 0, max: asked.answers - 1 });
  const passes = (view: unknown, expected: unknown) => asked.ask({ view, assign: () => {} }, []) === expected;
  return {
    queries: [
      query('count', [answer], index.size + 1, (array, expected) => array.count((each) => passes(each, expected))),
      query('every', [answer], 2, (array, expected) => array.every((each) => passes(each, expected))),
      query('some', [answer], 2, (array, expected) => array.some((each) => passes(each, expected))),
      query('some at', [answer, index], 2, (array, expected, place) =>
        array.some((each, at) => at === place && passes(each, expected)),
      ),
    ],
    operations: [],
    moves: [],
  };
}

export function ofSet({ of }: SetOf<unknown>): Vocabulary {
  const { query, operation } = words<SetView<unknown>>();
  const add = operation(
    'add',
    [of],
    (set, value) => set.add(value),
    () => true,
    (set, value) => !set.has(value),
  );
  return {
    queries: [
      query('size', [], Math.min(of.size + 1, 5), (set) => set.size),
      query('has', [of], 2, (set, value) => set.has(value)),
      query('is empty', [], 2, (set) => set.isEmpty),
      query('is full', [], 2, (set) => set.isFull),
      query('every value is at most', [of], 2, (set, most) =>
        set.every((value) => of.codeOf(value) <= of.codeOf(most)),
      ),
      query('some value is beyond', [of], 2, (set, most) => set.some((value) => of.codeOf(value) > of.codeOf(most))),
    ],
    moves: [add],
    operations: [
      add,
      add,
      operation('delete', [of], (set, value) => set.delete(value)),
      operation('clear', [], (set) => set.clear()),
    ],
  };
}

export function ofMap({ key, value }: MapOf<unknown, unknown>): Vocabulary {
  const { query, operation } = words<MapView<unknown, unknown>>();
  const put = operation(
    'set',
    [key, value],
    (map, at, to) => map.set(at, to),
    () => true,
    (map, at) => !map.has(at),
  );
  return {
    queries: [
      query('size', [], key.size + 1, (map) => map.size),
      query('has', [key], 2, (map, at) => map.has(at)),
      query('value or nothing', [key], value.size + 1, (map, at) => (map.has(at) ? value.codeOf(map.get(at)) + 1 : 0)),
    ],
    moves: [put],
    operations: [
      put,
      put,
      operation('delete', [key], (map, at) => map.delete(at)),
      operation('clear', [], (map) => map.clear()),
    ],
  };
}

export function ofSequence({ of, capacity }: SequenceOf<unknown>): Vocabulary {
  const { query, operation } = words<SequenceView<unknown>>();
  const position = integer({ min: 0, max: capacity });
  const push = operation(
    'push',
    [of],
    (sequence, value) => sequence.push(value),
    (sequence) => !sequence.isFull,
  );
  return {
    queries: [
      query('length', [], capacity + 1, (sequence) => sequence.length),
      query('is full', [], 2, (sequence) => sequence.isFull),
      query('includes', [of], 2, (sequence, value) => sequence.includes(value)),
      query('value or nothing', [position], of.size + 1, (sequence, at) => {
        const value = sequence.at(Number(at));
        return value === null ? 0 : of.codeOf(value) + 1;
      }),
    ],
    moves: [push],
    operations: [
      push,
      operation(
        'shift',
        [],
        (sequence) => sequence.shift(),
        (sequence) => sequence.length > 0,
      ),
      operation(
        'rotate',
        [],
        (sequence) => sequence.push(sequence.shift()),
        (sequence) => sequence.length > 0,
      ),
      operation('clear', [], (sequence) => sequence.clear()),
    ],
  };
}

/** A vector clock, whatever its processes are called. */
export interface ClockView {
  at(process: unknown): number;
  set(process: unknown, count: number): void;
  tick(process: unknown): void;
  merge(other: ClockView): void;
  isAtMost(other: ClockView): boolean;
  isBefore(other: ClockView): boolean;
  isConcurrentWith(other: ClockView): boolean;
}

export function ofVectorClock({ processes, max }: VectorClock): Vocabulary {
  const { query, operation } = words<ClockView>();
  const tick = operation(
    'tick',
    [processes],
    (clock, process) => clock.tick(process),
    (clock, process) => clock.at(process) < max,
  );
  return {
    queries: [query('at', [processes], max + 1, (clock, process) => clock.at(process))],
    moves: [tick],
    operations: [
      tick,
      operation('set', [processes, integer({ min: 0, max })], (clock, process, count) =>
        clock.set(process, Number(count)),
      ),
    ],
  };
}

export function ofBudget(limit: number): Vocabulary {
  const { query, operation } = words<BudgetView>();
  const spend = operation(
    'spend',
    [],
    (budget) => budget.spend(),
    (budget) => budget.left > 0,
  );
  return {
    queries: [
      query('spent', [], limit + 1, (budget) => budget.spent),
      query('left', [], limit + 1, (budget) => budget.left),
    ],
    operations: [spend],
    moves: [spend],
  };
}

/** Started without a latest time, it never stops time; with one it may, in a model in which nothing answers it. */
export function ofCountdown({ max }: Countdown): Vocabulary {
  const { query, operation } = words<CountdownView>();
  const duration = integer({ min: 0, max });
  const isOff = (countdown: CountdownView) => !countdown.isRunning;
  const start = operation(
    'start',
    [duration],
    (countdown, earliest) => countdown.start(Number(earliest), Number.POSITIVE_INFINITY),
    () => true,
    isOff,
  );
  return {
    queries: [
      query('is running', [], 2, (countdown) => countdown.isRunning),
      query('is due', [], 2, (countdown) => countdown.isDue),
    ],
    moves: [start],
    operations: [
      start,
      start,
      operation(
        'start a deadline',
        [duration],
        (countdown, due) => countdown.start(Number(due)),
        () => false,
      ),
      operation('stop', [], (countdown) => countdown.stop()),
    ],
  };
}
