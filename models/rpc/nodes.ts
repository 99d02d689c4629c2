import type { NodeName } from '../topology/nodes.js';

/** The nodes that can be called from Core1: all others, and Core1 is the one node that has a link to each of them. */
export const callees = ['Edge1', 'Edge2', 'Core2', 'Cloud1'] as const satisfies readonly NodeName[];

type Callee = (typeof callees)[number];

/** What the document says of a node, as a caller on Core1 sees it. */
export interface Place {
  readonly failureMode: 'crash' | 'omission';
  /**
   * The longest that a message takes there, and one from there, in milliseconds. Together they are the round trip of its
   * link in "Network Topology & Communication Paths"; an odd one is longer on the way there.
   */
  readonly there: number;
  readonly back: number;
  /** The round trip of the same link in "Three-Tier Topology", another one; of the backup path there is none. */
  readonly roundTripOfTheTiers: number;
}

export const places: Readonly<Record<Callee, Place>> = {
  Edge1: { failureMode: 'crash', there: 6, back: 6, roundTripOfTheTiers: 8 },
  Edge2: { failureMode: 'omission', there: 8, back: 7, roundTripOfTheTiers: 8 },
  Core2: { failureMode: 'crash', there: 5, back: 5, roundTripOfTheTiers: 10 },
  Cloud1: { failureMode: 'omission', there: 11, back: 11, roundTripOfTheTiers: 22 },
};

/** The longest way, in milliseconds. */
export const LONGEST_WAY = Math.max(...Object.values(places).flatMap(({ there, back }) => [there, back]));
