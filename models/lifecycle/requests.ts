import type { Action } from '../../checker/index.js';
import { isConnected, isOut } from './connections.js';
import type { Fields, LifecycleLanguage } from './state.js';

/** What nodes work at while they are up: a request is a transaction, and its effect is replicated to the group. */
export function requestActions({ node, action }: LifecycleLanguage): readonly Action<Fields>[] {
  return [
    // Not fair: clients may want nothing.
    action('accept a request', {
      each: node,
      spends: 'requests',
      when: (s, n) => s.node.at(n).processing && s.node.at(n).work === 'none',
      then: (s, n) => {
        s.node.at(n).work = 'in flight';
        s.node.at(n).persisted = false;
      },
    }),

    action('complete a transaction', {
      each: node,
      fair: 'weak',
      when: (s, n) => s.node.at(n).work === 'in flight',
      then: (s, n) => {
        s.node.at(n).work = 'to be replicated';
      },
    }),

    action('replicate to the group', {
      each: node,
      fair: 'weak',
      when: (s, n) =>
        s.node.at(n).work === 'to be replicated' &&
        node.ids.every(
          (other) =>
            other === n || isOut(s, n, other) || !isConnected(s, { one: n, other }) || s.node.at(other).power === 'on',
        ),
      then: (s, n) => {
        s.node.at(n).work = 'none';
      },
    }),
  ];
}
