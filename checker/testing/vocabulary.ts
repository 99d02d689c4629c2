import {
  type ArrayOf,
  type BudgetView,
  type Channels,
  type Domain,
  type Fields,
  integer,
  isFields,
  type MapOf,
  type MapView,
  type MessageBag,
  type MessageKinds,
  type ReadonlyArrayView,
  type SequenceOf,
  type SequenceView,
  type SetOf,
  type SetView,
  type StateType,
  type VectorClock,
} from '../language/index.js';

/** A thing found in one state: what is seen there, and how a scalar there is assigned. */
export interface Spot {
  readonly view: unknown;
  assign(value: unknown): void;
}

/** What can be asked of a thing in a state. The answer is a number: of a boolean 0 or 1, of a value its code. */
export interface Query {
  readonly name: string;
  readonly operands: readonly Domain<unknown>[];
  /** Answers lie in 0 … answers − 1. */
  readonly answers: number;
  ask(spot: Spot, operands: readonly unknown[]): number;
}

/** What can be done to a thing in a state. */
export interface Operation {
  readonly name: string;
  readonly operands: readonly Domain<unknown>[];
  /** Whether it is sure to leave every value in its domain. */
  isSafe(spot: Spot, operands: readonly unknown[]): boolean;
  /** Whether it leads to something new, such that it cannot do so for ever. */
  leadsOn(spot: Spot, operands: readonly unknown[]): boolean;
  perform(spot: Spot, operands: readonly unknown[]): void;
}

export interface Vocabulary {
  readonly queries: readonly Query[];
  readonly operations: readonly Operation[];
  /** Those of the operations that can lead on. */
  readonly moves: readonly Operation[];
}

/** Everything that can be asked of and done to a thing of this type. */
export function vocabularyOf(type: StateType): Vocabulary {
  if (isFields(type)) return ofRecord(type);
  switch (type.kind) {
    case 'domain':
      return ofScalar(type);
    case 'array':
      return ofArray(type);
    case 'set':
      return ofSet(type);
    case 'map':
      return ofMap(type);
    case 'sequence':
      return ofSequence(type);
    case 'vector clock':
      return ofVectorClock(type);
    case 'budget':
      return ofBudget(type.limit);
    case 'message set':
      return ofMessageSet(type.messages);
    case 'message bag':
      return ofMessageBag(type);
    case 'channels':
      return ofChannels(type);
  }
}

/** After how many values a scalar that advances is at the first again. */
const longestRound = 6;

/** Words for things that are seen as `View`: which view a type has, `vocabularyOf` has decided. */
function words<View>() {
  return {
    query: (
      name: string,
      operands: readonly Domain<unknown>[],
      answers: number,
      ask: (view: View, ...operands: readonly unknown[]) => number | boolean,
    ): Query => ({ name, operands, answers, ask: (spot, values) => Number(ask(spot.view as View, ...values)) }),
    operation: (
      name: string,
      operands: readonly Domain<unknown>[],
      perform: (view: View, ...operands: readonly unknown[]) => void,
      isSafe: (view: View, ...operands: readonly unknown[]) => boolean = () => true,
      leadsOn = isSafe,
    ): Operation => ({
      name,
      operands,
      isSafe: (spot, values) => isSafe(spot.view as View, ...values),
      leadsOn: (spot, values) => leadsOn(spot.view as View, ...values),
      perform: (spot, values) => perform(spot.view as View, ...values),
    }),
  };
}

