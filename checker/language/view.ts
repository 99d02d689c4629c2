import type { Domain, ProcessId, ValueOf } from './domain.js';
import type {
  ArrayOf,
  Budget,
  Channels,
  Countdown,
  Fields,
  MapOf,
  MessageBag,
  MessageKinds,
  MessageSet,
  SequenceOf,
  SetOf,
  StateType,
  VectorClock,
} from './structure.js';

/** How an effect sees a part of the state: fields can be assigned, structures have operations. */
export type View<Type> =
  Type extends Domain<infer Value>
    ? Value
    : Type extends ArrayOf<infer Index, infer Element>
      ? ArrayView<Index, Element>
      : Type extends SetOf<infer Value>
        ? SetView<Value>
        : Type extends MapOf<infer Key, infer Value>
          ? MapView<Key, Value>
          : Type extends SequenceOf<infer Value>
            ? SequenceView<Value>
            : Type extends VectorClock<infer Name>
              ? VectorClockView<Name>
              : Type extends Budget
                ? BudgetView
                : Type extends Countdown
                  ? CountdownView
                  : Type extends MessageSet<infer Kinds>
                    ? MessageSetView<Kinds>
                    : Type extends MessageBag<infer Kinds>
                      ? MessageBagView<Kinds>
                      : Type extends Channels<infer Name, infer Kinds>
                        ? ChannelsView<Name, Kinds>
                        : Type extends Fields
                          ? RecordView<Type>
                          : never;

/** How a guard or a property sees a part of the state: nothing can be changed. */
export type ReadonlyView<Type> =
  Type extends Domain<infer Value>
    ? Value
    : Type extends ArrayOf<infer Index, infer Element>
      ? ReadonlyArrayView<Index, Element>
      : Type extends SetOf<infer Value>
        ? ReadonlySetView<Value>
        : Type extends MapOf<infer Key, infer Value>
          ? ReadonlyMapView<Key, Value>
          : Type extends SequenceOf<infer Value>
            ? ReadonlySequenceView<Value>
            : Type extends VectorClock<infer Name>
              ? ReadonlyVectorClockView<Name>
              : Type extends Budget
                ? ReadonlyBudgetView
                : Type extends Countdown
                  ? ReadonlyCountdownView
                  : Type extends MessageSet<infer Kinds>
                    ? ReadonlyMessageSetView<Kinds>
                    : Type extends MessageBag<infer Kinds>
                      ? ReadonlyMessageBagView<Kinds>
                      : Type extends Channels<infer Name, infer Kinds>
                        ? ReadonlyChannelsView<Name, Kinds>
                        : Type extends Fields
                          ? ReadonlyRecordView<Type>
                          : never;

/** The names of the fields that hold a scalar, and so can be assigned. */
type ScalarNames<Record extends Fields> = {
  [Name in keyof Record]: Record[Name] extends Domain<unknown> ? Name : never;
}[keyof Record];

/** A record as an effect sees it: fields of a scalar can be assigned, all others are changed in place. */
export type RecordView<Record extends Fields> = {
  -readonly [Name in ScalarNames<Record>]: ValueOf<Record[Name]>;
} & {
  readonly [Name in Exclude<keyof Record, ScalarNames<Record>>]: View<Record[Name]>;
} & RecordOperations<Record>;

/** A record as guards and properties see it. */
export type ReadonlyRecordView<Record extends Fields> = {
  readonly [Name in keyof Record]: ReadonlyView<Record[Name]>;
};

interface RecordOperations<Record extends Fields> {
  /** Gives every field its initial value again, except those kept: what a crash does to volatile storage. */
  reset(options?: { readonly keep?: readonly (keyof Record)[] }): void;
}

/** An array as guards and properties see it. */
export interface ReadonlyArrayView<Index, Element extends StateType> {
  /** The element at an index. */
  at(index: Index): ReadonlyView<Element>;
  every(test: (element: ReadonlyView<Element>, index: Index) => boolean): boolean;
  some(test: (element: ReadonlyView<Element>, index: Index) => boolean): boolean;
  /** How many elements pass. */
  count(test: (element: ReadonlyView<Element>, index: Index) => boolean): number;
}

