import type { Action } from '../../checker/index.js';
import { crashing, type EventOrderingLanguage, type Fields } from './state.js';

/** What the adversary does, each limited by a budget. A node crashes for good, and only if that is its failure mode. */
export function environmentActions({
  node,
  fault,
  loss,
  duplication,
}: EventOrderingLanguage): readonly Action<Fields>[] {
  return [
    ...node.ids.flatMap((n) => {
      const name = node.names[n];
      if (name === undefined || !crashing.some((each) => each === name)) return [];
      return fault(`${name} crashes`, {
        by: name,
        spends: 'crashes',
        means: 'crash',
        when: (s) => s.node.at(n).up,
        then: (s) => {
          // What it has delivered it has delivered.
          s.node.at(n).reset({ keep: ['delivered', 'past'] });
          s.node.at(n).up = false;
        },
      });
    }),
    loss('a message is lost', 'network', { spends: 'losses' }),
    duplication('a message is duplicated', 'network', { spends: 'duplicates' }),
  ];
}
