import type { Action } from '../../checker/index.js';
import {
  DETECTION_TIMEOUT,
  type DetectionLanguage,
  type Fields,
  HEALTH_CHECK_INTERVAL,
  LONGEST_WAY,
  type RouteId,
  type State,
} from './state.js';

export const MONITOR = 'Edge2';

/** The monitored node: each heartbeat goes by several routes, so that one that is lost is not missed. */
export function nodeActions(
  { monitored, timer }: DetectionLanguage,
  routes: readonly RouteId[],
): readonly Action<Fields>[] {
  return [
    timer('send a heartbeat', {
      by: monitored,
      when: (s) => s.node.nextHeartbeat.isDue,
      then: (s) => sendHeartbeat(s, routes),
    }),
  ];
}

/** The monitor: it has patience with a node for so long after each heartbeat. */
export function monitorActions({ receive, timer }: DetectionLanguage): readonly Action<Fields>[] {
  return [
    receive('hear a heartbeat', 'network', 'Heartbeat', {
      by: MONITOR,
      then: (s, heartbeat) => {
        s.way.at(heartbeat.by).stop();
        if (!s.monitor.suspects) s.monitor.patience.start(DETECTION_TIMEOUT);
      },
    }),

    timer('suspect the node', {
      by: MONITOR,
      when: (s) => s.monitor.patience.isDue,
      then: suspect,
    }),
  ];
}

/** Failover begins: what a suspected node sends comes too late. */
export function suspect(s: State): void {
  s.monitor.suspects = true;
  s.monitor.patience.stop();
}

export function sendHeartbeat(s: State, routes: readonly RouteId[]): void {
  s.node.nextHeartbeat.start(HEALTH_CHECK_INTERVAL);
  for (const by of routes) {
    s.network.send('Heartbeat', { by });
    s.way.at(by).start(0, LONGEST_WAY);
  }
}