/** An array as an effect sees it; `set` is there where elements are scalars. */
export type ArrayView<Index, Element extends StateType> = Omit<ReadonlyArrayView<Index, Element>, 'at'> & {
  at(index: Index): View<Element>;
} & (Element extends Domain<infer Value> ? { set(index: Index, value: Value): void } : unknown);

/** A set as guards and properties see it. */
export interface ReadonlySetView<Value> {
  has(value: Value): boolean;
  /** How many values are in the set. */
  readonly size: number;
  readonly isEmpty: boolean;
  /** Whether every value of the domain is in the set. */
  readonly isFull: boolean;
  every(test: (value: Value) => boolean): boolean;
  some(test: (value: Value) => boolean): boolean;
}

/** A set as an effect sees it. */
export interface SetView<Value> extends ReadonlySetView<Value> {
  add(value: Value): void;
  delete(value: Value): void;
  clear(): void;
}

/** A map as guards and properties see it. */
export interface ReadonlyMapView<Key, Value> {
  has(key: Key): boolean;
  /** The value at a key, or null. */
  get(key: Key): Value | null;
  /** How many keys have a value. */
  readonly size: number;
}

/** A map as an effect sees it. */
export interface MapView<Key, Value> extends ReadonlyMapView<Key, Value> {
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  clear(): void;
}

/** A sequence as guards and properties see it. */
export interface ReadonlySequenceView<Value> {
  readonly length: number;
  readonly isFull: boolean;
  /** The value at a position from 0, or null beyond the end. */
  at(position: number): Value | null;
  includes(value: Value): boolean;
}

/** A sequence as an effect sees it. */
export interface SequenceView<Value> extends ReadonlySequenceView<Value> {
  /** Appends a value; an overflow if the sequence is full. */
  push(value: Value): void;
  /** Removes and returns the first value; an error if there is none. */
  shift(): Value;
  clear(): void;
}

/** A vector clock as guards and properties see it: a counter for each process. */
export interface ReadonlyVectorClockView<Name extends string> {
  at(process: ProcessId<Name>): number;
  /** Whether every counter is at most the other clock's. */
  isAtMost(other: ReadonlyVectorClockView<Name>): boolean;
  /** Whether this happened before the other: at most it, and different. */
  isBefore(other: ReadonlyVectorClockView<Name>): boolean;
  /** Whether neither happened before the other and they differ. */
  isConcurrentWith(other: ReadonlyVectorClockView<Name>): boolean;
}

/** A vector clock as an effect sees it. */
export interface VectorClockView<Name extends string> extends ReadonlyVectorClockView<Name> {
  set(process: ProcessId<Name>, count: number): void;
  /** Counts an event of the process. */
  tick(process: ProcessId<Name>): void;
  /** Takes the larger of the two counters for each process. */
  merge(other: ReadonlyVectorClockView<Name>): void;
}

/** A budget as guards and properties see it: how often it was spent, and can be. */
export interface ReadonlyBudgetView {
  readonly spent: number;
  readonly left: number;
}

/** A budget as an effect sees it. Usually an action `spends` it instead. */
export interface BudgetView extends ReadonlyBudgetView {
  /** Takes one; an error if none is left. */
  spend(): void;
}

/** Of a countdown nothing else can be read: no remaining time. So guards can only change with it when it becomes due. */
export interface ReadonlyCountdownView {
  readonly isRunning: boolean;
  /** Whether it is running and its earliest time has come. */
  readonly isDue: boolean;
}

/** A countdown as an effect sees it. */
export interface CountdownView extends ReadonlyCountdownView {
  /**
   * Starts it, anew if it is running: from `earliest` units of time on it is due, and at `latest` at the latest, so time
   * does not pass before something due has stopped it or started it again. Without `latest` the two are the same; with
   * `Infinity` it is due for ever, and waits. Both are multiples of the step of time and at most the countdown's `max`.
   */
  start(earliest: number, latest?: number): void;
  /** Switches it off. */
  stop(): void;
}

