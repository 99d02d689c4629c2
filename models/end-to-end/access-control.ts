import type { Action } from '../../checker/index.js';
import type { EndToEndLanguage, Fields, Phase, ReadonlyState, RequestId, State } from './state.js';

const by = 'Edge1';

/** Where access is controlled: which requests are there, and what becomes of one that is admitted. */
export interface Gate {
  readonly isAt: (s: ReadonlyState, request: RequestId) => boolean;
  readonly admitted: Phase;
}

/** In front of everything: the document's "Access Control" ends in "Process Request". */
export const atTheEntrance: Gate = {
  isAt: (s, r) => s.request.at(r).phase === 'received',
  admitted: 'placing',
};

/** Edge1, where the RPC handler is, authenticates the caller, authorises it, and limits the rate, in this order. */
export function accessControlActions(language: EndToEndLanguage, gate: Gate): readonly Action<Fields>[] {
  const { request, rateLimit, action, timer } = language;
  return [
    action('authenticate the caller', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) =>
        gate.isAt(s, r) && s.request.at(r).passed === 'none' && s.request.at(r).caller !== 'unauthenticated',
      then: (s, r) => {
        s.request.at(r).passed = 'authentication';
      },
    }),

    rejectStranger(language, () => {}),

    action('authorise the caller', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).passed === 'authentication' && s.request.at(r).caller === 'authorised',
      then: (s, r) => {
        s.request.at(r).passed = 'authorisation';
      },
    }),

    action('reject: not authorised', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).passed === 'authentication' && s.request.at(r).caller !== 'authorised',
      then: (s, r) => {
        s.request.at(r).phase = 'rejected';
      },
    }),

    action('admit within the rate limit', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) =>
        gate.isAt(s, r) && s.request.at(r).passed === 'authorisation' && s.window.admitted.size < rateLimit,
      then: (s, r) => {
        s.request.at(r).passed = 'rate limit';
        s.request.at(r).phase = gate.admitted;
        s.window.admitted.add(r);
      },
    }),

    action('reject: over the rate limit', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).passed === 'authorisation' && s.window.admitted.size >= rateLimit,
      then: (s, r) => {
        s.request.at(r).phase = 'rejected';
      },
    }),

    timer('a new window of the rate limiter begins', {
      by,
      fair: 'weak',
      when: (s) => !s.window.admitted.isEmpty,
      then: (s) => s.window.admitted.clear(),
    }),
  ];
}

/** `alsoDo` is what else is done about somebody who is not authenticated: nothing, in the right design. */
export function rejectStranger(
  { request, action }: EndToEndLanguage,
  alsoDo: (s: State, request: RequestId) => void,
): Action<Fields> {
  return action('reject: not authenticated', {
    each: request,
    by,
    fair: 'weak',
    when: (s, r) => s.request.at(r).caller === 'unauthenticated',
    then: (s, r) => {
      s.request.at(r).phase = 'rejected';
      alsoDo(s, r);
    },
  });
}
