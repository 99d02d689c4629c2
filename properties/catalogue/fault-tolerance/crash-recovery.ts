import { always, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
}

/** Nodes that fail, whether that is known, and where services run or are going to. */
export interface RecoveringState {
  readonly node: Each<{ readonly up: boolean; readonly suspected: boolean }>;
  readonly service: Each<Located>;
}

interface Located {
  readonly location: ProcessId;
  /** Null unless it is on its way from a node that has failed. */
  readonly movingFrom: ProcessId | null;
}

/** With clocks. */
export interface TimedRecovery extends RecoveringState {
  readonly service: Each<
    Located & {
      /** Runs while the service is away; due when that has lasted for more than 60 seconds. */
      readonly outage: { readonly isRunning: boolean; readonly isDue: boolean };
    }
  >;
}

/** Each service by itself: others that fail later are no excuse. */
export const recovered: Obligation<TimedRecovery> = {
  id: 'P10.recovered',
  property: systemProperties.P10,
  source: 'Fault Tolerance Metrics: "Recovery Time Objective (RTO), 60 seconds"; Failure Recovery Procedure',
  formula: always(
    'every service of a node that has failed is active on a living one within 60 seconds',
    ({ service }) => !service.some(({ outage }) => outage.isDue),
    { given: ({ service }) => service.some(({ outage }) => outage.isRunning) },
  ),
};

export const movedAway: Witness<TimedRecovery> = {
  id: 'P10.recovered/reached:moved',
  formula: reachable(
    'a node is down, and every service is active elsewhere',
    (s) => s.node.some(({ up }) => !up) && s.service.every((service) => isActive(s, service)),
  ),
};

export const restarted: Witness<TimedRecovery & { readonly restarts: { readonly spent: number } }> = {
  id: 'P10.recovered/reached:restarted',
  formula: reachable(
    'a node has restarted while its services move away from it',
    (s) => s.restarts.spent > 0 && s.service.some(({ movingFrom }) => movingFrom !== null && s.node.at(movingFrom).up),
  ),
};

/** Whether a service is where it should be, on a node that lives. */
export function isActive({ node }: RecoveringState, { location, movingFrom }: Located): boolean {
  return movingFrom === null && node.at(location).up;
}
