import type { NodeName } from '../topology/nodes.js';

/** The part of a service that can be moved, and where it is in the beginning. */
export interface Movable {
  readonly home: NodeName;
  /** In points of percent. */
  readonly cpu: number;
  /** In half gigabytes. */
  readonly memory: number;
}

/** The services of the document's "Replication Group Configuration"; those on bottlenecks come first. */
export const serviceNames = ['Transaction Coordinator', 'Analytics', 'RPC Handler', 'Load Balancer'] as const;

type ServiceName = (typeof serviceNames)[number];

/** The least that a part uses of CPU. */
export const LIGHTEST = 6;

/** What of each service can be moved. The document gives no figures: README.md says why it is these. */
export const movable: Readonly<Record<ServiceName, Movable>> = {
  'Transaction Coordinator': { home: 'Core1', cpu: 12, memory: 12 },
  'RPC Handler': { home: 'Edge1', cpu: LIGHTEST, memory: 8 },
  'Load Balancer': { home: 'Core2', cpu: LIGHTEST, memory: 10 },
  Analytics: { home: 'Cloud1', cpu: LIGHTEST, memory: 12 },
};
