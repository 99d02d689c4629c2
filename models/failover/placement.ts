import type { NodeName } from '../topology/nodes.js';

/** What the document places on its nodes, two services on most of them; the consensus service stands with the coordinator. */
export const serviceNames = [
  'RPC Handler',
  'Replication Service',
  'Migration Service',
  'Recovery Service',
  'Transaction Coordinator',
  'Load Balancer',
  'Deadlock Detector',
  'Analytics',
  'Distributed Shared Memory',
] as const;

export type ServiceName = (typeof serviceNames)[number];

/** For each service the node on which it runs and, in the order in which they succeed it, its replicas. */
export type Groups = Readonly<Record<ServiceName, readonly [primary: NodeName, ...replicas: NodeName[]]>>;

/** "Service Placement Strategy" and "Replication Group Configuration": five of nine services are in no group. */
export const documentedGroups: Groups = {
  'RPC Handler': ['Edge1', 'Edge2', 'Core1'],
  'Replication Service': ['Edge1'],
  'Migration Service': ['Edge2'],
  'Recovery Service': ['Edge2'],
  'Transaction Coordinator': ['Core1', 'Core2', 'Cloud1'],
  'Load Balancer': ['Core2', 'Core1', 'Edge1'],
  'Deadlock Detector': ['Core2'],
  Analytics: ['Cloud1', 'Core1', 'Core2'],
  'Distributed Shared Memory': ['Cloud1'],
};

/** A group of three for each: whichever two nodes fail, one member lives. No two nodes that may crash succeed each other at once. */
export const repairedGroups: Groups = {
  ...documentedGroups,
  'Replication Service': ['Edge1', 'Core1', 'Cloud1'],
  'Migration Service': ['Edge2', 'Core2', 'Core1'],
  'Recovery Service': ['Edge2', 'Cloud1', 'Core1'],
  'Deadlock Detector': ['Core2', 'Edge2', 'Core1'],
  'Distributed Shared Memory': ['Cloud1', 'Core1', 'Edge1'],
};
