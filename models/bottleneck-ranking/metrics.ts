import type { Measured, NodeName } from '../topology/nodes.js';

/** What is known of a node when bottlenecks are analysed: the seven metrics that the Node Manager tracks. */
export interface NodeMetrics extends Measured {
  /** Of packets, in percent. */
  readonly loss: number;
  /** How many seconds ago it was measured. */
  readonly age: number;
}

/** What is measured of a node and can be a bottleneck. */
export type Metric = Exclude<keyof NodeMetrics, 'node' | 'age'>;

/** A node and how much of a bottleneck it is. */
export interface Bottleneck {
  readonly node: NodeName;
  readonly score: number;
}

/** Ranks nodes: those with the highest score, the worst bottlenecks, first. */
export type Rank = (metrics: readonly NodeMetrics[]) => readonly Bottleneck[];
