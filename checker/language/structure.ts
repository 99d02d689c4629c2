import { UsageError } from '../errors.js';
import { type Domain, integer, type ProcessSet } from './domain.js';

/** What a state is made of: a scalar domain, a structure, or a record of named fields. */
export type StateType = Domain<unknown> | Structure | Fields;

/** A record: each field has a state type of its own. */
export interface Fields {
  readonly [name: string]: StateType;
}

/** The message kinds of a network, each with the fields of its content. */
export interface MessageKinds {
  readonly [kind: string]: { readonly [field: string]: Domain<unknown> };
}

/** What holds several values: made by `array`, `set`, `map` and their like. */
export type Structure =
  | ArrayOf<unknown, StateType>
  | SetOf<unknown>
  | MapOf<unknown, unknown>
  | SequenceOf<unknown>
  | VectorClock
  | Budget
  | Countdown
  | MessageSet<MessageKinds>
  | MessageBag<MessageKinds>
  | Channels<string, MessageKinds>;

/** One element for each value of a domain; see `array` and `perProcess`. */
export interface ArrayOf<Index, Element extends StateType> {
  readonly kind: 'array';
  readonly index: Domain<Index>;
  readonly element: Element;
}

/** Any values of a domain, each at most once; see `set`. */
export interface SetOf<Value> {
  readonly kind: 'set';
  readonly of: Domain<Value>;
}

/** For each key of a domain a value, or none; see `map`. */
export interface MapOf<Key, Value> {
  readonly kind: 'map';
  readonly key: Domain<Key>;
  readonly value: Domain<Value>;
}

/** Up to so many values, in order; see `sequence`. */
export interface SequenceOf<Value> {
  readonly kind: 'sequence';
  readonly of: Domain<Value>;
  readonly capacity: number;
}

/** A counter for each process; see `vectorClock`. */
export interface VectorClock<Name extends string = string> {
  readonly kind: 'vector clock';
  readonly processes: ProcessSet<Name>;
  readonly max: number;
}

/** How often something may happen; see `budget`. */
export interface Budget {
  readonly kind: 'budget';
  readonly limit: number;
}

/** A timer that runs in a model with time; see `countdown`. */
export interface Countdown {
  readonly kind: 'countdown';
  /** The longest duration with which it can be started, in units of the model's time. */
  readonly max: number;
}

/** The messages that were ever sent; see `messageSet`. */
export interface MessageSet<Kinds extends MessageKinds> {
  readonly kind: 'message set';
  readonly messages: Kinds;
}

/** The messages in flight, in no order; see `messageBag`. */
export interface MessageBag<Kinds extends MessageKinds> {
  readonly kind: 'message bag';
  readonly messages: Kinds;
  readonly copies: number;
}

/** The messages in flight from each process to each other one, in order; see `channels`. */
export interface Channels<Name extends string, Kinds extends MessageKinds> {
  readonly kind: 'channels';
  readonly processes: ProcessSet<Name>;
  readonly messages: Kinds;
  readonly capacity: number;
}

/** One element for each value of `index`, or for 0 … length − 1. */
export function array<Element extends StateType>(length: number, element: Element): ArrayOf<number, Element>;
export function array<Index, Element extends StateType>(
  index: Domain<Index>,
  element: Element,
): ArrayOf<Index, Element>;
export function array(index: number | Domain<unknown>, element: StateType): ArrayOf<unknown, StateType> {
  if (typeof index !== 'number') return { kind: 'array', index, element };
  return { kind: 'array', index: integer({ min: 0, max: positive(index, 'array: its length') - 1 }), element };
}

/** One element for each process of a set. */
export function perProcess<Name extends string, Element extends StateType>(
  processes: ProcessSet<Name>,
  element: Element,
): ArrayOf<ProcessSet<Name>['initial'], Element> {
  return { kind: 'array', index: processes, element };
}

/** A set of values of a finite domain, initially empty. */
export function set<Value>(of: Domain<Value>): SetOf<Value> {
  return { kind: 'set', of };
}

/** A partial function between finite domains, initially nowhere defined. */
export function map<Key, Value>(key: Domain<Key>, value: Domain<Value>): MapOf<Key, Value> {
  return { kind: 'map', key, value };
}

/** A sequence of at most `capacity` values, initially empty. */
export function sequence<Value>(of: Domain<Value>, options: { readonly capacity: number }): SequenceOf<Value> {
  return { kind: 'sequence', of, capacity: positive(options.capacity, 'sequence: its capacity') };
}

/** A vector clock: a counter from 0 to `max` for each process (Fidge 1988, Mattern 1989). */
export function vectorClock<Name extends string>(
  processes: ProcessSet<Name>,
  options: { readonly max: number },
): VectorClock<Name> {
  return { kind: 'vector clock', processes, max: positive(options.max, 'vectorClock: max') };
}

/** How often the environment may do something: `limit` times in a whole run. An action names it with `spends`. */
export function budget(limit: number): Budget {
  if (!Number.isInteger(limit) || limit < 0) throw new UsageError(`budget: ${limit} is no number of times`);
  return { kind: 'budget', limit };
}

/**
 * A countdown to a moment, or to a span of time in which something is due; initially off. `max` is the longest duration
 * with which it can be started, in units of the model's `time`.
 *
 * In states as people and JSON see them it is `"off"`; `{ due: 3000 }`, at just this time from now; `{ from: 4, by: 11 }`,
 * between these; `{ from: 5000 }`, then or ever after. What is due already has 0: `{ due: 0 }`, and now; `{ from: 0, by: 7 }`.
 */
export function countdown(options: { readonly max: number }): Countdown {
  return { kind: 'countdown', max: positive(options.max, 'countdown: max') };
}

/**
 * A network that remembers every message ever sent: receiving does not remove, so a message may be received
 * late, twice, in any order or never. The cheapest sound picture of an asynchronous network.
 */
export function messageSet<const Kinds extends MessageKinds>(messages: Kinds): MessageSet<Kinds> {
  return { kind: 'message set', messages };
}

/**
 * A network in which receiving removes one copy. Order is free; at most `copies` (by default 1) of the same
 * message are in flight, and sending one more is an overflow.
 */
export function messageBag<const Kinds extends MessageKinds>(
  messages: Kinds,
  options: { readonly copies?: number } = {},
): MessageBag<Kinds> {
  return { kind: 'message bag', messages, copies: positive(options.copies ?? 1, 'messageBag: copies') };
}

/** A first-in first-out channel from each process of a set to each, of at most `capacity` messages. */
export function channels<Name extends string, const Kinds extends MessageKinds>(
  processes: ProcessSet<Name>,
  messages: Kinds,
  options: { readonly capacity: number },
): Channels<Name, Kinds> {
  return { kind: 'channels', processes, messages, capacity: positive(options.capacity, 'channels: their capacity') };
}

/** Whether a state type is a record rather than a domain or a structure. */
export function isFields(type: StateType): type is Fields {
  return typeof (type as { kind?: unknown }).kind !== 'string';
}

function positive(value: number, what: string): number {
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`${what} must be a positive integer, not ${value}`);
  return value;
}
