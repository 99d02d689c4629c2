import { always, reachable, within } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** A node, and whether its monitor suspects it. */
export interface MonitoredState {
  readonly node: { readonly up: boolean };
  readonly monitor: { readonly suspects: boolean };
}

/** With the heartbeats that are on their way. */
interface HeartbeatState extends MonitoredState {
  readonly network: { readonly isEmpty: boolean };
  readonly losses: { readonly left: number };
}

/** The timeout runs from the receipt of the last heartbeat, which may come as much later as a message takes, 16 ms at most. */
const DETECTION_BOUND = 3000 + 16;

const source =
  'Failure Type Handling: "Clean failure detection", "Heartbeat Monitoring"; System Configuration: "withFailureDetectionTimeout(3000)"';

export const suspected: Obligation<MonitoredState> = {
  id: 'P10.suspected',
  property: systemProperties.P10,
  source,
  formula: within(
    'a node that has crashed is suspected within 3000 ms and the time that a message takes',
    DETECTION_BOUND,
    ({ node }) => !node.up,
    ({ monitor }) => monitor.suspects,
  ),
};

/** Chandra and Toueg, "Unreliable failure detectors for reliable distributed systems", 1996: strong accuracy. */
export const accuracy: Obligation<MonitoredState> = {
  id: 'P10.accuracy',
  property: systemProperties.P10,
  source,
  assumes: 'few heartbeats are lost: with as many as two routes carry in two seconds no timeout of three is accurate',
  formula: always('whoever is suspected has crashed', ({ node }) => !node.up, {
    given: ({ monitor }) => monitor.suspects,
  }),
};

export const lastHeartbeat: Witness<HeartbeatState> = {
  id: 'P10.suspected/reached:late',
  formula: reachable(
    'a node has crashed, and its last heartbeat is still on its way',
    (s) => !s.node.up && !s.network.isEmpty,
  ),
};

export const heardDespiteLosses: Witness<HeartbeatState> = {
  id: 'P10.accuracy/reached:losses',
  formula: reachable(
    'all that can be lost is lost, the node is up and a heartbeat on its way to the monitor, which does not suspect it',
    (s) => s.node.up && s.losses.left === 0 && !s.monitor.suspects && !s.network.isEmpty,
  ),
};
