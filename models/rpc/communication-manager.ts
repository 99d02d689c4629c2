import type { Design } from './design.js';
import { isUnderWay, sendRequest } from './network.js';
import {
  alternativeOf,
  type CallId,
  type NodeId,
  placeOf,
  type ReadonlyState,
  type RpcLanguage,
  type State,
  targetOf,
} from './state.js';

const by = 'Communication Manager';
const faultTolerance = 'Fault Tolerance';

/** The client, and the communication manager with its router and its fault tolerance. */
export function managerActions(language: RpcLanguage, design: Design) {
  const { call, calls, action, receive, timer } = language;
  return [
    // Not fair: a client may want nothing for ever.
    action('send an RPC request', {
      by: 'Client',
      when: (s) => s.manager.waitsFor === null && s.made < calls,
      then: (s) => {
        const next = call.valueAt(s.made);
        const target = targetOf(language);
        s.made += 1;
        s.manager.waitsFor = next;
        forward(language, design, s, next, target);
        if (s.isTimely)
          s.manager.promise.start(design.roundTrip(placeOf(language, target)) + 1, Number.POSITIVE_INFINITY);
      },
    }),

    receive('return the response', 'network', 'Response', {
      by,
      fair: 'weak',
      when: (s, response) => s.manager.waitsFor === response.call,
      then: returnResponse,
    }),

    receive('discard a late response', 'network', 'Response', {
      by,
      fair: 'weak',
      when: (s, response) => s.manager.waitsFor !== response.call,
      then: (s) => s.way.stop(),
    }),

    timer('retry on the alternative', {
      by: faultTolerance,
      fair: 'weak',
      when: (s) => isOverdue(language, s) && s.manager.attempts <= design.retries(language),
      then: (s) => retry(language, design, s),
    }),

    timer('report an error', {
      by: faultTolerance,
      fair: 'weak',
      when: (s) => isOverdue(language, s) && s.manager.attempts > design.retries(language),
      then: reportError,
    }),
  ];
}

/** Without time it is overdue when it cannot come any more. */
export function isOverdue(language: RpcLanguage, s: ReadonlyState): boolean {
  if (s.isTimely) return s.manager.timeout.isDue;
  return s.manager.waitsFor !== null && !isUnderWay(language, s);
}

/** What the client is given, and whoever has answered; the response says to which call. */
export function returnResponse(s: State, { number }: { readonly number: number }): void {
  const { waitsFor } = s.manager;
  if (waitsFor === null) return;
  s.call.at(waitsFor).answer = number;
  settle(s, waitsFor, 'response');
  s.way.stop();
}

export function reportError(s: State): void {
  if (s.manager.waitsFor !== null) settle(s, s.manager.waitsFor, 'error');
}

/** Selects the other node, which may be the target again, and forwards the request to it. */
export function retry(language: RpcLanguage, design: Design, s: State): void {
  const { waitsFor, asked } = s.manager;
  if (waitsFor !== null) forward(language, design, s, waitsFor, alternativeOf(language, asked));
}

function forward(language: RpcLanguage, design: Design, s: State, call: CallId, to: NodeId): void {
  s.manager.asked = to;
  s.manager.attempts = Math.min(language.retries + 2, s.manager.attempts + 1);
  if (s.isTimely) s.manager.timeout.start(design.timeout(language));
  sendRequest(language, s, to, call);
}

/** The manager forgets the call; a response that comes later is discarded. */
function settle(s: State, call: CallId, outcome: 'response' | 'error'): void {
  s.call.at(call).outcome = outcome;
  s.manager.reset();
}