function ofScalar(domain: Domain<unknown>): Vocabulary {
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

function ofRecord(fields: Fields): Vocabulary {
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

function ofArray({ index, element }: ArrayOf<unknown, StateType>): Vocabulary {
  const { query } = words<ReadonlyArrayView<unknown, Domain<unknown>>>();
  const [asked] = isFields(element) ? [] : vocabularyOf(element).queries;
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

function ofSet({ of }: SetOf<unknown>): Vocabulary {
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

function ofMap({ key, value }: MapOf<unknown, unknown>): Vocabulary {
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

function ofSequence({ of, capacity }: SequenceOf<unknown>): Vocabulary {
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

function ofVectorClock({ processes, max }: VectorClock): Vocabulary {
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

function ofBudget(limit: number): Vocabulary {
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

/** A network of messages in no order, whatever they carry. */
interface NetworkView {
  readonly isEmpty: boolean;
  has(kind: string, ...content: readonly unknown[]): boolean;
  copies(kind: string, ...content: readonly unknown[]): number;
  some(kind: string, test: (message: { readonly [field: string]: unknown }) => boolean): boolean;
  send(kind: string, ...content: readonly unknown[]): void;
  receive(kind: string, ...content: readonly unknown[]): void;
  lose(kind: string, ...content: readonly unknown[]): void;
  duplicate(kind: string, ...content: readonly unknown[]): void;
}

/** The operands and the last arguments of an operation on messages of a kind; one that carries nothing has none. */
function contentOf(fields: { readonly [field: string]: Domain<unknown> }) {
  const names = Object.keys(fields);
  return {
    domains: Object.values(fields),
    content: (values: readonly unknown[]): readonly unknown[] =>
      names.length === 0 ? [] : [Object.fromEntries(names.map((name, position) => [name, values[position]]))],
  };
}

/** Whether some message of a kind carries a value in its first field, or is there at all if it carries nothing. */
function someOf(kind: string, fields: { readonly [field: string]: Domain<unknown> }): Query {
  const { query } = words<NetworkView>();
  const [first] = Object.entries(fields);
  if (first === undefined) return query(`some ${kind}`, [], 2, (network) => network.some(kind, () => true));
  const [name, domain] = first;
  return query(`some ${kind} with ${name}`, [domain], 2, (network, value) =>
    network.some(kind, (message) => message[name] === value),
  );
}

function ofMessageSet(kinds: MessageKinds): Vocabulary {
  const { query, operation } = words<NetworkView>();
  const all = Object.entries(kinds).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    const send = operation(
      `send ${kind}`,
      domains,
      (network, ...values) => network.send(kind, ...content(values)),
      () => true,
      (network, ...values) => !network.has(kind, ...content(values)),
    );
    return {
      queries: [
        query(`has ${kind}`, domains, 2, (network, ...values) => network.has(kind, ...content(values))),
        someOf(kind, fields),
      ],
      moves: [send],
      operations: [
        send,
        send,
        operation(
          `receive ${kind}`,
          domains,
          (network, ...values) => network.receive(kind, ...content(values)),
          (network, ...values) => network.has(kind, ...content(values)),
        ),
      ],
    };
  });
  return together(all);
}

function ofMessageBag({ messages, copies: most }: MessageBag<MessageKinds>): Vocabulary {
  const { query, operation } = words<NetworkView>();
  const all = Object.entries(messages).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    const copies = (network: NetworkView, values: readonly unknown[]) => network.copies(kind, ...content(values));
    const send = operation(
      `send ${kind}`,
      domains,
      (network, ...values) => network.send(kind, ...content(values)),
      (network, ...values) => copies(network, values) < Math.max(1, most - 1),
    );
    const takeAway = (name: 'receive' | 'lose') =>
      operation(
        `${name} ${kind}`,
        domains,
        (network, ...values) => network[name](kind, ...content(values)),
        (network, ...values) => copies(network, values) > 0,
      );
    return {
      queries: [
        query(`has ${kind}`, domains, 2, (network, ...values) => network.has(kind, ...content(values))),
        query(`copies of ${kind}`, domains, most + 1, (network, ...values) => copies(network, values)),
        someOf(kind, fields),
      ],
      moves: [send],
      operations: [
        send,
        send,
        send,
        takeAway('receive'),
        takeAway('lose'),
        operation(
          `duplicate ${kind}`,
          domains,
          (network, ...values) => network.duplicate(kind, ...content(values)),
          (network, ...values) => copies(network, values) > 0 && copies(network, values) < most,
        ),
      ],
    };
  });
  return together([
    ...all,
    { queries: [query('is empty', [], 2, (network) => network.isEmpty)], operations: [], moves: [] },
  ]);
}

/** Channels, whatever their processes are called and their messages carry. */
interface ChannelsView {
  length(from: unknown, to: unknown): number;
  isFull(from: unknown, to: unknown): boolean;
  head(from: unknown, to: unknown): { readonly kind: string; readonly content: object } | null;
  send(from: unknown, to: unknown, kind: string, ...content: readonly unknown[]): void;
  receive(from: unknown, to: unknown): void;
  lose(from: unknown, to: unknown): void;
  duplicate(from: unknown, to: unknown): void;
}

function ofChannels({ processes, messages, capacity }: Channels<string, MessageKinds>): Vocabulary {
  const { query, operation } = words<ChannelsView>();
  const ends = [processes, processes];
  const isEmpty = (network: ChannelsView, from: unknown, to: unknown) => network.length(from, to) === 0;
  const isFull = (network: ChannelsView, from: unknown, to: unknown) => network.isFull(from, to);
  const takeAway = (name: 'receive' | 'lose') =>
    operation(
      name,
      ends,
      (network, from, to) => network[name](from, to),
      (network, from, to) => !isEmpty(network, from, to),
    );
  const general: Vocabulary = {
    queries: [
      query('length', ends, capacity + 1, (network, from, to) => network.length(from, to)),
      query('is full', ends, 2, isFull),
    ],
    moves: [],
    operations: [
      takeAway('receive'),
      takeAway('lose'),
      operation(
        'duplicate',
        ends,
        (network, from, to) => network.duplicate(from, to),
        (network, from, to) => !isEmpty(network, from, to) && !isFull(network, from, to),
      ),
    ],
  };
  const all = Object.entries(messages).map(([kind, fields]): Vocabulary => {
    const { domains, content } = contentOf(fields);
    const send = operation(
      `send ${kind}`,
      [...ends, ...domains],
      (network, from, to, ...values) => network.send(from, to, kind, ...content(values)),
      (network, from, to) => network.length(from, to) < Math.max(1, capacity - 1),
    );
    return {
      queries: [
        query(`head is ${kind}`, [...ends, ...domains], 2, (network, from, to, ...values) => {
          const head = network.head(from, to);
          const carried = Object.values(head?.content ?? {});
          return head?.kind === kind && carried.every((value, position) => value === values[position]);
        }),
      ],
      operations: [send, send],
      moves: [send],
    };
  });
  return together([general, ...all]);
}

function together(all: readonly Vocabulary[]): Vocabulary {
  return {
    queries: all.flatMap(({ queries }) => queries),
    operations: all.flatMap(({ operations }) => operations),
    moves: all.flatMap(({ moves }) => moves),
  };
}
