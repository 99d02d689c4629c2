import type { Action } from '../../checker/index.js';
import { enterGroup, isGroupOf, isolate } from './group.js';
import type { Fields, PartitionLanguage } from './state.js';
import { nodeNames, overAnyRoute } from './topology.js';

/**
 * The document's "Network Partition Handling": one Partition Detector determines which side is the majority, and tells
 * the nodes of either side to continue or to be isolated. It does not say where the Detector runs; here it is on
 * Core2, where the other detector of the system, that of deadlocks, is.
 *
 * What it tells reaches all whom it hears, at once. To the others it tells it across the cut; when they hear it again,
 * it has something else to tell. So there is no more in this than that nothing happens to them.
 */
export function detectorActions(language: PartitionLanguage): readonly Action<Fields>[] {
  const { node, action } = language;
  const home = node.valueAt(nodeNames.indexOf('Core2'));
  const by = 'Detector';
  return [
    action('tell the majority to continue operations', {
      by,
      fair: 'weak',
      when: (s) => {
        const side = overAnyRoute(s, home);
        if (!side.isMajority) return false;
        for (const n of node.ids) if (side.has(n) && !isGroupOf(language, s, n, side)) return true;
        return false;
      },
      then: (s) => {
        const side = overAnyRoute(s, home);
        let epoch = 1;
        for (const n of node.ids) if (side.has(n)) epoch = Math.max(epoch, s.node.at(n).epoch);
        for (const n of node.ids) {
          if (!side.has(n)) continue;
          s.node.at(n).epoch = epoch + 1;
          enterGroup(language, s, n, side, 'serving');
        }
      },
    }),

    action('tell the minority to be isolated', {
      by,
      fair: 'weak',
      when: (s) => {
        const side = overAnyRoute(s, home);
        if (side.isMajority) return false;
        for (const n of node.ids) if (side.has(n) && s.node.at(n).service === 'serving') return true;
        return false;
      },
      then: (s) => {
        const side = overAnyRoute(s, home);
        for (const n of node.ids) if (side.has(n)) isolate(s, n);
      },
    }),
  ];
}
