import { type Consistency, documentedGroups, type ReplicationGroup } from '../replication/groups.js';
import type { FailureMode, NodeName } from '../topology/nodes.js';

/** A row of the table of groups, by the name of its service. */
export type Service = keyof typeof documentedGroups;

/** "Strategy Selection": the consistency that each failure mode asks for. */
export const strategySelection: { readonly [Mode in FailureMode]: Consistency } = {
  Byzantine: 'Strong',
  omission: 'Causal',
  crash: 'Eventual',
};

/** What is wrong with a row of the document is put right, and everything else left as it is. */
export const repairedGroups: { readonly [Name in Service]: ReplicationGroup } = {
  ...documentedGroups,
  'rpc-handler': { ...documentedGroups['rpc-handler'], factor: 3 },
  'load-balancer': { ...documentedGroups['load-balancer'], consistency: 'Eventual', factor: 3 },
  analytics: { ...documentedGroups.analytics, consistency: 'Causal' },
};

export type Link = readonly [NodeName, NodeName];

/** "Network Topology & Communication Paths": the links that are marked "Replication". */
export const documentedOverlay: readonly Link[] = [
  ['Edge1', 'Core1'],
  ['Edge2', 'Core2'],
  ['Core1', 'Cloud1'],
];

/** With the backup path between the cores, the fastest one that joins its two parts. */
export const repairedOverlay: readonly Link[] = [...documentedOverlay, ['Core1', 'Core2']];
