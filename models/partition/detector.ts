import type { Action } from '../../checker/index.js';
import { enterGroup, isolate } from './group.js';
import type { Fields, PartitionLanguage, ReadonlyState } from './state.js';
import { type NodeId, type NodeSet, nodeNames, overAnyRoute, those } from './topology.js';

/**
 * The document's "Network Partition Handling": one Partition Detector determines which side is the majority, and tells
 * the nodes of either side to continue or to be isolated. It does not say where the Detector runs; here it is on
 * Core2, where the other detector of the system, that of deadlocks, is.
 */
export function detectorActions(language: PartitionLanguage): readonly Action<Fields>[] {
  const { node, action } = language;
  const home = node.valueAt(nodeNames.indexOf('Core2'));
  return [
    action('determine majority and minority', {
      by: 'Detector',
      fair: 'weak',
      when: (s) => s.node.at(home).up && !isMinority(language, s, minorityAt(language, s, home)),
      then: (s) => {
        const minority = minorityAt(language, s, home);
        s.detector.epoch += 1;
        s.detector.minority.clear();
        for (const n of node.ids) if (minority.has(n)) s.detector.minority.add(n);
      },
    }),

    action('continue operations', {
      each: node,
      fair: 'weak',
      when: (s, n) => isTold(s, home, n) && !s.detector.minority.has(n),
      then: (s, n) => {
        s.node.at(n).epoch = s.detector.epoch;
        enterGroup(
          language,
          s,
          n,
          those(node, (m) => !s.detector.minority.has(m)),
          'serving',
        );
      },
    }),

    action('be isolated from the majority', {
      each: node,
      fair: 'weak',
      when: (s, n) => isTold(s, home, n) && s.detector.minority.has(n),
      then: (s, n) => {
        s.node.at(n).epoch = s.detector.epoch;
        isolate(s, n);
      },
    }),
  ];
}

/** Whether the Detector's latest decision reaches a node that does not know it. */
function isTold(s: ReadonlyState, home: NodeId, n: NodeId): boolean {
  return s.node.at(n).epoch < s.detector.epoch && overAnyRoute(s, home).has(n);
}

/** To the Detector those whom it hears are one side, and all others the other. */
function minorityAt({ node }: PartitionLanguage, s: ReadonlyState, home: NodeId): NodeSet {
  const heard = overAnyRoute(s, home);
  return heard.isMajority ? those(node, (n) => !heard.has(n)) : heard;
}

function isMinority({ node }: PartitionLanguage, s: ReadonlyState, members: NodeSet): boolean {
  for (const n of node.ids) if (s.detector.minority.has(n) !== members.has(n)) return false;
  return true;
}
