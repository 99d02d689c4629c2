import {
  array,
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
import { nodeOrder } from '../dashboard.js';
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
  },
  processes: () => ({
    node: processIds(nodeOrder.length, { names: nodeOrder }),
    service: processIds(serviceNames.length, { names: serviceNames }),
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
    /** The ages of the latest migrations: one that is due began a minute ago or earlier. For properties; nobody acts on it. */
    begun: array(TOO_MANY, countdown({ max: 60 })),
    changes: budget(changes),
  }),
});

export type OptimizationLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type ServiceId = ProcessId<'service'>;
