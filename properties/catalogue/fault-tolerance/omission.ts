import { always, alwaysStep, leadsTo, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';
import {
  type CallerState,
  type CallRecord,
  type CallsState,
  type CallsUnderWay,
  isNoneExecutedTwice,
  isSomeExecuted,
  type TimelyState,
} from '../communication/remote-calls.js';

/** Calls, and of which of them a message was dropped. */
export type OmissionState = CallsState<CallRecord & { readonly dropped: boolean }>;

/** The timeout of the attempt that the manager waits for. */
export interface TimeoutState {
  readonly manager: { readonly timeout: { readonly isDue: boolean } };
}

const source = 'Failure Type Handling: "Omission Failures", "Retry with backoff", "Alternative routing"';

/** One request and three retries: the document's `max_retry_attempts`. */
const ATTEMPTS = 4;

/** As at most four attempts are made (P11.bounded), this happens within three retries. */
export const accounted: Obligation<OmissionState> = {
  id: 'P11.accounted',
  property: systemProperties.P11,
  source,
  formula: leadsTo(
    'when a message of a call was dropped, the call comes to have a response all the same, or an error is reported',
    isPending,
    (s) => !isPending(s),
  ),
};

export const bounded: Obligation<CallerState> = {
  id: 'P11.bounded',
  property: systemProperties.P11,
  source: `${source}; Configuration: max_retry_attempts`,
  formula: always('no request is forwarded more than four times', ({ manager }) => manager.attempts <= ATTEMPTS, {
    given: ({ manager }) => manager.waitsFor !== null,
  }),
};

export const atMostOnceDespiteOmission: Obligation<CallsState> = {
  id: 'P11.atMostOnce',
  property: systemProperties.P11,
  source,
  formula: always('no call is executed twice, whatever messages are dropped', isNoneExecutedTwice, {
    given: isSomeExecuted,
  }),
};

/** An error is the last resort. So as long as one of four attempts succeeds, an omission is masked. */
export const retried: Obligation<OmissionState & TimelyState & TimeoutState> = {
  id: 'P11.retried',
  property: systemProperties.P11,
  source: `${source}; Configuration: max_retry_attempts`,
  formula: alwaysStep(
    'an error is reported only after three retries, and where time is measured, only when the last has had its time',
    ({ isTimely, manager }) => manager.attempts === ATTEMPTS && (!isTimely || manager.timeout.isDue),
    {
      given: (before, after) => errorsIn(after) > errorsIn(before),
    },
  ),
};

export const maskedAfterAnOmission: Witness<OmissionState> = {
  id: 'P11.accounted/reached:masked',
  formula: reachable('a message of a call was dropped, and the call has a response', ({ call }) =>
    call.some(({ dropped, outcome }) => dropped && outcome === 'response'),
  ),
};

export const lastRetry: Witness<CallerState> = {
  id: 'P11.bounded/reached:last-retry',
  formula: reachable('a request has been forwarded four times', ({ manager }) => manager.attempts === ATTEMPTS),
};

export const executedAndDropped: Witness<OmissionState & CallerState> = {
  id: 'P11.atMostOnce/reached:executed-and-retried',
  formula: reachable('a call was executed, its response was dropped, and it is tried again', ({ call, manager }) => {
    const { waitsFor, attempts } = manager;
    if (waitsFor === null) return false;
    const { executions, dropped } = call.at(waitsFor);
    return executions > 0 && dropped && attempts > 1;
  }),
};

export const lastRetrySucceeds: Witness<CallsUnderWay> = {
  id: 'P11.retried/reached:last-retry-succeeds',
  formula: reachable(
    'a request has been forwarded four times, and a response to it is on its way',
    ({ manager, network }) =>
      manager.attempts === ATTEMPTS && network.some('Response', ({ call }) => call === manager.waitsFor),
  ),
};

function errorsIn({ call }: OmissionState): number {
  return call.count(({ outcome }) => outcome === 'error');
}

function isPending({ call }: OmissionState): boolean {
  return call.some(({ dropped, outcome }) => dropped && outcome === 'none');
}