/** What a message of a kind carries. */
export type Payload<Kinds extends MessageKinds, Kind extends keyof Kinds> = {
  readonly [Field in keyof Kinds[Kind]]: ValueOf<Kinds[Kind][Field]>;
};

/** A message's content as the last argument of an operation: absent where the kind carries nothing. */
type Content<Kinds extends MessageKinds, Kind extends keyof Kinds> = keyof Kinds[Kind] extends never
  ? []
  : [payload: Payload<Kinds, Kind>];

/** A message set as guards and properties see it. */
export interface ReadonlyMessageSetView<Kinds extends MessageKinds> {
  /** Whether the message was ever sent. */
  has<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): boolean;
  /** Whether some message of the kind that passes was ever sent. */
  some<Kind extends keyof Kinds & string>(kind: Kind, test: (message: Payload<Kinds, Kind>) => boolean): boolean;
}

/** A message set as an effect sees it. What was sent stays. */
export interface MessageSetView<Kinds extends MessageKinds> extends ReadonlyMessageSetView<Kinds> {
  send<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
  /** Says in the trace that the message arrived; an error if it was never sent. */
  receive<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
}

/** A message bag as guards and properties see it. */
export interface ReadonlyMessageBagView<Kinds extends MessageKinds> {
  /** Whether a copy is in flight. */
  has<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): boolean;
  /** How many copies are in flight. */
  copies<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): number;
  /** Whether some message of the kind that passes is in flight. */
  some<Kind extends keyof Kinds & string>(kind: Kind, test: (message: Payload<Kinds, Kind>) => boolean): boolean;
  readonly isEmpty: boolean;
}

/** A message bag as an effect sees it. More copies than it was declared to hold are an overflow. */
export interface MessageBagView<Kinds extends MessageKinds> extends ReadonlyMessageBagView<Kinds> {
  send<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
  /** Removes one copy, which has arrived; an error if none is in flight. */
  receive<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
  /** Removes one copy, which is lost; an error if none is in flight. */
  lose<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
  /** Adds a copy to one in flight; an error if none is. */
  duplicate<Kind extends keyof Kinds & string>(kind: Kind, ...content: Content<Kinds, Kind>): void;
}

/** The message at the head of a channel. */
export type Head<Kinds extends MessageKinds> = {
  [Kind in keyof Kinds & string]: { readonly kind: Kind; readonly content: Payload<Kinds, Kind> };
}[keyof Kinds & string];

/** Channels as guards and properties see them. */
export interface ReadonlyChannelsView<Name extends string, Kinds extends MessageKinds> {
  /** How many messages are on their way from one process to another. */
  length(from: ProcessId<Name>, to: ProcessId<Name>): number;
  isFull(from: ProcessId<Name>, to: ProcessId<Name>): boolean;
  /** The next message to arrive, or null. */
  head(from: ProcessId<Name>, to: ProcessId<Name>): Head<Kinds> | null;
}

/** Channels as an effect sees them. */
export interface ChannelsView<Name extends string, Kinds extends MessageKinds>
  extends ReadonlyChannelsView<Name, Kinds> {
  /** Appends a message; an overflow if the channel is full. */
  send<Kind extends keyof Kinds & string>(
    from: ProcessId<Name>,
    to: ProcessId<Name>,
    kind: Kind,
    ...content: Content<Kinds, Kind>
  ): void;
  /** Removes the head, which has arrived; an error if the channel is empty. */
  receive(from: ProcessId<Name>, to: ProcessId<Name>): void;
  /** Removes the head, which is lost. Losing a later message is losing it when it has become the head. */
  lose(from: ProcessId<Name>, to: ProcessId<Name>): void;
  /** Puts a copy of the head in front of it; an overflow if the channel is full. */
  duplicate(from: ProcessId<Name>, to: ProcessId<Name>): void;
}
