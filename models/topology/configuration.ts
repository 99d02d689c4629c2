import { dashboard, type FailureMode, failureModes, type Measured, type NodeName } from './nodes.js';

export type Layer = 'edge' | 'core' | 'cloud';

/** A node as it is configured: the document's "Node Configuration Template". */
export interface NodeRecord {
  readonly id: NodeName;
  readonly layer: Layer;
  readonly baseline: Omit<Measured, 'node'>;
  readonly failureModel: {
    readonly primaryType: FailureMode;
    /** In milliseconds. */
    readonly detectionTimeout: number;
    /** In milliseconds. */
    readonly recoveryTimeout: number;
  };
  readonly services: readonly string[];
}

/** What `updateConfiguration` of the document's node manager is given. */
export interface NodeConfiguration {
  readonly detectionTimeout: number;
  readonly recoveryTimeout: number;
  readonly services: readonly string[];
  /** What has been measured of the node since it was configured. */
  readonly measured: Omit<Measured, 'node'>;
}

export type UpdateConfiguration = (node: NodeRecord, configuration: NodeConfiguration) => NodeRecord;

/** "Service Placement Strategy", in the words of the "Three-Tier Topology". */
const services: { readonly [Node in NodeName]: readonly string[] } = {
  Edge1: ['RPC Handler', 'Replication Service'],
  Edge2: ['Migration Service', 'Recovery Service'],
  Core1: ['Transaction Coordinator', '2PC/3PC Protocols'],
  Core2: ['Load Balancer', 'Deadlock Detector'],
  Cloud1: ['Analytics Service', 'Distributed Shared Memory'],
};

const layers: { readonly [Node in NodeName]: Layer } = {
  Edge1: 'edge',
  Edge2: 'edge',
  Core1: 'core',
  Core2: 'core',
  Cloud1: 'cloud',
};

/** The five nodes as they are started. */
export const initialNodes: readonly NodeRecord[] = dashboard.map(({ node, ...baseline }) => ({
  id: node,
  layer: layers[node],
  baseline,
  failureModel: { primaryType: failureModes[node], detectionTimeout: 3000, recoveryTimeout: 30_000 },
  services: services[node],
}));

/** Services and timeouts can be configured. What a node is cannot, and what is measured is no baseline. */
export const updateConfiguration: UpdateConfiguration = (node, { detectionTimeout, recoveryTimeout, services }) => ({
  ...node,
  failureModel: { ...node.failureModel, detectionTimeout, recoveryTimeout },
  services,
});

/** A mistake: whatever has been measured becomes the baseline, against which the next measurement says nothing. */
export const rebaseline: UpdateConfiguration = (node, configuration) => ({
  ...updateConfiguration(node, configuration),
  baseline: configuration.measured,
});

/** A mistake of one cell: Cloud1 fails like the other node of its kind of work, Core2. */
export const withOneChangedCell: readonly NodeRecord[] = initialNodes.map((node) =>
  node.id === 'Cloud1' ? { ...node, failureModel: { ...node.failureModel, primaryType: 'crash' } } : node,
);
