import type { Action } from '../../checker/index.js';
import { isConnected } from './connections.js';
import type { Fields, LifecycleLanguage, Pair, ReadonlyState } from './state.js';

/** Heartbeats, and what a node makes of their absence. */
export function monitoringActions({ node, timer }: LifecycleLanguage): readonly Action<Fields>[] {
  return [
    // Without time it is due when no heartbeat can come any more.
    timer('suspect a node whose heartbeats have ceased', {
      each: { one: node, other: node },
      fair: 'weak',
      when: (s, pair) => s.node.at(pair.one).watches.has(pair.other) && !doHeartbeatsArrive(s, pair),
      then: (s, { one, other }) => {
        const self = s.node.at(one);
        self.watches.delete(other);
        self.lost.delete(other);
        self.suspects.add(other);
      },
    }),
  ];
}

/** Whether the heartbeats of the other arrive at the one. */
function doHeartbeatsArrive(s: ReadonlyState, { one, other }: Pair): boolean {
  return s.node.at(other).monitoring && isConnected(s, { one: other, other: one });
}
