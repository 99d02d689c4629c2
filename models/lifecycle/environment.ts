import type { Action } from '../../checker/index.js';
import { closeConnections } from './connections.js';
import { edge2, type Fields, type LifecycleLanguage, type NodeId } from './state.js';

/** Edge1 and Core2 crash, which is their failure mode, and are restarted. Edge2, which only omits, does not fail here. */
export function environmentActions(language: LifecycleLanguage): readonly Action<Fields>[] {
  const { node, fault, repair } = language;
  const crashing = node.ids.filter((n) => n !== edge2(language));
  const crash = (n: NodeId) => {
    const name = node.names[n] ?? '';
    return fault(`${name} crashes`, {
      by: name,
      spends: 'crashes',
      means: 'crash',
      when: (s) => s.node.at(n).power === 'on',
      then: (s) => {
        s.node.at(n).reset({ keep: ['procedure'] });
        s.node.at(n).power = 'crashed';
        for (const other of node.ids) if (s.node.at(other).watches.has(n)) s.node.at(other).lost.add(n);
      },
    });
  };
  return [
    ...crashing.map(crash),

    // What still comes over its old connections is refused, so that the others notice.
    repair('restart', {
      each: node,
      means: 'restart',
      when: (s, n) => s.node.at(n).power === 'crashed',
      then: (s, n) => {
        s.node.at(n).power = 'on';
        s.node.at(n).procedure = 'start-up';
        closeConnections(s, node.ids, n);
      },
    }),
  ];
}
