import { drop, sendResponse } from './network.js';
import type { CallId, RpcLanguage, State } from './state.js';

/** The two nodes on which the service runs, and the idempotency keys that they share. */
export function serviceActions(language: RpcLanguage) {
  const { node, call, action, receive } = language;
  return [
    // One step: nobody sees the effect without the key. Of a request that comes twice at once only one executes it.
    receive('execute the request and record its key', 'network', 'Request', {
      fair: 'weak',
      when: (s, request) => s.node.at(request.to).up && s.key.at(request.call) === 0,
      then: (s, request) => {
        const number = execute(s, request.call);
        s.key.set(request.call, number);
        s.node.at(request.to).response.set(request.call, number);
      },
    }),

    receive('find the key and execute nothing', 'network', 'Request', {
      fair: 'weak',
      when: (s, request) => s.node.at(request.to).up && s.key.at(request.call) > 0,
      then: (s, request) => s.node.at(request.to).response.set(request.call, s.key.at(request.call)),
    }),

    receive('a request reaches a node that is down', 'network', 'Request', {
      by: 'Network',
      fair: 'weak',
      when: (s, { to }) => !s.node.at(to).up,
      then: (s, request) => drop(s, request.call),
    }),

    action('send the response', {
      each: { from: node, answered: call },
      fair: 'weak',
      when: (s, { from, answered }) => s.node.at(from).response.at(answered) > 0,
      then: (s, { from, answered }) => {
        const response = s.node.at(from).response;
        sendResponse(language, s, from, answered, response.at(answered));
        response.set(answered, 0);
      },
    }),
  ];
}

/** The effect of a call: the service gives it the next number. */
export function execute(s: State, call: CallId): number {
  s.service.lastNumber += 1;
  const { lastNumber } = s.service;
  const record = s.call.at(call);
  if (record.executions === 0) record.number = lastNumber;
  record.executions = Math.min(2, record.executions + 1);
  return lastNumber;
}
