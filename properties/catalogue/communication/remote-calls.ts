import { always, type ProcessId, reachable, within } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

type CallId = ProcessId<'call'>;

/** What has become of a call. */
export interface CallRecord {
  readonly outcome: 'none' | 'response' | 'error';
  /** What the client was answered, if it was. */
  readonly answer: number;
  readonly executions: number;
  /** What the first execution resulted in, if there was one. */
  readonly number: number;
}

/** Each call, and what has become of it. */
export interface CallsState<Record extends CallRecord = CallRecord> {
  readonly call: {
    at(call: CallId): Record;
    every(test: (call: Record, id: CallId) => boolean): boolean;
    some(test: (call: Record, id: CallId) => boolean): boolean;
    count(test: (call: Record) => boolean): number;
  };
}

/** Who is called: whether it is up, and what it is about to answer to each call, else 0. */
export interface CalleesState {
  readonly node: {
    every(
      test: (node: {
        readonly up: boolean;
        readonly response: { every(test: (number: number) => boolean): boolean };
      }) => boolean,
    ): boolean;
  };
}

/** The calls, and whoever makes the calls, one after the other. */
export type CallerState = CallsState & {
  readonly manager: { readonly waitsFor: CallId | null; readonly attempts: number };
};

/** The same with what is on its way. */
export type CallsUnderWay = CallerState & {
  readonly network: {
    some(kind: 'Request' | 'Response', test: (message: { readonly call: CallId }) => boolean): boolean;
  };
};

/** The same with time: whether messages arrive within the time of their links, or never. */
export type TimelyState = CallerState & { readonly isTimely: boolean };

/** The same with what clients are promised, and everything that the adversary may do. */
export type PromisedState = TimelyState & {
  readonly manager: { readonly promise: { readonly isDue: boolean } };
} & { readonly [fault in 'crashes' | 'losses' | 'omissions' | 'timeouts']: { readonly spent: number } };

const retryOnAlternative = 'Communication Manager: "Timeout/Failure", "Retry on Alternative", "Return Response"';

/** The document's `transaction_timeout`. */
const LIMIT = 5000;

export const rightAnswer: Obligation<CallsState & CalleesState> = {
  id: 'P3.rightAnswer',
  property: systemProperties.P3,
  source: retryOnAlternative,
  formula: always(
    'a response is the result of the call that it answers, which was executed before; and who is down answers nothing',
    ({ call, node }) =>
      call.every(isRightlyAnswered) && node.every(({ up, response }) => up || response.every((number) => number === 0)),
    { given: ({ call }) => call.some(({ outcome }) => outcome === 'response') },
  ),
};

/** Birrell and Nelson, "Implementing remote procedure calls" (1984): a response means once, an error at most once. */
export const atMostOnce: Obligation<CallsState> = {
  id: 'P3.atMostOnce',
  property: systemProperties.P3,
  source: retryOnAlternative,
  formula: always('no call is executed twice', isNoneExecutedTwice, { given: isSomeExecuted }),
};

/** Four attempts, of which each waits for 1,250 ms at most, are over in time. */
export const answered: Obligation<TimelyState> = {
  id: 'P3.answered',
  property: systemProperties.P3,
  source:
    'Communication Manager: "Asynchronous RPC with timeout and retry"; Configuration: transaction_timeout, max_retry_attempts',
  formula: within(
    'where time is measured, whoever calls has a response or an error within 5 seconds',
    LIMIT,
    ({ isTimely, manager }) => isTimely && manager.waitsFor !== null,
    ({ manager }) => manager.waitsFor === null,
  ),
};

/** The rest of what P3 says about answers: what becomes of calls that meet no fault. */
export const answeredInRoundTrip: Obligation<PromisedState> = {
  id: 'P3.answeredInRoundTrip',
  property: systemProperties.P3,
  source: 'Network Topology & Communication Paths',
  formula: always(
    'without any fault, a call has a response within the round trip of its route, and never an error',
    ({ call, manager }) => call.every(({ outcome }) => outcome !== 'error') && !manager.promise.isDue,
    {
      given: (s) =>
        s.isTimely &&
        (s.manager.waitsFor !== null || s.call.some(({ outcome }) => outcome !== 'none')) &&
        s.crashes.spent + s.losses.spent + s.omissions.spent + s.timeouts.spent === 0,
    },
  ),
};

export const lateResponse: Witness<CallsUnderWay> = {
  id: 'P3.rightAnswer/reached:late-response',
  formula: reachable(
    'the manager waits for the response to a call, and one to an earlier call is on its way',
    ({ manager, network }) =>
      manager.waitsFor !== null && network.some('Response', ({ call }) => call !== manager.waitsFor),
  ),
};

export const executedAndAskedAgain: Witness<CallsUnderWay> = {
  id: 'P3.atMostOnce/reached:asked-again',
  formula: reachable('a request is on its way to be executed, and its call has been executed', ({ call, network }) =>
    network.some('Request', (request) => call.at(request.call).executions > 0),
  ),
};

export const errorInTime: Witness<TimelyState> = {
  id: 'P3.answered/reached:error',
  formula: reachable(
    'where time is measured, an error is reported',
    ({ isTimely, call }) => isTimely && call.some(({ outcome }) => outcome === 'error'),
  ),
};

export const allInTime: Witness<PromisedState> = {
  id: 'P3.answeredInRoundTrip/reached:all-answered',
  formula: reachable(
    'all calls have a response, and no fault has happened',
    (s) =>
      s.isTimely &&
      s.call.every(({ outcome }) => outcome === 'response') &&
      s.crashes.spent + s.losses.spent + s.omissions.spent + s.timeouts.spent === 0,
  ),
};

/** Whether a call has no response, or that which its first execution resulted in. */
export function isRightlyAnswered({ outcome, answer, executions, number }: CallRecord): boolean {
  return outcome !== 'response' || (executions > 0 && answer === number);
}

export function isNoneExecutedTwice({ call }: CallsState): boolean {
  return call.every(({ executions }) => executions <= 1);
}

export function isSomeExecuted({ call }: CallsState): boolean {
  return call.some(({ executions }) => executions > 0);
}
