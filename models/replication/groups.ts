import type { NodeName } from '../topology/nodes.js';

/** What clients see of replicas that differ, from the weakest promise to the strongest. */
export type Consistency = 'Eventual' | 'Causal' | 'Strong';

/** A row of the document's table of example groups. */
export interface ReplicationGroup {
  readonly service: string;
  readonly primary: NodeName;
  readonly replicas: readonly NodeName[];
  readonly strategy: 'N-Way' | 'Active-Passive' | 'Active-Active' | 'Geographic';
  readonly consistency: Consistency;
  readonly factor: number;
}

/** "Replication Group Configuration", row by row. */
export const documentedGroups = {
  'transaction-coordinator': {
    service: 'Transaction Coordinator',
    primary: 'Core1',
    replicas: ['Core2', 'Cloud1'],
    strategy: 'N-Way',
    consistency: 'Strong',
    factor: 3,
  },
  'rpc-handler': {
    service: 'RPC Handler',
    primary: 'Edge1',
    replicas: ['Edge2', 'Core1'],
    strategy: 'Active-Passive',
    consistency: 'Eventual',
    factor: 2,
  },
  'load-balancer': {
    service: 'Load Balancer',
    primary: 'Core2',
    replicas: ['Core1', 'Edge1'],
    strategy: 'Active-Active',
    consistency: 'Causal',
    factor: 2,
  },
  analytics: {
    service: 'Analytics',
    primary: 'Cloud1',
    replicas: ['Core1', 'Core2'],
    strategy: 'Geographic',
    consistency: 'Eventual',
    factor: 3,
  },
} as const satisfies { readonly [name: string]: ReplicationGroup };

/** Every member, the primary first. */
export function membersOf({ primary, replicas }: ReplicationGroup): readonly NodeName[] {
  return [primary, ...replicas];
}
