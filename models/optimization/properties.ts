import type { Property } from '../../checker/index.js';
import { dashboard } from '../topology/nodes.js';
import type { OptimizationLanguage, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P14, P15 and P16 are in the catalogue. */
export function ownProperties({ always, never }: OptimizationLanguage): Properties {
  const memory = dashboard.reduce((sum, each) => sum + 2 * each.memory, 0);
  return {
    // The account of each node is kept by adding and subtracting: nothing must get lost on the way.
    memoryIsAccountedFor: always(
      'all memory that is used is that of the table, and once more what is on its way',
      (s) => {
        let used = 0;
        s.node.every((each) => {
          used += each.memory;
          return true;
        });
        s.service.every((each) => {
          if (each.target !== null) used -= each.memory;
          return true;
        });
        return used === memory;
      },
    ),
    copiedElsewhere: never('a service is copied to the node on which it is', (s) =>
      s.service.some(({ at, target }) => at === target),
    ),
  };
}
