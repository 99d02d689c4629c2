import type { Action } from '../../checker/index.js';
import { run, stop } from './load.js';
import type { Fields, LoadBalancingLanguage } from './state.js';

/** What a node does with the requests that are allocated to it. */
export function nodeActions(language: LoadBalancingLanguage): readonly Action<Fields>[] {
  const { node, request, action, timer, receive } = language;
  return [
    receive('run the request', 'network', 'Allocate', {
      fair: 'strong',
      then: (s, { request: r, to }) => {
        if (!s.node.at(to).running.has(r)) run(language, s, to, r);
      },
    }),

    action('finish the request', {
      each: { node, request },
      fair: 'weak',
      when: (s, { node: n, request: r }) => s.node.at(n).running.has(r),
      then: (s, { node: n, request: r }) => {
        stop(language, s, n, r);
        s.node.at(n).finished.add(r);
        s.network.send('Finished', { request: r, from: n });
      },
    }),

    timer('report again that it has finished', {
      each: { node, request },
      fair: 'weak',
      when: (s, { node: n, request: r }) =>
        s.node.at(n).finished.has(r) && !s.network.has('Finished', { request: r, from: n }),
      then: (s, { node: n, request: r }) => s.network.send('Finished', { request: r, from: n }),
    }),
  ];
}
