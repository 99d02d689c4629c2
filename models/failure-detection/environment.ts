import type { Action } from '../../checker/index.js';
import type { DetectionLanguage, Fields } from './state.js';

/** The monitored node crashes at any time, and heartbeats are lost. */
export function environmentActions({ monitored, route, crash, fault }: DetectionLanguage): readonly Action<Fields>[] {
  return [
    crash(`${monitored} crashes`, 'node', { by: monitored, spends: 'crashes', keeps: [] }),
    fault('loss of a heartbeat', {
      each: route,
      by: 'Network',
      spends: 'losses',
      when: (s, by) => s.network.has('Heartbeat', { by }),
      then: (s, by) => {
        s.network.lose('Heartbeat', { by });
        s.way.at(by).stop();
      },
    }),
  ];
}
