import {
  boolean,
  budget,
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  type View,
} from '../../checker/index.js';
import { nodeOrder } from '../topology/nodes.js';
import { serviceNames } from './placement.js';

const STEP = 2000;

/** What models/failure-detection shows, at most 3016 ms, up to the next step: more behaviour, and no less. */
export const DETECTION = 4000;

/** The document's `recovery_timeout`, and its mean time to recovery: a failover takes that long at most. */
export const RECOVERY_TIMEOUT = 30_000;

/** Longer than the document's recovery time objective of 60 seconds, by the smallest amount that there is. */
export const TOO_LONG = 60_000 + STEP;

/** Parameters, nodes, services and state. */
export const system = defineSystem({
  parameters: {
    /** Of Edge1 and Core2. */
    crashes: integer({ min: 0, max: 2, default: 2 }),
    /** Of Edge2 and Cloud1: how many of them omit every message from some time on. */
    omissions: integer({ min: 0, max: 2, default: 0 }),
    /** Of Core1. */
    silences: integer({ min: 0, max: 1, default: 0 }),
    /** Of nodes that have crashed. */
    restarts: integer({ min: 0, max: 2, default: 1 }),
    /**
     * Which nodes fail, and when: any at any time or, in the document's "Multi-Node Failure Scenario", Core2 and with it Cloud1 and
     * Core1, so far as there are omissions and silences.
     */
    scenario: oneOf('any', 'multi-node'),
  },
  processes: () => ({
    node: processIds(nodeOrder.length, { names: nodeOrder }),
    service: processIds(serviceNames.length, { names: serviceNames }),
  }),
  time: { unit: 'ms', step: STEP },
  state: ({ node, service, crashes, omissions, silences, restarts }) => ({
    node: perProcess(node, {
      up: boolean({ default: true }),
      /** Of its failure, by whoever monitors it. */
      detection: countdown({ max: DETECTION }),
      suspected: boolean(),
      /** Of the failover of its services, while one is under way. */
      failover: countdown({ max: RECOVERY_TIMEOUT }),
    }),
    service: perProcess(service, {
      /** The node on which the registry says that it runs, or that it is going to. */
      location: node,
      /** The failed node from which it is moving there; null while it is where it should be. */
      movingFrom: optional(node),
      /** Nobody in the system looks at it: due when the service has been away for longer than the objective allows. */
      outage: countdown({ max: TOO_LONG }),
    }),
    // Of the order to fail over no copy is sent while there is one; a heartbeat matters when its node is suspected.
    network: messageBag({ InitiateFailover: { failed: node }, Heartbeat: { by: node } }),
    /** Due when the manager has to command. */
    orders: countdown({ max: STEP }),
    crashes: budget(crashes),
    omissions: budget(omissions),
    silences: budget(silences),
    restarts: budget(restarts),
  }),
});

export type FailoverLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type ServiceId = ProcessId<'service'>;

export function isActive(s: ReadonlyState, service: ServiceId): boolean {
  const { location, movingFrom } = s.service.at(service);
  return s.node.at(location).up && movingFrom === null;
}

/** A service that is away from now on, if it is not already. */
export function beginOutage(s: State, service: ServiceId): void {
  const { outage } = s.service.at(service);
  if (!outage.isRunning) outage.start(TOO_LONG, Number.POSITIVE_INFINITY);
}
