import { always, alwaysStep, eventuallyAlways, type ProcessId, reachable, within } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

type NodeId = ProcessId<'node'>;
type ServiceId = ProcessId<'service'>;

/** What is used of a node, or by a service: CPU in points of percent, memory in half gigabytes. */
interface Used {
  readonly cpu: number;
  readonly memory: number;
}

/** The nodes, with what is on its way to a node counted there, and the services: where they are, and are being copied. */
export interface PlacementState {
  readonly node: {
    at(node: NodeId): Used;
    every(test: (node: Used) => boolean): boolean;
    some(test: (node: Used, id: NodeId) => boolean): boolean;
  };
  readonly service: {
    at(service: ServiceId): Placed;
    every(test: (service: Placed, id: ServiceId) => boolean): boolean;
    some(test: (service: Placed, id: ServiceId) => boolean): boolean;
    count(test: (service: Placed) => boolean): number;
  };
}

interface Placed extends Used {
  readonly at: NodeId;
  readonly target: NodeId | null;
}

/** How many migrations have begun in a minute, which may be any, as long as it runs. */
export interface ObservedState {
  readonly observer: { readonly minute: { readonly isRunning: boolean }; readonly counted: number };
}

/** The upper end of the document's range of CPU utilization, in percent. */
const CPU_CAP = 72;

/** Sixteen gigabytes. */
const MEMORY_CAP = 32;

/** 80 % of the cap. In points of percent, which are whole, 57 is below it and 58 above. */
const THRESHOLD = 0.8 * CPU_CAP;

/** One interval of the optimization, and one of the analysis; in seconds. */
const REACTION = 60 + 10;

const configuration = 'Configuration: optimization interval, bottleneck analysis interval, migration threshold';

/** The least that a loaded node uses, 45 %, is nominal: it is no invariant. */
export const cpuWithinCap: Obligation<PlacementState> = {
  id: 'P14.cap',
  property: systemProperties.P14,
  source: 'Node Manager, Metrics Tracked: CPU Utilization 45-72%',
  assumes:
    'what a service needs later than it was placed is for the next optimization: the step that places it is judged',
  formula: alwaysStep(
    'a node that is given a service uses at most 72 % of its CPU with it',
    (before, after) =>
      after.service.every(
        ({ target }, id) =>
          target === null || target === before.service.at(id).target || after.node.at(target).cpu <= CPU_CAP,
      ),
    { given: beginsToMigrate },
  ),
};

export const memoryWithinCap: Obligation<PlacementState> = {
  id: 'P15.cap',
  property: systemProperties.P15,
  source: 'Node Manager, Metrics Tracked: Memory Usage 4.0-16.0 GB',
  formula: always(
    'no node uses more than 16 GB, a service on its way counted on both nodes',
    ({ node }) => node.every(({ memory }) => memory <= MEMORY_CAP),
    { given: isSomethingOnItsWay },
  ),
};

export const reacts: Obligation<PlacementState> = {
  id: 'P16.reacts',
  property: systemProperties.P16,
  source: configuration,
  formula: within(
    'as long as a service on a bottleneck could be moved to a node that would not become one, 70 s do not pass without a migration',
    REACTION,
    canBeRelieved,
    (s) => !canBeRelieved(s) || isSomethingOnItsWay(s),
  ),
};

export const rate: Obligation<ObservedState> = {
  id: 'P16.rate',
  property: systemProperties.P16,
  source: 'Load Balancing Metrics: Migration Count < 10/min',
  formula: always('fewer than ten migrations begin in any minute', ({ observer }) => observer.counted < 10, {
    given: ({ observer }) => observer.minute.isRunning,
  }),
};

export const noPingPong: Obligation<PlacementState> = {
  id: 'P16.noPingPong',
  property: systemProperties.P16,
  source: configuration,
  assumes: 'the load of services changes a limited number of times',
  formula: eventuallyAlways(
    'from some time on no service is moved any more, back and forth or elsewhere',
    (s) => !isSomethingOnItsWay(s),
  ),
};

export const takesAllItMay: Witness<PlacementState> = {
  id: 'P14.cap/reached:up-to-the-threshold',
  formula: reachable(
    'a service is being copied, and with one point of CPU more its target would be a bottleneck',
    ({ node, service }) => service.some(({ target }) => target !== null && node.at(target).cpu + 1 > THRESHOLD),
  ),
};

export const fullOnTheWay: Witness<PlacementState> = {
  id: 'P15.cap/reached:full',
  formula: reachable('a service is being copied, and its target has less than 2 GB left', ({ node, service }) =>
    service.some(({ target }) => target !== null && node.at(target).memory > MEMORY_CAP - 4),
  ),
};

export const relieved: Witness<PlacementState> = {
  id: 'P16.reacts/reached:relieved',
  formula: reachable(
    'Cloud1, like every node, has memory to spare, nothing is on its way, and no bottleneck is left that could be relieved',
    (s) => s.node.every(({ memory }) => memory < MEMORY_CAP) && !isSomethingOnItsWay(s) && !canBeRelieved(s),
  ),
};

export const severalInAMinute: Witness<ObservedState> = {
  id: 'P16.rate/reached:three',
  formula: reachable('three migrations have begun in a minute', ({ observer }) => observer.counted === 3),
};

export const twoOnTheirWay: Witness<PlacementState> = {
  id: 'P16.noPingPong/reached:two-on-their-way',
  formula: reachable(
    'two services are on their way',
    ({ service }) => service.count(({ target }) => target !== null) > 1,
  ),
};

function isSomethingOnItsWay({ service }: PlacementState): boolean {
  return service.some(({ target }) => target !== null);
}

function beginsToMigrate(before: PlacementState, after: PlacementState): boolean {
  return after.service.some(({ target }, id) => target !== null && target !== before.service.at(id).target);
}

/** Whether there is a bottleneck, a service on it, and a node that could take the service and remain below the threshold. */
function canBeRelieved({ node, service }: PlacementState): boolean {
  return service.some(
    ({ at, target, cpu, memory }) =>
      target === null &&
      node.at(at).cpu > THRESHOLD &&
      node.some((used, id) => id !== at && used.cpu + cpu <= THRESHOLD && used.memory + memory <= MEMORY_CAP),
  );
}
