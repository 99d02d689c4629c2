import { type Action, boolean } from '../../checker/index.js';
import { callers, type EndToEndLanguage, type Fields, type Phase } from './state.js';

/** The clients, each with one request of any kind. Not fair: they may have nothing to ask for. */
export function clientActions({ request, action }: EndToEndLanguage, arrival: Phase): readonly Action<Fields>[] {
  return [
    action('send a request', {
      each: request,
      choose: { caller: callers, transactional: boolean(), feasible: boolean() },
      by: 'Client',
      when: (s, r) => s.request.at(r).phase === 'unsent',
      then: (s, r, { caller, transactional, feasible }) => {
        const self = s.request.at(r);
        self.phase = arrival;
        self.caller = caller;
        self.transactional = transactional;
        self.feasible = feasible;
      },
    }),
  ];
}
