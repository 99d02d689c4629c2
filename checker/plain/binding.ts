import { ModelError } from '../errors.js';
import type { Action, Domain, ResolvedRange, Time } from '../language/index.js';
import { type Argument, argument } from './argument.js';
import type { Clock } from './clock.js';
import { codesOf } from './codes.js';
import { isNetwork, type Network } from './network.js';
import type { PlainState } from './state.js';

/** One of the ways in which an action can occur: the values given to guard and effect. */
export interface Binding {
  /** None where the action happens once, else one: the value, the message or the object of values. */
  readonly values: readonly unknown[];
  readonly arguments: readonly Argument[];
  /** What is done with the message, or that time passes, before the effect runs. */
  readonly operation?: () => void;
}

/** What the other actions can do in a state in which time may pass. */
export interface Others {
  /** Change it, or start a countdown: even one that they leave as it was they will not, a little later. */
  move: boolean;
  /** Change it by what the protocol does, rather than its environment: what time waits for. */
  answer: boolean;
}

const once: Binding = { values: [], arguments: [] };

/**
 * The bindings of an action's range in a state, in order. Those to messages and to time are only good for that state.
 * `others` says what can happen besides the passing of time.
 * @throws ModelError where time stops
 */
export function bindings(range: ResolvedRange, state: PlainState, others: Others): Iterable<Binding> {
  switch (range.over) {
    case 'once':
    case 'domain':
    case 'domains':
      return choices(range, undefined);
    case 'messages':
      return networkOf(range.network, state)
        .inFlight(range.kind)
        .map((message) => ({
          values: [message.value],
          arguments: message.arguments,
          operation: () => message.perform(range.operation),
        }));
    case 'forgeries':
      return networkOf(range.network, state)
        .forgeable(range.kind)
        .map((message) => ({
          values: [message.value],
          arguments: message.arguments,
          operation: () => message.forge(),
        }));
    case 'time':
      return passing(range, state.clock, others);
  }
}

function networkOf(field: string, state: PlainState): Network {
  const network = state.part(field);
  if (network === undefined || !isNetwork(network)) throw new ModelError(`${field} is no network`);
  return network;
}

/** What domains offer, in order; a single domain's argument is called `name`, else after what it is. */
export function* choices(range: Action['choice'], name: string | undefined): Generator<Binding> {
  switch (range.over) {
    case 'once':
      yield once;
      break;
    case 'domain':
      yield* single(range.domain, name ?? indexName(range.domain));
      break;
    case 'domains':
      for (const combination of combinations(Object.entries(range.domains))) {
        const values = combination.map(({ name, domain, code }) => [name, domain.valueAt(code)]);
        yield {
          values: [Object.fromEntries(values)],
          arguments: combination.map(({ name, domain, code }) => argument(name, domain, code)),
        };
      }
      break;
  }
}

/** How far time passes: a step where something else can happen, else to the next moment. */
function passing({ unit, step }: Time, clock: Clock, { move, answer }: Others): readonly Binding[] {
  const { waitsFor, untilNextMoment } = clock;
  if (waitsFor !== undefined) {
    if (answer) return [];
    throw new ModelError(
      `it stops, since ${waitsFor} is due and nothing of the protocol can happen; let an action answer it`,
    );
  }
  if (untilNextMoment === undefined) return [];
  const duration = move ? step : untilNextMoment;
  const passed = { name: unit, shown: duration, isProcess: false };
  return [{ values: [], arguments: [passed], operation: () => clock.pass(duration) }];
}

function* single(domain: Domain<unknown>, name: string): Generator<Binding> {
  for (const code of codesOf(domain)) {
    yield { values: [domain.valueAt(code)], arguments: [argument(name, domain, code)] };
  }
}

function indexName(domain: Domain<unknown>): string {
  const { shape } = domain;
  if (shape.type === 'process') return shape.set;
  return shape.type === 'link' ? 'link' : 'value';
}

interface Coded {
  readonly name: string;
  readonly domain: Domain<unknown>;
  readonly code: number;
}

/** Every combination of codes, the first domain's changing least often. */
function* combinations(domains: readonly (readonly [string, Domain<unknown>])[]): Generator<readonly Coded[]> {
  const [first, ...rest] = domains;
  if (first === undefined) {
    yield [];
    return;
  }
  const [name, domain] = first;
  for (const code of codesOf(domain)) {
    for (const others of combinations(rest)) yield [{ name, domain, code }, ...others];
  }
}
