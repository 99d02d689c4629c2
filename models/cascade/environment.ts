import type { Action } from '../../checker/index.js';
import { lastingFailures, nodeOrder } from '../topology/nodes.js';
import { isOverloaded } from './load.js';
import type { CascadeLanguage, Fields } from './state.js';

/** Nodes fail, by themselves and then in their modes, or of overload, and stay so: who comes back brings nothing but room. */
export function environmentActions(language: CascadeLanguage): readonly Action<Fields>[] {
  const { node, fault } = language;
  return [
    ...nodeOrder.map((name, index) => {
      const n = node.valueAt(index);
      return fault(lastingFailures[name], {
        by: name,
        spends: 'failures',
        when: (s) => s.node.at(n).up,
        then: (s) => {
          s.node.at(n).up = false;
        },
      });
    }),

    // What overload brings about is not the adversary's to spend; nor does it have to happen.
    fault('break down under overload', {
      each: node,
      when: (s, n) => s.node.at(n).up && isOverloaded(language, s, n),
      then: (s, n) => {
        s.node.at(n).up = false;
      },
    }),
  ];
}
