import {
  boolean,
  budget,
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';
import { nodeOrder } from '../topology/nodes.js';
import { LIGHTEST, serviceNames } from './services.js';

/** In seconds: how often bottlenecks are looked for, and how long the state of a service may take to its target. */
export const ANALYSIS_INTERVAL = 10;
export const OPTIMIZATION_INTERVAL = 60;
export const LONGEST_TRANSFER = 30;

/** So many migrations in a minute are too many; nobody counts further. */
export const TOO_MANY = 10;

/** By how many points of CPU the load of a service changes at once, and the most that it comes to. */
export const CHANGE = 6;
export const HEAVIEST = LIGHTEST + 2 * CHANGE;

/** Parameters, processes and state. */
export const system = defineSystem({
  parameters: {
    /** How often the load of a service rises or falls. */
    changes: integer({ min: 0, max: 4, default: 2 }),
    /** How many tens of seconds it takes at most to move a service. */
    tens: integer({ min: 1, max: LONGEST_TRANSFER / ANALYSIS_INTERVAL, default: LONGEST_TRANSFER / ANALYSIS_INTERVAL }),
    /** Of how many services a part can be moved, in the order of their names here. */
    services: integer({ min: 1, max: serviceNames.length, default: serviceNames.length }),
    /** Whether migrations are counted: any minute can then be the one that is observed. */
    observed: boolean(),
  },
  processes: ({ services }) => ({
    node: processIds(nodeOrder.length, { names: nodeOrder }),
    service: processIds(services, { names: serviceNames }),
  }),
  state: ({ node, service, changes }) => ({
    /** What is used of each node, a service on its way counted on both: CPU in points of percent, memory in half gigabytes. */
    node: perProcess(node, { cpu: integer({ min: 0, max: 200 }), memory: integer({ min: 0, max: 200 }) }),
    service: perProcess(service, {
      at: node,
      /** Where it is being copied. */
      target: optional(node),
      transfer: countdown({ max: LONGEST_TRANSFER }),
      cpu: integer({ min: LIGHTEST, max: HEAVIEST }),
      memory: integer({ min: 0, max: 32 }),
    }),
    analysis: countdown({ max: ANALYSIS_INTERVAL }),
    /** The latest "Bottleneck Report". A node that has been dealt with is struck out. */
    report: set(node),
    optimization: countdown({ max: 2 * OPTIMIZATION_INTERVAL }),
    /** An observer counts what begins in a minute, and then in another one. For properties; nobody acts on it. */
    observer: { minute: countdown({ max: 60 }), counted: integer({ min: 0, max: TOO_MANY }) },
    changes: budget(changes),
  }),
});

export type OptimizationLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type ServiceId = ProcessId<'service'>;
