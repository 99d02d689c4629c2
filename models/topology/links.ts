import type { NodeName } from './nodes.js';

/** A link between two nodes, which goes both ways. */
export interface Link {
  readonly between: readonly [NodeName, NodeName];
  readonly kind: 'primary' | 'backup';
  /** In milliseconds, there and back. */
  readonly roundTrip: number;
}

/** The document draws its network twice. */
export type Diagram = 'three tiers' | 'communication paths';

/** "Network Topology & Communication Paths". */
const communicationPaths: readonly Link[] = [
  { between: ['Edge1', 'Core1'], kind: 'primary', roundTrip: 12 },
  { between: ['Edge1', 'Core2'], kind: 'primary', roundTrip: 14 },
  { between: ['Edge2', 'Core1'], kind: 'primary', roundTrip: 15 },
  { between: ['Edge2', 'Core2'], kind: 'primary', roundTrip: 13 },
  { between: ['Core1', 'Cloud1'], kind: 'primary', roundTrip: 22 },
  { between: ['Core2', 'Cloud1'], kind: 'primary', roundTrip: 24 },
  { between: ['Edge1', 'Edge2'], kind: 'backup', roundTrip: 18 },
  { between: ['Core1', 'Core2'], kind: 'backup', roundTrip: 10 },
];

/** "Three-Tier Topology". It says how long nothing takes on the two backup paths, so that they are as in the other one. */
const threeTiers: readonly Link[] = [
  { between: ['Edge1', 'Core1'], kind: 'primary', roundTrip: 8 },
  { between: ['Edge1', 'Core2'], kind: 'primary', roundTrip: 10 },
  { between: ['Edge2', 'Core1'], kind: 'primary', roundTrip: 8 },
  { between: ['Edge2', 'Core2'], kind: 'primary', roundTrip: 10 },
  { between: ['Core1', 'Cloud1'], kind: 'primary', roundTrip: 22 },
  { between: ['Core2', 'Cloud1'], kind: 'primary', roundTrip: 22 },
  ...communicationPaths.filter(({ kind }) => kind === 'backup'),
];

/** The links as each of the two diagrams draws them: the same pairs, in the same order. */
export const diagrams: { readonly [Name in Diagram]: readonly Link[] } = {
  'three tiers': threeTiers,
  'communication paths': communicationPaths,
};

/** The links "Replication" of "Network Topology & Communication Paths": along primary paths, without times. */
export const replicationOverlay: readonly Link['between'][] = [
  ['Edge1', 'Core1'],
  ['Edge2', 'Core2'],
  ['Core1', 'Cloud1'],
];

/** Whether a link joins these two nodes. */
export function joins({ between }: Pick<Link, 'between'>, one: NodeName, other: NodeName): boolean {
  return one !== other && between.includes(one) && between.includes(other);
}
